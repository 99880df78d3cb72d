internal import Record
internal import Register
internal import Safeguards

/// One document: what it is, what rests on it, and what would have no source without it.
struct DocumentPage: SitePage {
  private let document: SourceDocument
  private let alone: [Statement]
  private let others: [Statement]

  init(_ document: SourceDocument, _ context: PageContext) {
    self.document = document
    let catalog = context.view.catalog
    alone = catalog.statementsAlone(on: document)
    let ids = Set(alone.map(\.id))
    others = catalog.statements(on: document).filter { !ids.contains($0.id) }
  }

  func title(_ context: PageContext) -> String { document.title }

  func body(_ context: PageContext) -> HTML {
    let weak: HTML =
      document.isWeak
      ? "<p class=\"verdict\"><span class=\"flag flag-weak\">\(context.say(.markWeakSource))</span> <span class=\"since\">\(context.say(.sourceWeakMeaning))</span></p>"
      : ""
    let notes = document.notes.map { "<p>\($0)</p>" as HTML }
    let noted: HTML =
      notes.isEmpty
      ? ""
      : "<section aria-labelledby=\"notes\"><h2 id=\"notes\">\(context.say(.arrangementNotesTitle))</h2>\(notes)</section>"
    return """
      <article class="source">
      <div class="lead">
      <p class="kicker">\(context.anchor(.sources, context.say(.sourcesTitle))) / \(document.publisher) · \(context.date(document.published)) · \(document.kind.label(context.language))</p>
      <h1 class="long">\(title(context))</h1>
      \(weak)
      <p>\(address(context))</p>
      </div>
      \(facts(context))
      \(list(.sourceAloneTitle, "alone", alone, context, lead: .sourceAloneLead))
      \(list(.sourceOthersTitle, "others", others, context))
      \(cited(context))
      \(noted)
      </article>
      """
  }

  private func address(_ context: PageContext) -> HTML {
    let url = document.url.map { context.outward($0, $0) } ?? HTML(context.say(.sourceNoAddress))
    let archive: HTML = document.archive.map { " · \(context.outward($0, context.say(.sourceArchive)))" } ?? ""
    return url + archive
  }

  private func facts(_ context: PageContext) -> HTML {
    func fact(_ phrase: Phrase, _ value: HTML) -> HTML {
      "<div><dt>\(context.say(phrase))</dt><dd>\(value)</dd></div>"
    }
    let code: HTML = "<code>\(document.id)</code>"
    var facts = [
      fact(.columnRests, HTML(String(alone.count + others.count))), fact(.columnAlone, HTML(String(alone.count))),
    ]
    if let checked = document.checked { facts.append(fact(.sourceRead, context.date(checked))) }
    if let known = document.knownFrom { facts.append(fact(.sourceKnownFrom, context.date(known))) }
    facts.append(fact(.normID, code))
    if !document.differences.isEmpty {
      facts.append(
        fact(
          .sourceDifferences,
          HTML(context.language.list(document.differences.map { context.say(DocumentPage.phrase($0)) }))))
    }
    return "<dl class=\"facts\">\(facts)</dl>"
  }

  private static func phrase(_ key: SourceDocument.Key) -> Phrase {
    switch key {
    case .publisher: .fieldPublisher
    case .title: .fieldTitle
    case .published: .fieldPublished
    case .kind: .fieldKind
    case .weak: .fieldStrength
    }
  }

  private func list(
    _ title: Phrase, _ id: String, _ statements: [Statement], _ context: PageContext, lead: Phrase? = nil
  ) -> HTML {
    guard !statements.isEmpty else { return "" }
    let items = statements.map { statement -> HTML in
      var details: [HTML] = [HTML(statement.part.label(context.language)), owner(statement.owner, context)]
      if let date = statement.date { details.insert(context.date(date), at: 0) }
      if !statement.by.isEmpty { details.append(HTML(statement.by)) }
      if context.view.catalog.isWeakOnly(statement) {
        details.append("<span class=\"flag flag-weak\">\(context.say(.markWeak))</span>")
      }
      let text = ChangeWords.wording(context).line(statement.line)
      return """
        <li><p>\(statement.retraction == nil ? HTML(text) : "<s>\(text)</s>")</p><p class="claim-by">\(details.joined(separator: " · "))</p></li>

        """
    }
    let lead: HTML = lead.map { "<p class=\"quiet\">\(context.say($0))</p>" } ?? ""
    return """
      <section aria-labelledby="\(id)"><h2 id="\(id)">\(context.say(title, ["count": .number(statements.count)]))</h2>\(lead)
      <ol class="claims">\(items)</ol></section>
      """
  }

  private func cited(_ context: PageContext) -> HTML {
    var seen: Set<Statement.Owner> = []
    let items = document.mentions.map(\.owner).filter { seen.insert($0).inserted }
      .map { "<li>\(owner($0, context))</li>" as HTML }
    return """
      <section aria-labelledby="cited"><h2 id="cited">\(context.say(.sourceCitedTitle))</h2>
      <ul>\(items)</ul></section>
      """
  }

  private func owner(_ owner: Statement.Owner, _ context: PageContext) -> HTML {
    switch owner {
    case .norm(let id): context.anchor(.norm(id), context.view.norm(id)?.title ?? id.text)
    case .arrangement(let id):
      context.anchor(.arrangement(id), context.view.progress(of: id).map { context.name($0.arrangement) } ?? id.text)
    case .state(let code): context.anchor(.state(code), context.name(code))
    }
  }

  func json(_ context: PageContext) -> [(String, JSON)] {
    guard case .object(let members) = SourcePage(document, context.view.catalog).json else { return [] }
    return members
  }
}
