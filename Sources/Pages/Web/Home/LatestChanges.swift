internal import Record
internal import Register
internal import Safeguards

/// What became known in the days before the day of the page: the difference between what was known on two days.
struct LatestChanges {
  private let from: CivilDate
  private let to: CivilDate
  /// By subject, in the order of the difference.
  private let groups: [(subject: String, changes: [Change])]
  private let total: Int

  /// As many subjects as a front page has room for.
  private static let shownSubjects = 8
  private static let shownChanges = 2

  init(_ context: PageContext) {
    let whole = LatestChanges.dated(context.site.norms.corpus)
    let to = context.clocks.known ?? context.clocks.effectiveDay
    let after = whole.asKnown(on: to)
    var from = to
    var changes: [Change] = []
    // A month; where it brought nothing, a quarter, a year.
    for days in [30, 90, 365] where changes.isEmpty {
      from = to.advanced(by: -days)
      changes = RegisterDifference(from: whole.asKnown(on: from), to: after).changes.filter(LatestChanges.isNews)
    }
    self.from = from
    self.to = to
    total = changes.count
    var order: [String] = []
    var bySubject: [String: [Change]] = [:]
    for change in changes {
      if bySubject[change.subject] == nil { order.append(change.subject) }
      bySubject[change.subject, default: []].append(change)
    }
    groups = order.map { ($0, bySubject[$0] ?? []) }
  }

  /// Without sources that bear no date: they count as known from the day on which they were read for the register, which
  /// is news of the register and not of the world.
  static func dated(_ corpus: Corpus) -> Corpus {
    func only(_ sources: [Source]) -> [Source] { sources.filter { $0.published != nil } }
    var corpus = corpus
    for index in corpus.norms.indices { corpus.norms[index].sources = only(corpus.norms[index].sources) }
    for index in corpus.arrangements.indices {
      corpus.arrangements[index].sources = only(corpus.arrangements[index].sources)
    }
    return corpus
  }

  /// What happened or was claimed; not which source was added to what was known before.
  static func isNews(_ change: Change) -> Bool {
    guard change.kind != .changed else { return false }
    switch change.section {
    case .norms, .force, .arrangements, .events, .transfers, .claims: return true
    case .rules, .conditions, .relations, .states, .facts, .sources: return false
    }
  }

  func html(_ context: PageContext) -> HTML {
    let span: [String: Message.Value] = [
      "from": .text(context.language.say(from)), "to": .text(context.language.say(to)),
    ]
    let hidden = total - groups.prefix(Self.shownSubjects).reduce(0) { $0 + min($1.changes.count, Self.shownChanges) }
    let more: HTML =
      hidden > 0 ? "<p class=\"quiet\">\(context.say(.homeChangesMore, ["count": .number(hidden)]))</p>" : ""
    let all: HTML =
      context.site.isPlanned(.changes)
      ? "<p><a href=\"\(context.link(.changes))\">\(context.say(.homeChangesAll))</a></p>" : ""
    let list: HTML =
      groups.isEmpty
      ? "<p>\(context.say(.homeChangesNone, span))</p>"
      : "<ul class=\"changes\">\(groups.prefix(Self.shownSubjects).map { group($0.subject, $0.changes, context) })</ul>"
    return """
      <section aria-labelledby="changes">
      <h2 id="changes">\(context.say(.homeChangesTitle))</h2>
      <p class="quiet">\(context.say(.homeChangesLead, span))</p>
      \(list)
      \(more)\(all)
      </section>
      """
  }

  private func group(_ subject: String, _ changes: [Change], _ context: PageContext) -> HTML {
    let items = changes.prefix(Self.shownChanges).map { change -> HTML in
      "<li>\(ChangeWords.says(change, context))</li>"
    }
    return "<li><h3>\(ChangeWords.heading(subject, context))</h3><ul>\(items)</ul></li>"
  }

  var json: JSON {
    .object([
      ("from", .text(from.description)), ("to", .text(to.description)), ("count", .number(total)),
      (
        "changes",
        .list(
          groups.flatMap(\.changes).map { change in
            .object([
              ("section", .text(change.section.rawValue)), ("subject", .text(change.subject)),
              ("kind", .text(change.kind.rawValue)), ("says", .text(ChangeWording.english.says(change))),
            ])
          })
      ),
    ])
  }
}
