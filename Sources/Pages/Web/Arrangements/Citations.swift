internal import Record
internal import Register

/// The sources of one arrangement or norm, numbered as its page cites them.
struct Citations {
  private let owner: Statement.Owner
  private let sources: [Source]
  private let numbers: [String: Int]

  init(_ sources: [Source], of owner: Statement.Owner) {
    self.owner = owner
    self.sources = sources
    numbers = Dictionary(
      sources.enumerated().map { ($1.id, $0 + 1) }, uniquingKeysWith: { first, _ in first })
  }

  /// The numbers of what a claim cites, each a link to the list; and a word where all of them are weak.
  func marks(_ names: [Located<String>], _ context: PageContext) -> HTML {
    let cited = names.compactMap { name in numbers[name.value].map { (name: name.value, number: $0) } }
    guard !cited.isEmpty else { return "" }
    let links = cited.map { entry -> HTML in
      let words = context.say(.sourceCite, ["number": .number(entry.number)])
      return "<a href=\"#source-\(entry.name)\" aria-label=\"\(words)\">\(entry.number)</a>"
    }
    let weak: HTML =
      context.view.catalog.isWeakOnly(names, in: owner)
      ? " <span class=\"flag flag-weak\">\(context.say(.markWeak))</span>" : ""
    return "<span class=\"cites\">\(links.joined(separator: " "))</span>\(weak)"
  }

  /// The list to which the numbers lead.
  func list(_ context: PageContext) -> HTML {
    let items = sources.map { source -> HTML in
      var details: [HTML] = [
        HTML(source.publisher), context.date(source.published), HTML(source.kind.label(context.language)),
      ]
      if source.isWeak { details.append("<span class=\"flag flag-weak\">\(context.say(.markWeakSource))</span>") }
      if let archive = source.archive { details.append(context.outward(archive, context.say(.sourceArchive))) }
      if let checked = source.checked {
        details.append(HTML(context.say(.sourceChecked, ["date": .text(context.language.say(checked))])))
      }
      let id = context.view.catalog.document(source.id, in: owner)?.id
      if let id {
        let code: HTML = "<code>\(id)</code>"
        details.append(context.anchor(.source(id), code))
      }
      let note: HTML = source.note.isEmpty ? "" : "<p class=\"quiet\">\(source.note)</p>"
      return """
        <li id="source-\(source.id)"><p>\(context.outward(source.url, source.title))</p>
        <p class="quiet">\(details.joined(separator: " · "))</p>\(note)</li>

        """
    }
    return "<ol class=\"sources\">\(items)</ol>"
  }
}
