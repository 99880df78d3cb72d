/// A piece of an HTML document. Text that goes into it is escaped; only HTML goes in as it is.
///
///     let row: HTML = "<td title=\"\(note)\">\(link)</td>"    // note: String, link: HTML
///
/// There are no template files: a missing value is a mistake that the compiler finds, and values stand where they are used.
package struct HTML: Sendable, Hashable {
  /// The characters, ready to be sent.
  package private(set) var text: String

  private init(raw text: String) { self.text = text }

  /// Nothing.
  package static let empty = HTML(raw: "")

  /// Text as HTML, with what has a meaning in HTML escaped; right in text and in quoted attributes.
  package init(_ text: String) { self.text = HTML.escaped(text) }

  /// What is already HTML, such as a stylesheet's address or a drawing made of numbers: never what somebody wrote.
  package static func verbatim(_ text: String) -> HTML { HTML(raw: text) }

  package static func + (a: HTML, b: HTML) -> HTML { HTML(raw: a.text + b.text) }
  package static func += (a: inout HTML, b: HTML) { a.text += b.text }

  package var isEmpty: Bool { text.isEmpty }

  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 || $0 == 0x27 }) else {
      return text
    }
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count + 32)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

extension HTML: ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { text = value }
  package init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  package struct StringInterpolation: StringInterpolationProtocol {
    var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 24)
    }

    package mutating func appendLiteral(_ literal: String) { text += literal }
    /// Behind the others, so that a literal in place, such as a branch of `isEmpty ? "" : "<p>…</p>"`, is HTML and not a
    /// `String` that would be escaped.
    @_disfavoredOverload
    package mutating func appendInterpolation(_ value: String) { text += HTML.escaped(value) }
    package mutating func appendInterpolation(_ value: Int) { text += String(value) }
    package mutating func appendInterpolation(_ value: HTML) { text += value.text }
    package mutating func appendInterpolation(_ values: [HTML]) { for value in values { text += value.text } }
    package mutating func appendInterpolation(_ link: Link) { text += HTML.escaped(link.href) }
  }
}

extension Sequence<HTML> {
  /// One after another, with something between.
  package func joined(separator: HTML = .empty) -> HTML {
    var whole = HTML.empty
    var isFirst = true
    for part in self {
      if !isFirst { whole += separator }
      whole += part
      isFirst = false
    }
    return whole
  }
}
