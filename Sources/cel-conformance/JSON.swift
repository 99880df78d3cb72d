/// A value of JSON, with the byte where it begins, so that what is wrong with a suite can be pointed at.
///
/// Foundation's reader drops byte order marks at the beginning of texts and refuses lone surrogates; suites of odd
/// expressions have both.
struct JSON: Sendable {
  enum Content: Sendable {
    case null
    case bool(Bool)
    /// As it is written.
    case number(String)
    case string(String)
    case array([JSON])
    case object([(key: String, value: JSON)])
  }

  var content: Content
  var offset: Int

  /// The value of a key of an object; the last one where a key occurs twice.
  subscript(key: String) -> JSON? { entries?.last { $0.key == key }?.value }

  var entries: [(key: String, value: JSON)]? { if case .object(let entries) = content { entries } else { nil } }
  var elements: [JSON]? { if case .array(let elements) = content { elements } else { nil } }
  var string: String? { if case .string(let string) = content { string } else { nil } }
  var bool: Bool? { if case .bool(let bool) = content { bool } else { nil } }
  var isNull: Bool { if case .null = content { true } else { false } }

  /// A text or a number, as it is written: suites write large numbers as texts.
  var text: String? {
    switch content {
    case .string(let text), .number(let text): text
    default: nil
    }
  }

  /// What kind of value it is, for messages.
  var kind: String {
    switch content {
    case .null: "null"
    case .bool(let bool): bool ? "true" : "false"
    case .number(let text): "the number \(text)"
    case .string(let text): "the text '\(text.prefix(40))'"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
