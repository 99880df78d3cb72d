/// A text with placeholders, in a small part of ICU MessageFormat, which translators' tools read:
/// `{name}`, and `{count, plural, one {# State} other {# States}}`, where `#` is the number.
package struct Message: Sendable {
  package enum Value: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case text(String)
    case number(Int)
    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int) { self = .number(value) }
  }

  private indirect enum Part {
    case text(String)
    case placeholder(String)
    case plural(String, [String: Message])
    case number
  }

  private let parts: [Part]

  package init(_ text: String) {
    var rest = text[...]
    parts = Message.parts(&rest, inPlural: false)
  }

  private init(parts: [Part]) { self.parts = parts }

  package var placeholders: Set<String> {
    parts.reduce(into: []) { names, part in
      switch part {
      case .text, .number: break
      case .placeholder(let name): names.insert(name)
      case .plural(let name, let forms):
        names.insert(name)
        for form in forms.values { names.formUnion(form.placeholders) }
      }
    }
  }

  /// What is not given stays as `{name}`, so that a test and a reader see it.
  package func filled(
    with values: [String: Value], category: (Int) -> PluralCategory, number: Int? = nil
  ) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .text(let literal): text += literal
      case .number: text += number.map { String($0) } ?? "#"
      case .placeholder(let name):
        switch values[name] {
        case .text(let value)?: text += value
        case .number(let value)?: text += String(value)
        case nil: text += "{\(name)}"
        }
      case .plural(let name, let forms):
        guard case .number(let count)? = values[name], let other = forms["other"] else {
          text += "{\(name)}"
          continue
        }
        let form = forms["=\(count)"] ?? forms[category(count).rawValue] ?? other
        text += form.filled(with: values, category: category, number: count)
      }
    }
    return text
  }

  private static func parts(_ rest: inout Substring, inPlural: Bool) -> [Part] {
    var parts: [Part] = []
    var literal = ""
    func flush() {
      if !literal.isEmpty { parts.append(.text(literal)) }
      literal = ""
    }
    while let character = rest.first, character != "}" {
      rest.removeFirst()
      switch character {
      case "{":
        flush()
        parts.append(argument(&rest))
      case "#" where inPlural:
        flush()
        parts.append(.number)
      default: literal.append(character)
      }
    }
    flush()
    return parts
  }

  /// What stands between braces, the closing one included.
  private static func argument(_ rest: inout Substring) -> Part {
    let name = String(rest.prefix { $0 != "," && $0 != "}" }).filter { !$0.isWhitespace }
    rest = rest.drop { $0 != "," && $0 != "}" }
    guard rest.popFirst() == "," else { return .placeholder(name) }
    // `plural,`: the only kind in use.
    rest = rest.drop { $0 != "," }.dropFirst()
    var forms: [String: Message] = [:]
    while let character = rest.first, character != "}" {
      if character.isWhitespace {
        rest.removeFirst()
        continue
      }
      let key = String(rest.prefix { $0 != "{" }).filter { !$0.isWhitespace }
      rest = rest.drop { $0 != "{" }.dropFirst()
      forms[key] = Message(parts: parts(&rest, inPlural: true))
      rest = rest.dropFirst()
    }
    rest = rest.dropFirst()
    return .plural(name, forms)
  }
}
