internal import Register
internal import Safeguards

extension SheetPage {
  /// One HTML document without scripts, fonts or links to fetch, that prints on one page of A4.
  package var html: String { PrintedDocument(title: title, language: language, body: article).text }

  /// The sheet itself; the same in a document of its own and on the site. It leads nowhere: it is made to be given away.
  var article: HTML {
    let weak: HTML = weakness.isEmpty ? "" : "<p>\(weakness)</p>"
    return """
      <article class="one-page sheet-page \(density)">
      <header>
      <h1>\(title)</h1>
      <p>\(day)</p>
      <p class="main-line">\(meaning)</p>
      \(weak)
      </header>
      \(sections.map(section))
      <section>
      <h2>\(language.say(.sheetNotes))</h2>
      <div class="notes"></div>
      </section>
      <footer><p>\(closing.joined(separator: " "))</p><p class="small-print">\(footer)</p></footer>
      </article>
      """
  }

  private func section(_ section: Section) -> HTML {
    let lead: HTML = section.lead.isEmpty ? "" : "<p>\(section.lead)</p>"
    let rest: HTML = section.more == 0 ? "" : "<p>\(more(section))</p>"
    let lines = section.lines.map { "<li>\(sentence($0))<sup>\(number(of: $0))</sup></li>\n" as HTML }
    return """
      <section>
      <h2>\(section.title)</h2>
      \(lead)
      <ul>
      \(lines)</ul>
      \(rest)
      </section>

      """
  }

  /// How small the type must be for one page of A4, by how much there is to print.
  private var density: String {
    switch sections.flatMap(\.lines).map({ sentence($0).count + 30 }).reduce(0, +) {
    case ..<1500: return "roomy"
    case ..<2600: return "dense"
    default: return "full"
    }
  }
}
