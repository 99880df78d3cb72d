internal import Record
internal import Register

/// Which arrangements a reader wants to see, and in which order: plain parameters of the address.
struct ArrangementFilter {
  enum Doubt: String, CaseIterable { case denied, weak }

  enum Column: String, CaseIterable {
    case destination, sender, stage, since, kind, reception, text, people, payment, distance

    /// In lists of numbers and dates the largest are looked for first.
    var isDescendingFirst: Bool {
      switch self {
      case .people, .payment, .since: true
      case .destination, .sender, .stage, .kind, .reception, .text, .distance: false
      }
    }
  }

  let stage: ArrangementProgress.Group?
  let kind: Arrangement.Kind?
  let sender: StateCode?
  let destination: StateCode?
  let region: Region?
  let reception: Arrangement.ReceptionModel?
  let text: Arrangement.Publication?
  let doubt: Doubt?
  let sort: Column?
  let isDescending: Bool

  static func parameters(_ corpus: Corpus) -> [QueryParameter] {
    let senders = Set(corpus.arrangements.map(\.sender.text)).sorted()
    let destinations = Set(corpus.arrangements.flatMap(\.to).map(\.text)).sorted()
    return [
      QueryParameter("stage", values: ArrangementProgress.Group.allCases.map(\.rawValue)),
      QueryParameter("kind", values: Arrangement.Kind.allCases.map(\.rawValue)),
      QueryParameter("sender", values: senders), QueryParameter("destination", values: destinations),
      QueryParameter("region", values: Region.allCases.map(\.rawValue)),
      QueryParameter("reception", values: Arrangement.ReceptionModel.allCases.map(\.rawValue)),
      QueryParameter("text", values: Arrangement.Publication.allCases.map(\.rawValue)),
      QueryParameter("doubt", values: Doubt.allCases.map(\.rawValue)),
      QueryParameter("sort", values: Column.allCases.map(\.rawValue)),
      QueryParameter("order", values: ["asc", "desc"]),
    ]
  }

  init(_ query: Query) {
    stage = query["stage"].flatMap(ArrangementProgress.Group.init)
    kind = query["kind"].flatMap(Arrangement.Kind.init)
    sender = query["sender"].map { StateCode($0) }
    destination = query["destination"].map { StateCode($0) }
    region = query["region"].flatMap(Region.init(rawValue:))
    reception = query["reception"].flatMap(Arrangement.ReceptionModel.init)
    text = query["text"].flatMap(Arrangement.Publication.init)
    doubt = query["doubt"].flatMap(Doubt.init)
    sort = query["sort"].flatMap(Column.init)
    isDescending = query["order"].map { $0 == "desc" } ?? sort?.isDescendingFirst ?? false
  }

  func admits(_ summary: ArrangementSummary) -> Bool {
    let arrangement = summary.arrangement
    if let stage, summary.progress.group != stage { return false }
    if let kind, arrangement.kind != kind { return false }
    if let sender, arrangement.sender != sender { return false }
    if let destination, !arrangement.to.contains(destination) { return false }
    if let region, !arrangement.to.contains(where: { Region(of: $0) == region }) { return false }
    if let reception, arrangement.receptionModel != reception { return false }
    if let text, arrangement.textPublished != text { return false }
    switch doubt {
    case .denied?: return summary.isDenied
    case .weak?: return summary.progress.group == .agreed && summary.isWeakOnly
    case nil: return true
    }
  }

  /// In the reader's order; without one, by the names of the destinations. What has no value comes last either way.
  func sorted(_ summaries: [ArrangementSummary], _ context: PageContext) -> [ArrangementSummary] {
    let column = sort ?? .destination
    let keyed = summaries.map {
      (summary: $0, key: key(column, $0, context), name: context.destinations($0.arrangement))
    }
    return keyed.sorted { a, b in
      switch (a.key, b.key) {
      case (let one?, let other?) where one != other: return isDescending ? other < one : one < other
      case (.some, nil): return true
      case (nil, .some): return false
      default: return (a.name, a.summary.arrangement.id) < (b.name, b.summary.arrangement.id)
      }
    }.map(\.summary)
  }

  /// Numbers and dates are padded, so that all keys compare as text.
  private func key(_ column: Column, _ summary: ArrangementSummary, _ context: PageContext) -> String? {
    let arrangement = summary.arrangement
    switch column {
    case .destination: return arrangement.to.isEmpty ? nil : context.destinations(arrangement)
    case .sender: return context.name(arrangement.sender)
    case .stage:
      return ArrangementProgress.Group.allCases.firstIndex(of: summary.progress.group).map { padded($0, 2) }
    case .since: return summary.progress.stage?.date?.first.description
    case .kind: return arrangement.kind.label(context.language)
    case .reception: return arrangement.receptionModel.label(context.language)
    case .text: return arrangement.textPublished.rawValue
    case .people:
      return [summary.people.arrivals, summary.people.largestTotal].compactMap { $0 }.max().map { padded($0, 12) }
    case .payment: return summary.payment.map { padded($0.amount, 15) }
    case .distance: return summary.distance.map { padded($0.km, 6) }
    }
  }
}
