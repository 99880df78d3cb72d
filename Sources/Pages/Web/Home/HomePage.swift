internal import Record
internal import Register

/// The front page: the figures with the day they hold for, the map, what became known lately, and the way to a case.
struct HomePage: SitePage {
  private let summaries: [ArrangementSummary]
  private let figures: Figures
  private let changes: LatestChanges

  /// The numbers of the record over all senders.
  struct Figures {
    var agreed = 0
    var states: Set<StateCode> = []
    var denied = 0
    var published = 0
    var weak = 0
    var refused = 0
    var bySender: [(sender: StateCode, agreed: Int)] = []
  }

  init(_ context: PageContext) {
    summaries = ArrangementSummary.all(context)
    var figures = Figures()
    for sender in context.view.senders {
      let agreements = context.view.agreements(of: sender)
      let agreed = agreements.entries(in: .agreed).count
      figures.agreed += agreed
      figures.states.formUnion(agreements.states(in: .agreed))
      figures.denied += agreements.entries(in: .denied).count
      figures.published += agreements.entries(in: .published).count
      figures.weak += agreements.entries(in: .weak).count
      figures.refused += agreements.entries(in: .refused).count + agreements.entries(in: .onlyDenied).count
      if agreed > 0 { figures.bySender.append((sender, agreed)) }
    }
    self.figures = figures
    changes = LatestChanges(context)
  }

  func title(_ context: PageContext) -> String { context.say(.homeTitle) }

  func body(_ context: PageContext) -> HTML {
    """
    <div class="lead">
    <h1>\(title(context))</h1>
    <p class="standfirst">\(context.say(.homeLead))</p>
    </div>
    \(figures(context))
    \(Questions().html(context))
    \(MapFigure(summaries).html(context))
    <div class="columns">
    \(changes.html(context))
    \(check(context))
    </div>
    """
  }

  private func figures(_ context: PageContext) -> HTML {
    func figure(_ count: Int, _ phrase: Phrase, _ parameters: [Link.Parameter]?) -> HTML {
      let words = context.say(phrase, ["count": .number(count)])
      let content: HTML = "<span class=\"figure-number\">\(count)</span> <span class=\"figure-words\">\(words)</span>"
      return "<li>\(parameters.map { context.anchor(.arrangements, content, parameters: $0) } ?? content)</li>"
    }
    let agreed = Link.Parameter("stage", "agreed")
    let senders = figures.bySender.sorted { ($0.agreed, $1.sender) > ($1.agreed, $0.sender) }.map { entry -> HTML in
      let words: HTML = "\(context.name(entry.sender)) <b>\(entry.agreed)</b>"
      return
        "<li>\(context.anchor(.arrangements, words, parameters: [agreed, Link.Parameter("sender", entry.sender.text)]))</li>"
    }
    return """
      <section class="figures" aria-labelledby="figures">
      <h2 id="figures">\(context.say(.homeFiguresTitle, ["day": .text(context.language.say(context.clocks.effectiveDay))]))</h2>
      <ul class="figure-list">
      \(figure(figures.agreed, .homeFigureAgreed, [agreed]))
      \(figure(figures.states.count, .homeFigureStates, [agreed]))
      \(figure(figures.denied, .homeFigureDenied, [Link.Parameter("doubt", "denied")]))
      \(figure(figures.published, .homeFigurePublished, [agreed, Link.Parameter("text", "true")]))
      \(figure(figures.weak, .homeFigureWeak, [Link.Parameter("doubt", "weak")]))
      \(figure(figures.refused, .homeFigureRefused, nil))
      </ul>
      <p class="quiet">\(context.say(.homeFiguresNote))</p>
      <h3 class="label">\(context.say(.homeBySender))</h3>
      <ul class="inline">\(senders)</ul>
      </section>
      """
  }

  private func check(_ context: PageContext) -> HTML {
    guard context.site.isPlanned(.check) else { return "" }
    return """
      <section class="call" aria-labelledby="check">
      <h2 id="check">\(context.say(.homeCheckTitle))</h2>
      <p>\(context.say(.homeCheckLead))</p>
      <p><a class="button" href="\(context.link(.check))">\(context.say(.homeCheckAction))</a></p>
      <p>\(context.say(.emergencyHome)) \(context.anchor(.emergency, context.say(.emergencyHomeAction)))</p>
      </section>
      """
  }

  // MARK: JSON

  func json(_ context: PageContext) -> [(String, JSON)] {
    [
      (
        "figures",
        .object([
          ("agreed", .number(figures.agreed)), ("agreed_states", .number(figures.states.count)),
          ("denied", .number(figures.denied)), ("text_published", .number(figures.published)),
          ("weak_only", .number(figures.weak)), ("refused_or_only_denied", .number(figures.refused)),
          (
            "agreed_by_sender", .object(figures.bySender.map { ($0.sender.text, .number($0.agreed)) })
          ),
        ])
      ),
      ("changes", changes.json),
      (
        "arrangements",
        .list(
          summaries.map { summary in
            .object([
              ("arrangement", .text(summary.arrangement.id.text)), ("sender", .text(summary.arrangement.sender.text)),
              ("to", .texts(summary.arrangement.to.map(\.text))), ("stage", .text(summary.progress.group.rawValue)),
            ])
          })
      ),
    ]
  }
}
