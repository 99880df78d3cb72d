internal import Record
internal import Register
internal import Safeguards

/// What changed between two days: in the law, in what arrangements had come to, and in what was known of all this.
struct ChangesPage: SitePage {
  private let from: CivilDate
  private let to: CivilDate
  private let turns: [ForceTurn]
  private let stages: [(before: ArrangementProgress, now: ArrangementProgress)]
  private let known: [Change]

  static let parameters = [QueryParameter.date("from"), QueryParameter.date("to")]

  init(_ context: PageContext) {
    let end = context.clocks.known ?? context.clocks.effectiveDay
    let to = context.query.date("to") ?? max(end, context.query.date("from") ?? end)
    let from = context.query.date("from") ?? to.advanced(by: -30)
    self.from = from
    self.to = to
    let corpus = context.view.corpus
    turns = ForceTurn.all(after: from, through: to, context)
    stages = corpus.arrangements.compactMap { arrangement in
      let before = ArrangementProgress(arrangement, on: from)
      let now = ArrangementProgress(arrangement, on: to)
      return before.group == now.group ? nil : (before, now)
    }
    let dated = LatestChanges.dated(corpus)
    known = RegisterDifference(from: dated.asKnown(on: from), to: dated.asKnown(on: to)).changes
  }

  func title(_ context: PageContext) -> String { context.say(.changesTitle) }

  func body(_ context: PageContext) -> HTML {
    let span: [String: Message.Value] = [
      "from": .text(context.language.say(from)), "to": .text(context.language.say(to)),
    ]
    let sections = Change.Section.allCases.map { section($0, context) }
    let nothing: HTML =
      turns.isEmpty && stages.isEmpty && known.isEmpty ? "<p>\(context.say(.changesNone))</p>" : ""
    return """
      <div class="lead">
      <h1>\(title(context))</h1>
      <p class="standfirst">\(context.say(.changesLead, span))</p>
      </div>
      \(form(context))
      \(nothing)
      \(law(context))
      \(arrangements(context))
      \(known.isEmpty ? "" : "<section aria-labelledby=\"known\"><h2 id=\"known\">\(context.say(.changesKnownTitle, ["count": .number(known.count)]))</h2><p class=\"quiet\">\(context.say(.changesKnownLead))</p>\(sections)</section>" as HTML)
      """
  }

  private func form(_ context: PageContext) -> HTML {
    guard !context.site.isStatic else { return "" }
    let clocks = context.clocks.parameters.map { parameter -> HTML in
      "<input type=\"hidden\" name=\"\(parameter.name)\" value=\"\(parameter.value)\">"
    }
    return """
      <form class="between" method="get" action="\(Link(.changes, Clocks(today: context.clocks.today)))">\(clocks)
      <p><label for="from">\(context.say(.changesFrom))</label><input type="date" id="from" name="from" value="\(from.description)"></p>
      <p><label for="to">\(context.say(.changesTo))</label><input type="date" id="to" name="to" value="\(to.description)"></p>
      <p><button type="submit">\(context.say(.filterApply))</button></p></form>
      """
  }

  private func law(_ context: PageContext) -> HTML {
    guard !turns.isEmpty else { return "" }
    let items = turns.map { turn -> HTML in
      let reasons = ForceLine.reasons(turn.span, context).joined(separator: HTML(context.say(.listSeparator)))
      return """
        <li><p class="claim-head">\(turn.span.from.map { context.date($0) } ?? "") · \(context.name(turn.state))</p>
        <p>\(context.anchor(.norm(turn.norm.id), turn.norm.title)): \(ForceMark(turn.span.state).badge(context))</p>
        <p class="claim-by">\(reasons)</p></li>

        """
    }
    return """
      <section aria-labelledby="law"><h2 id="law">\(context.say(.changesLawTitle, ["count": .number(turns.count)]))</h2>
      <ol class="claims">\(items)</ol></section>
      """
  }

  private func arrangements(_ context: PageContext) -> HTML {
    guard !stages.isEmpty else { return "" }
    let items = stages.map { stage -> HTML in
      let words = context.say(
        .changesStage,
        html: [
          "before": HTML(context.say(StageMark.phrase(stage.before.group))),
          "now": StageMark(stage.now.group).badge(context),
        ])
      let date: HTML = stage.now.stage?.date.map { "<p class=\"claim-head\">\(context.date($0))</p>" } ?? ""
      return """
        <li>\(date)<p>\(context.anchor(.arrangement(stage.now.arrangement.id), context.name(stage.now.arrangement)))</p><p class="claim-by">\(words)</p></li>
        """
    }
    return """
      <section aria-labelledby="stages"><h2 id="stages">\(context.say(.changesStagesTitle, ["count": .number(stages.count)]))</h2>
      <ol class="claims">\(items)</ol></section>
      """
  }

  /// One part of the record; what touches one file stands together.
  private func section(_ section: Change.Section, _ context: PageContext) -> HTML {
    let changes = known.filter { $0.section == section }
    guard !changes.isEmpty else { return "" }
    var order: [String] = []
    var bySubject: [String: [Change]] = [:]
    for change in changes {
      if bySubject[change.subject] == nil { order.append(change.subject) }
      bySubject[change.subject, default: []].append(change)
    }
    let items = order.map { subject -> HTML in
      let lines = (bySubject[subject] ?? []).map { change -> HTML in
        "<li>\(context.say(ChangesPage.phrase(change), ["what": .text(ChangeWords.says(change, context))]))</li>"
      }
      return "<li><h3>\(ChangeWords.heading(subject, context))</h3><ul>\(lines)</ul></li>"
    }
    let count = context.say(
      .changesSection, ["section": .text(ChangeWords.wording(context).title(section)), "count": .number(changes.count)])
    return
      "<details\(section == .sources ? "" : " open" as HTML)><summary>\(count)</summary><ul class=\"changes\">\(items)</ul></details>"
  }

  private static func phrase(_ change: Change) -> Phrase {
    switch change.kind {
    case .new: .changeNew
    case .gone: .changeGone
    case .changed: .changeChanged
    }
  }

  func json(_ context: PageContext) -> [(String, JSON)] {
    [
      ("from", .text(from.description)), ("to", .text(to.description)),
      (
        "force",
        .list(
          turns.map { turn in
            .object([
              ("norm", .text(turn.norm.id.text)), ("state", .text(turn.state.text)),
              ("day", .optional(turn.span.from?.description)), ("force", .text(turn.span.state.rawValue)),
            ])
          })
      ),
      (
        "stages",
        .list(
          stages.map { stage in
            .object([
              ("arrangement", .text(stage.now.arrangement.id.text)), ("before", .text(stage.before.group.rawValue)),
              ("now", .text(stage.now.group.rawValue)),
            ])
          })
      ),
      (
        "changes",
        .list(
          known.map { change in
            .object([
              ("section", .text(change.section.rawValue)), ("subject", .text(change.subject)),
              ("kind", .text(change.kind.rawValue)), ("says", .text(ChangeWording.english.says(change))),
            ])
          })
      ),
    ]
  }
}
