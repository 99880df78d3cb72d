internal import Record
internal import Register
internal import Safeguards

/// One norm: what it says in plain words beside its conditions, its force over time, and what it rests on.
struct NormPage: SitePage {
  let norm: Norm
  let bound: BoundStates
  let lines: [ForceLine]
  let citations: Citations
  let cases: [CaseOfNorm]

  init(_ norm: Norm, _ context: PageContext) {
    self.norm = norm
    bound = BoundStates(norm, context)
    lines = ForceLine.all(of: norm, context)
    citations = Citations(norm.sources, of: .norm(norm.id))
    cases = CaseOfNorm.all(of: norm, context)
  }

  func title(_ context: PageContext) -> String { norm.title }

  func body(_ context: PageContext) -> HTML {
    let parts = [HTML(norm.kind.label(context.language)), HTML(norm.cite)].filter { !$0.isEmpty }
    return """
      <article class="norm">
      <div class="lead">
      <p class="kicker">\(context.anchor(.norms, context.say(.normsTitle))) / \(bound.words(context)) · \(parts.joined(separator: " · "))</p>
      <h1>\(title(context))</h1>
      \(words)
      \(verdict(context))
      </div>
      \(rules(context))
      \(facts(context))
      \(force(context))
      \(relations(context))
      \(workedCases(context))
      \(prose(.normUncertainTitle, "uncertain", norm.uncertain, context))
      \(prose(.normCannotEncodeTitle, "cannot-encode", norm.cannotEncode, context, lead: .normCannotEncodeLead))
      <section aria-labelledby="sources"><h2 id="sources">\(context.say(.arrangementSourcesTitle))</h2>
      \(citations.list(context))</section>
      </article>
      """
  }

  /// Where a norm says one thing, its first lines are that.
  private var words: HTML {
    let said = norm.rules.filter { $0.effect != .note }
    guard said.count == 1, let says = said.first?.says else { return "" }
    return "<p class=\"standfirst\">\(says)</p>"
  }

  /// Whether it has force on the day, since when and through whom.
  private func verdict(_ context: PageContext) -> HTML {
    let whole = lines.filter { $0.rule == nil }
    guard let first = whole.first else {
      return "<p class=\"verdict\">\(ForceMark(.notInForce).badge(context))</p>"
    }
    if whole.count > 1 {
      let states = Dictionary(grouping: whole) { $0.current?.state ?? .notInForce }
      let lines = ForceSpan.State.allCases.compactMap { state -> HTML? in
        guard let lines = states[state] else { return nil }
        let names = context.language.list(lines.map { context.name($0.state) })
        return
          "<p class=\"verdict\">\(ForceMark(state).badge(context)) <span class=\"since\">\(context.say(.normForStates, ["states": .text(names)]))</span></p>"
      }
      return lines.joined()
    }
    guard let span = first.current else { return "" }
    let since: HTML = span.from.map { context.say(.stageSinceDate, html: ["date": context.date($0)]) } ?? ""
    let reasons = ForceLine.reasons(span, context)
    let why: HTML =
      reasons.isEmpty || span.changes.allSatisfy { $0.cause == .own && $0.begins }
      ? "" : ": \(reasons.joined(separator: HTML(context.say(.listSeparator))))"
    return """
      <p class="verdict">\(ForceMark(span.state).badge(context)) <span class="since">\(since)\(why)</span></p>
      """
  }

  private func facts(_ context: PageContext) -> HTML {
    func fact(_ phrase: Phrase, _ value: HTML) -> HTML {
      "<div><dt>\(context.say(phrase))</dt><dd>\(value)</dd></div>"
    }
    var facts = [fact(.columnBinds, bound.words(context))]
    facts.append(fact(.columnIssued, context.date(norm.issued)))
    if let day = norm.madePublic { facts.append(fact(.normMadePublic, context.date(day))) }
    facts.append(fact(.arrangementBasis, HTML(norm.basis.label(context.language))))
    if let forum = norm.forum { facts.append(fact(.normForum, HTML(forum.value))) }
    if let zone = norm.zone { facts.append(fact(.normZone, HTML(zone.value))) }
    let count = context.say(.arrangementSourcesCount, ["count": .number(norm.sources.count)])
    facts.append(fact(.arrangementSourcesTitle, "<a href=\"#sources\">\(count)</a>"))
    let code: HTML = "<code>\(norm.id.text)</code>"
    facts.append(fact(.normID, code))
    return "<dl class=\"facts\">\(facts)</dl>"
  }

  private func prose(
    _ title: Phrase, _ id: String, _ lines: [String], _ context: PageContext, lead: Phrase? = nil
  ) -> HTML {
    guard !lines.isEmpty else { return "" }
    let lead: HTML = lead.map { "<p class=\"quiet\">\(context.say($0))</p>" } ?? ""
    return """
      <section class="unknown" aria-labelledby="\(id)"><h2 id="\(id)">\(context.say(title))</h2>\(lead)
      <ul>\(lines.map { "<li>\($0)</li>" as HTML })</ul></section>
      """
  }

  // MARK: JSON

  func json(_ context: PageContext) -> [(String, JSON)] {
    var members: [(String, JSON)] = []
    let show = RegisterShowPage(context.view, context.site.norms)
    if case .object(let fields)? = show.json(norm.id.text) { members += fields }
    members.append(("binds", .texts(bound.senders.map(\.text))))
    members.append(("issued", .optional(norm.issued?.description)))
    members.append(("covers", .optional(norm.covers?.value)))
    members.append(("force_lines", .list(lines.map { $0.json(context) })))
    members.append(("worked_cases", .list(cases.map(\.json))))
    return members
  }
}
