internal import Record
internal import Register

/// One arrangement: how far it came by whose word, who denies it, and all that is claimed of it, each with its sources.
struct ArrangementPage: SitePage {
  let summary: ArrangementSummary
  let agreements: Agreements
  let citations: Citations

  var progress: ArrangementProgress { summary.progress }
  /// As far as it had come by the day of the page.
  let arrangement: Arrangement

  init(_ progress: ArrangementProgress, _ context: PageContext) {
    arrangement = progress.arrangement.upTo(progress.day)
    agreements = context.view.agreements(of: progress.arrangement.sender)
    summary = ArrangementSummary(progress, agreements, context.site.distances)
    citations = Citations(progress.arrangement.sources, of: .arrangement(progress.arrangement.id))
  }

  func title(_ context: PageContext) -> String {
    arrangement.title.isEmpty ? context.name(arrangement) : arrangement.title
  }

  func body(_ context: PageContext) -> HTML {
    """
    <article class="arrangement">
    <div class="lead">
    <p class="kicker">\(context.anchor(.arrangements, context.say(.arrangementsTitle))) / \(parties(context)) · \(arrangement.kind.label(context.language))</p>
    <h1>\(title(context))</h1>
    \(verdict(context))
    </div>
    \(facts(context))
    \(sides(context))
    \(timeline(context))
    \(conflicts(context))
    \(scope(context))
    \(claims(.arrangementTermsTitle, "terms", arrangement.terms, context))
    \(transfers(context))
    \(reception(context))
    \(unknown(context))
    \(norms(context))
    \(related(context))
    \(notes(context))
    <section aria-labelledby="sources"><h2 id="sources">\(context.say(.arrangementSourcesTitle))</h2>
    \(citations.list(context))</section>
    </article>
    """
  }

  private func parties(_ context: PageContext) -> HTML {
    let sender = context.anchor(.state(arrangement.sender), context.name(arrangement.sender))
    let states = arrangement.to.map { context.anchor(.state($0), context.name($0)) }
    let to =
      states.isEmpty
      ? HTML(context.destinations(arrangement)) : states.joined(separator: HTML(context.say(.listSeparator)))
    return "\(sender) → \(to)"
  }

  /// The answer of the first screen: how far it came, by when, and that somebody denies it.
  private func verdict(_ context: PageContext) -> HTML {
    let since = summary.since(context)
    let note = arrangement.toNote.isEmpty ? "" : arrangement.toNote
    return """
      <p class="verdict">\(StageMark(progress.group).badge(context)) \(summary.warnings(context)) <span class="since">\(since)</span></p>
      \(note.isEmpty ? "" : "<p class=\"standfirst\">\(note)</p>")
      """
  }

  private func facts(_ context: PageContext) -> HTML {
    func fact(_ phrase: Phrase, _ value: HTML) -> HTML {
      "<div><dt>\(context.say(phrase))</dt><dd>\(value)</dd></div>"
    }
    let force: Phrase =
      switch progress.force {
      case .yes: .forceYes
      case .no: .forceNo
      case .disputed: .forceDisputed
      }
    var facts = [
      fact(.arrangementInForce, HTML(context.say(force))),
      fact(.factText, HTML(context.say(ArrangementSummary.text(arrangement.textPublished)))),
      fact(.factReception, HTML(arrangement.receptionModel.label(context.language))),
      fact(.factPeople, HTML(summary.people(context))),
    ]
    if let cap = arrangement.terms.filter({ $0.retraction == nil }).compactMap(\.cap).max() {
      facts.append(fact(.factCap, HTML(Digits.grouped(cap))))
    }
    if summary.payment != nil { facts.append(fact(.factPayment, HTML(summary.payment(context)))) }
    facts.append(fact(.factDistance, HTML(summary.distance(context))))
    facts.append(fact(.arrangementBasis, HTML(arrangement.basis.label(context.language))))
    let count = context.say(.arrangementSourcesCount, ["count": .number(arrangement.sources.count)])
    facts.append(fact(.arrangementSourcesTitle, "<a href=\"#sources\">\(count)</a>"))
    return "<dl class=\"facts\">\(facts)</dl>"
  }

  // MARK: JSON

  func json(_ context: PageContext) -> [(String, JSON)] {
    var members: [(String, JSON)] = [("summary", summary.json(context))]
    let show = RegisterShowPage(context.view, context.site.norms)
    if case .object(let fields) = show.json(arrangement) { members += fields }
    members.append(("covers", .optional(arrangement.covers?.value)))
    members.append(("excludes", .optional(arrangement.excludes?.value)))
    members.append(
      (
        "norms",
        .list(
          BearingNorm.all(on: arrangement, in: context.view.corpus).map { bearing in
            .object([
              ("norm", .text(bearing.norm.id.text)), ("title", .text(bearing.norm.title)),
              ("why", .texts(bearing.reasons.map(\.rawValue))),
            ])
          })
      ))
    return members
  }
}
