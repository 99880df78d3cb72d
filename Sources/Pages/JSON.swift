/// A JSON value whose keys keep the order in which they are written, so that the same answer is the same bytes.
package indirect enum JSON: Sendable {
  case null
  case bool(Bool)
  case number(Int)
  case text(String)
  case list([JSON])
  case object([(String, JSON)])

  package static func optional(_ text: String?) -> JSON { text.map { .text($0) } ?? .null }
  package static func texts(_ items: some Sequence<String>) -> JSON { .list(items.map { .text($0) }) }

  /// Two spaces a level; short lists and objects on one line.
  package func written(indent: Int = 0) -> String {
    let flat = flat
    if flat.utf8.count + indent <= 110 { return flat }
    let pad = String(repeating: " ", count: indent + 2)
    let end = String(repeating: " ", count: indent)
    switch self {
    case .list(let items):
      return "[\n" + items.map { pad + $0.written(indent: indent + 2) }.joined(separator: ",\n") + "\n\(end)]"
    case .object(let pairs):
      let lines = pairs.map { "\(pad)\(JSON.quoted($0.0)): \($0.1.written(indent: indent + 2))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(end)}"
    case .null, .bool, .number, .text: return flat
    }
  }

  /// On one line.
  package var flat: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let n): String(n)
    case .text(let text): JSON.quoted(text)
    case .list(let items): "[" + items.map(\.flat).joined(separator: ",") + "]"
    case .object(let pairs):
      "{" + pairs.map { "\(JSON.quoted($0.0)):\($0.1.flat)" }.joined(separator: ",") + "}"
    }
  }

  static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case "\u{2028}", "\u{2029}": out += scalar == "\u{2028}" ? "\\u2028" : "\\u2029"
      default:
        if scalar.value < 0x20 {
          let hex = String(scalar.value, radix: 16)
          out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    return out + "\""
  }
}
