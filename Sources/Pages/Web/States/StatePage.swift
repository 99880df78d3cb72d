internal import Record
internal import Register
internal import Safeguards

/// One State, as a sender, as a destination, and as a party to treaties.
struct StatePage: SitePage {
  let state: State
  let profile: StateProfile?
  let takes: [ArrangementSummary]
  let sends: [ArrangementSummary]
  let citations: Citations

  init?(_ code: StateCode, _ context: PageContext) {
    guard let state = context.view.corpus.states.first(where: { $0.code == code }) else { return nil }
    self.state = state
    profile = context.view.corpus.profiles.first { $0.code == code }
    let said = ArrangementSummary.all(context).filter { $0.progress.group != .silent }
    takes = said.filter { $0.arrangement.to.contains(code) }
    sends = said.filter { $0.arrangement.sender == code }
    citations = Citations(profile?.sources ?? [], of: .state(code))
  }

  func title(_ context: PageContext) -> String { context.name(state.code) }

  func body(_ context: PageContext) -> HTML {
    let region = Region(of: state.code).map { context.say($0.phrase) } ?? ""
    let sources: HTML =
      profile?.sources.isEmpty ?? true
      ? ""
      : "<section aria-labelledby=\"sources\"><h2 id=\"sources\">\(context.say(.arrangementSourcesTitle))</h2>\(citations.list(context))</section>"
    return """
      <article class="state">
      <div class="lead">
      <p class="kicker">\(context.anchor(.states, context.say(.statesTitle))) / \(region) · \(state.code.text)</p>
      <h1>\(title(context))</h1>
      \(verdict(context))
      </div>
      \(promised(context))
      \(arrangements(.stateTakesTitle, "takes", takes, context) { context.name($0.sender) })
      \(arrangements(.stateSendsTitle, "sends", sends, context) { context.destinations($0) })
      \(transfers(context))
      \(routes(context))
      \(norms(context))
      \(treaties(context))
      \(neighbours(context))
      \(sources)
      </article>
      """
  }

  /// The answer of the first screen: whether it has agreed to take people, from whom and by whose word.
  private func verdict(_ context: PageContext) -> HTML {
    var lines = takes.map { summary -> HTML in
      let badge = StageMark(summary.progress.group).badge(context)
      let sender = HTML(context.name(summary.arrangement.sender))
      let words = context.say(.stateTakesFrom, html: ["sender": sender])
      let link = context.anchor(.arrangement(summary.arrangement.id), words)
      return
        "<li>\(link) \(badge) \(summary.warnings(context)) <span class=\"since\">\(summary.since(context))</span></li>"
    }
    let day = Message.Value.text(context.language.say(context.clocks.effectiveDay))
    if takes.isEmpty { lines.append("<li>\(context.say(.stateTakesNone, ["day": day]))</li>") }
    if !sends.isEmpty {
      let agreed = sends.count { $0.progress.group == .agreed }
      let words = HTML(context.say(.stateSends, ["agreed": .number(agreed), "count": .number(sends.count)]))
      let link = context.anchor(.arrangements, words, parameters: [Link.Parameter("sender", state.code.text)])
      lines.append("<li>\(context.say(.columnSends)): \(link)</li>")
    }
    return "<ul class=\"answers\">\(lines)</ul>"
  }

  func json(_ context: PageContext) -> [(String, JSON)] {
    var members: [(String, JSON)] = []
    let show = RegisterShowPage(context.view, context.site.norms)
    if case .object(let fields)? = show.json(state.code.text) { members += fields }
    members.append(("takes", .list(takes.map { $0.json(context) })))
    members.append(("sends", .list(sends.map { $0.json(context) })))
    members.append(("norms", .texts(ownNorms(context).map(\.id.text))))
    members.append(("transfers", .list(movements(context).map { $0.json(context) })))
    return members
  }
}
