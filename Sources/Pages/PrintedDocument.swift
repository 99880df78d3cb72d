/// A page as one HTML document without scripts, fonts or links to fetch, in the type and colours of the site.
struct PrintedDocument {
  var title: String
  var language: Language
  var style = Stylesheet.alone
  var body: HTML

  var text: String {
    HTMLDocument(
      title: title, language: language,
      head: """
        <style>
        \(HTML.verbatim(style))
        </style>
        """,
      body: """
        <main>
        \(body)
        </main>
        """
    ).html.text
  }
}
