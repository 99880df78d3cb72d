/// A page as one HTML document without scripts, fonts or links to fetch, in the type and colours of the site.
struct PrintedDocument {
  var title: String
  var language: Language
  var style = Stylesheet.alone
  var body: HTML

  var text: String {
    let document: HTML = """
      <!doctype html>
      <html lang="\(language.code)" dir="\(language.direction.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      <style>
      \(HTML.verbatim(style))
      </style>
      </head>
      <body>
      <main>
      \(body)
      </main>
      </body>
      </html>

      """
    return document.text
  }
}
