internal import Register

/// Reads the entitlements of a programme.
struct EntitlementReader {
  let reading: Reading
  let sources: SourcesReader
  let amounts: AmountReader

  static let keys = [
    "name", "kind", "title", "says", "amount", "currency", "paid_out", "per", "basis", "every", "day", "after_days",
    "times", "when", "until", "sources",
  ]

  /// Ten years of days, and a hundred of months: more than any programme lasts.
  static let mostAfterDays = 3_650
  static let mostTimes = 1_200

  func read(_ node: SourceNode) -> Entitlement? {
    guard let fields = Fields(node, of: "an entitlement", keys: Self.keys, reading: reading),
      let name = fields.partName(example: "stipend")
    else { return nil }
    let kind = fields.requiredWord("kind", Entitlement.Kind.self)
    let title = fields.required("title", example: "Monthly stipend")
    let says = fields.required("says", example: "one plain sentence")
    let basis = fields.requiredWord("basis", FigureBasis.self)
    let every = fields.requiredWord("every", Entitlement.Every.self)
    let amount = amounts.read(fields)
    checkAmount(fields, kind)
    return Entitlement(
      name: name.value, kind: kind ?? .supplies, title: title?.value ?? "", says: says?.value ?? "", amount: amount,
      isPaidOut: fields.flag("paid_out", default: kind == .cash),
      per: fields.word("per", Entitlement.Unit.self) ?? .participant, basis: basis ?? .demonstration,
      every: every ?? .once, day: day(fields, every),
      afterDays: fields.number("after_days", in: 0...Self.mostAfterDays) ?? 0, times: times(fields, every),
      when: fields.located("when"), until: fields.located("until"), sources: fields.cited(sources, basis: basis),
      place: name.place)
  }

  /// Cash has an amount; and what has none is paid to nobody and counted for nobody.
  private func checkAmount(_ fields: Fields, _ kind: Entitlement.Kind?) {
    guard fields.node("amount") == nil else { return }
    if kind == .cash { fields.missing("amount", example: "100000") }
    for key in ["currency", "paid_out", "per"] {
      guard let value = fields.node(key), kind != .cash else { continue }
      reading.report(
        .wrongValue, at: value.place, found: "“\(key)” without “amount”", expected: "“\(key)” only beside an amount",
        remedy: "the entitlement without “\(key)”")
    }
  }

  private func day(_ fields: Fields, _ every: Entitlement.Every?) -> Int? {
    switch every {
    case .once: return refused("day", fields, "only what is paid again and again falls due on a day of its own")
    case .week: return fields.number("day", in: 1...7)
    case .month, .quarter, .year, nil: return fields.number("day", in: 1...28)
    }
  }

  private func times(_ fields: Fields, _ every: Entitlement.Every?) -> Int? {
    guard every == .once else { return fields.number("times", in: 1...Self.mostTimes) }
    return refused("times", fields, "no “times”: once is once")
  }

  private func refused(_ key: String, _ fields: Fields, _ expected: String) -> Int? {
    guard let value = fields.node(key) else { return nil }
    reading.report(
      .wrongValue, at: value.place, found: "“\(key)” beside “every: once”", expected: expected,
      remedy: "the entitlement without “\(key)”")
    return nil
  }
}
