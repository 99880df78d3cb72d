internal import Record
internal import Register

/// A transfer as somebody claims it, with the arrangement under which it is told; never with names.
struct Movement {
  let transfer: Transfer
  let arrangement: Arrangement

  /// Those that can have happened by the day, the latest first; what has no date comes last.
  static func all(_ context: PageContext) -> [Movement] {
    let day = context.clocks.effectiveDay
    let movements = context.view.corpus.arrangements.flatMap { arrangement in
      arrangement.transfers.filter { $0.date.map { $0.first <= day } ?? true }
        .map { Movement(transfer: $0, arrangement: arrangement) }
    }
    return movements.enumerated().sorted { a, b in
      let (one, other) = (a.element.transfer.date?.first.days ?? .min, b.element.transfer.date?.first.days ?? .min)
      return (other, a.offset) < (one, b.offset)
    }.map(\.element)
  }

  /// It has the same key as another account of the same event, and says otherwise.
  var conflict: String { transfer.claim.conflict.isEmpty ? "" : "\(arrangement.id) \(transfer.claim.conflict)" }

  var isCounted: Bool { transfer.kind == .arrival && transfer.claim.retraction == nil && transfer.count != nil }

  static func table(_ movements: [Movement], _ context: PageContext) -> CardTable {
    let keys = Dictionary(grouping: movements.map(\.conflict).filter { !$0.isEmpty }, by: { $0 })
    return CardTable(
      [.columnDate, .columnArrangement, .columnType, .columnCount, .columnNationalities, .columnClaim],
      rows: movements.map { movement in
        let transfer = movement.transfer
        let nationalities = context.language.list(transfer.nationalities.map(context.name))
        let by: HTML = transfer.claim.by.isEmpty ? "" : "<small>\(transfer.claim.by)</small>"
        let retraction: HTML =
          transfer.claim.retraction.map {
            "<small class=\"retraction\">\(context.wordedDates(Words.retraction($0, context.language)))</small>"
          } ?? ""
        let text: HTML =
          transfer.claim.retraction == nil ? HTML(transfer.claim.claim) : "<s>\(transfer.claim.claim)</s>"
        let sources = DocumentLinks(transfer.claim.sources, in: .arrangement(movement.arrangement.id), context)
        let isContested = (keys[movement.conflict]?.count ?? 0) > 1
        let contested: HTML =
          isContested ? " <span class=\"flag flag-denied\">\(context.say(.markContested))</span>" : ""
        return [
          .init(context.date(transfer.date)),
          .init(context.anchor(.arrangement(movement.arrangement.id), context.name(movement.arrangement))),
          .init(transfer.kind.label(context.language)),
          .init(
            "\(transfer.count.map { Digits.grouped($0) } ?? context.say(.notGiven))\(contested)" as HTML,
            isNone: transfer.count == nil),
          .init(nationalities, isNone: nationalities.isEmpty),
          .init("\(text)\(by)<small>\(sources.html(context))</small>\(retraction)" as HTML),
        ]
      })
  }

  func json(_ context: PageContext) -> JSON {
    .object([
      ("arrangement", .text(arrangement.id.text)), ("date", .optional(transfer.date?.description)),
      ("type", .text(transfer.kind.rawValue)), ("count", transfer.count.map { .number($0) } ?? .null),
      ("nationalities", .texts(transfer.nationalities.map(\.text))), ("claim", .text(transfer.claim.claim)),
      ("by", .text(transfer.claim.by)),
      ("conflict", transfer.claim.conflict.isEmpty ? .null : .text(transfer.claim.conflict)),
      ("retracted", .bool(transfer.claim.retraction != nil)),
    ])
  }
}
