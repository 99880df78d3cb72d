internal import Record
internal import Register
internal import Safeguards

/// One list of the API on both clocks, filtered, in the order of the register. Items are written when they are wanted.
struct APIList {
  let count: Int
  /// From a place to the item.
  let item: (Int) -> JSON

  private init<Element>(_ elements: [Element], _ json: @escaping (Element) -> JSON) {
    count = elements.count
    item = { json(elements[$0]) }
  }

  /// What a list can be filtered by, beside clocks, limit and cursor.
  static func parameters(of collection: APICollection, _ site: Site) -> [QueryParameter] {
    let codes = site.norms.corpus.states.map(\.code.text)
    let sender = QueryParameter("sender", values: Set(site.norms.corpus.arrangements.map(\.sender.text)).sorted())
    let to = QueryParameter("to", values: codes)
    switch collection {
    case .arrangements:
      return [sender, to, QueryParameter("stage", values: ArrangementProgress.Group.allCases.map(\.rawValue))]
    case .transfers: return [sender, to]
    case .norms: return [QueryParameter("kind", values: Norm.Kind.allCases.map(\.rawValue))]
    case .sources: return [QueryParameter("weak", values: ["true", "false"])]
    case .states: return []
    }
  }

  init(_ collection: APICollection, _ context: PageContext) {
    let query = context.query
    func admits(_ arrangement: Arrangement) -> Bool {
      (query["sender"].map { $0 == arrangement.sender.text } ?? true)
        && (query["to"].map { arrangement.to.contains(StateCode($0)) } ?? true)
    }
    switch collection {
    case .arrangements:
      let all = ArrangementSummary.all(context).filter { summary in
        admits(summary.arrangement) && (query["stage"].map { $0 == summary.progress.group.rawValue } ?? true)
      }
      self.init(all) { $0.json(context) }
    case .norms:
      let all = context.view.corpus.norms.filter { norm in query["kind"].map { $0 == norm.kind.rawValue } ?? true }
      self.init(all) { norm in
        .object([
          ("norm", .text(norm.id.text)), ("title", .text(norm.title)), ("kind", .text(norm.kind.rawValue)),
          ("cite", .text(norm.cite)), ("basis", .text(norm.basis.rawValue)), ("rules", .number(norm.rules.count)),
          ("url", .text("/v1/norms/\(norm.id.text)")),
        ])
      }
    case .states:
      self.init(context.view.corpus.states) { state in
        .object([
          ("state", .text(state.code.text)), ("alpha2", .text(state.alpha2)), ("name", .text(state.name)),
          ("url", .text("/v1/states/\(state.code.text)")),
        ])
      }
    case .sources:
      let all = context.view.catalog.documents.filter { document in
        query["weak"].map { ($0 == "true") == document.isWeak } ?? true
      }
      self.init(all) { document in
        .object([
          ("source", .text(document.id)), ("publisher", .text(document.publisher)), ("title", .text(document.title)),
          ("published", .optional(document.published?.description)), ("url", .optional(document.url)),
          ("kind", .text(document.kind.rawValue)), ("weak", .bool(document.isWeak)),
        ])
      }
    case .transfers:
      let all = context.view.corpus.arrangements.filter(admits).flatMap { arrangement in
        arrangement.transfers.enumerated().map { (arrangement: arrangement, number: $0 + 1, transfer: $1) }
      }
      .filter { entry in entry.transfer.date.map { $0.first <= context.clocks.effectiveDay } ?? true }
      let catalog = context.view.catalog
      self.init(all) { arrangement, number, transfer in
        let owner = Statement.Owner.arrangement(arrangement.id)
        return .object([
          ("arrangement", .text(arrangement.id.text)), ("number", .number(number)),
          ("sender", .text(arrangement.sender.text)), ("to", .texts(arrangement.to.map(\.text))),
          ("date", .optional(transfer.date?.description)), ("type", .text(transfer.kind.rawValue)),
          ("count", transfer.count.map { .number($0) } ?? .null),
          ("nationalities", .texts(transfer.nationalities.map(\.text))), ("claim", .text(transfer.claim.claim)),
          ("by", .text(transfer.claim.by)),
          (
            "sources",
            .texts(transfer.claim.sources.compactMap { catalog.document($0.value, in: owner)?.id })
          ), ("weak_only", .bool(catalog.isWeakOnly(transfer.claim.sources, in: owner))),
          ("retracted", .bool(transfer.claim.retraction != nil)),
        ])
      }
    }
  }
}
