/// A whole HTML document: what every one of them has, around a head and a body of its own.
package struct HTMLDocument {
  /// The name of the window.
  private let title: String
  private let language: Language
  private let head: HTML
  private let body: HTML
  private let style: String

  /// `head` stands after the title; `style` is the class of the body, if it has one.
  package init(title: String, language: Language, head: HTML, style: String = "", body: HTML) {
    self.title = title
    self.language = language
    self.head = head
    self.body = body
    self.style = style
  }

  package var html: HTML {
    let name: HTML = style.isEmpty ? "" : " class=\"\(style)\""
    return """
      <!doctype html>
      <html lang="\(language.code)" dir="\(language.direction.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      \(head)
      </head>
      <body\(name)>
      \(body)
      </body>
      </html>

      """
  }
}
