/// How text comes to a reader: the width of the page and whether it may be coloured.
package struct TextStyle: Sendable {
  package var width: Int
  /// Colour only ever repeats what a word already says.
  package var isColoured: Bool

  package init(width: Int, isColoured: Bool) {
    self.width = max(32, min(width, 110))
    self.isColoured = isColoured
  }
}

/// Lays out lines: wrapped text with hanging indents.
struct TextCanvas {
  enum Colour: String {
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
    case bold = "1"
    case dim = "2"
  }

  let style: TextStyle
  private(set) var text = ""

  init(_ style: TextStyle) { self.style = style }

  mutating func blank() { if !text.isEmpty, !text.hasSuffix("\n\n") { text += "\n" } }

  mutating func heading(_ title: String) {
    blank()
    text += coloured(title, .bold) + "\n"
  }

  func coloured(_ text: String, _ colour: Colour) -> String {
    style.isColoured ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// A paragraph; further lines hang under the text after the lead.
  mutating func paragraph(_ body: String, lead: String = "", indent: Int = 0, colour: Colour? = nil) {
    let pad = String(repeating: " ", count: indent)
    let hang = String(repeating: " ", count: indent + TextCanvas.width(of: lead))
    var line = pad + lead
    var isFirst = true
    var room = style.width - hang.count
    func paint(_ line: String) -> String { colour.map { coloured(line, $0) } ?? line }
    var lines: [String] = []
    for word in body.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if !isFirst, word.count + 1 > room {
        lines.append(line)
        line = hang
        room = style.width - hang.count
        isFirst = true
      }
      if !isFirst {
        line += " "
        room -= 1
      }
      line += word
      room -= word.count
      isFirst = false
    }
    while isFirst, line.last == " " { line.removeLast() }
    lines.append(line)
    text += lines.map { paint($0) + "\n" }.joined()
  }

  /// The columns that a text takes: codes of colour take none.
  static func width(of text: String) -> Int {
    guard text.contains("\u{1B}") else { return text.count }
    var width = 0
    var isCode = false
    for character in text {
      if character == "\u{1B}" {
        isCode = true
      } else if isCode {
        isCode = character != "m"
      } else {
        width += 1
      }
    }
    return width
  }
}
