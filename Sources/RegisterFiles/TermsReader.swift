internal import Register

/// Reads what a programme agrees of how it looks after people, and who outside hears complaints.
struct TermsReader {
  let reading: Reading
  let sources: SourcesReader

  static let keys = ["work_checks", "contact_lost", "payment_grace_days", "basis", "sources"]
  static let contactLostKeys = ["tries", "days"]
  static let complaintsOutsideKeys = ["body", "how", "sources"]
  static let mostTries = 100

  func terms(_ node: SourceNode) -> ProgrammeTerms? {
    guard let fields = Fields(node, of: "terms", keys: Self.keys, reading: reading) else { return nil }
    let basis = fields.requiredWord("basis", FigureBasis.self)
    if Self.keys.prefix(3).allSatisfy({ fields.node($0) == nil }) {
      reading.report(
        .missingKey, at: fields.place, found: "terms that agree nothing",
        expected: "work_checks, contact_lost or payment_grace_days",
        remedy: "payment_grace_days: \(ProgrammeTerms.usualPaymentGraceDays)")
    }
    return ProgrammeTerms(
      workChecks: workChecks(fields), contactLost: fields.node("contact_lost").flatMap(contactLost),
      paymentGraceDays: fields.number("payment_grace_days", in: 0...365), basis: basis ?? .demonstration,
      sources: fields.cited(sources, basis: basis), place: fields.place)
  }

  private func workChecks(_ fields: Fields) -> [Int]? {
    guard let node = fields.node("work_checks") else { return nil }
    if case .sequence(let items) = node.content, items.isEmpty {
      reading.report(
        .wrongValue, at: node.place, found: "an empty list",
        expected: "at least one number of days after the start of a job for “work_checks”",
        remedy: written(ProgrammeTerms.usualWorkChecks))
    }
    let range = 1...EntitlementReader.mostAfterDays
    var days: [Int] = []
    var unordered: (place: Place, day: Int, last: Int)?
    for item in fields.texts("work_checks") {
      guard let day = Int(item.value), range.contains(day) else {
        reading.report(
          .wrongValue, at: item.place, found: "“\(item.value)”",
          expected: "a whole number from \(range.lowerBound) to \(range.upperBound) in “work_checks”")
        continue
      }
      if let last = days.last, day <= last, unordered == nil { unordered = (item.place, day, last) }
      days.append(day)
    }
    if let unordered {
      reading.report(
        .wrongValue, at: unordered.place, found: "\(unordered.day) after \(unordered.last)",
        expected: "days that rise in “work_checks”, each once", remedy: written(Set(days).sorted()))
    }
    return days
  }

  private func written(_ days: [Int]) -> String {
    "work_checks: [\(days.map(String.init).joined(separator: ", "))]"
  }

  private func contactLost(_ node: SourceNode) -> ProgrammeTerms.LostContact? {
    guard let fields = Fields(node, of: "contact_lost", keys: Self.contactLostKeys, reading: reading) else {
      return nil
    }
    let usual = ProgrammeTerms.usualContactLost
    if fields.node("tries") == nil { fields.missing("tries", example: String(usual.tries)) }
    if fields.node("days") == nil { fields.missing("days", example: String(usual.days)) }
    return ProgrammeTerms.LostContact(
      tries: fields.number("tries", in: 1...Self.mostTries) ?? usual.tries,
      days: fields.number("days", in: 1...EntitlementReader.mostAfterDays) ?? usual.days)
  }

  func complaintsOutside(_ node: SourceNode) -> ComplaintsOutside? {
    guard
      let fields = Fields(node, of: "complaints_outside", keys: Self.complaintsOutsideKeys, reading: reading)
    else { return nil }
    let body = fields.required("body", example: "the monitoring committee")
    let how = fields.required("how", example: "one plain sentence on how a complaint reaches it")
    return ComplaintsOutside(
      body: body?.value ?? "", how: how?.value ?? "", sources: sources.cited(fields), place: fields.place)
  }
}
