/// A mistake that the type checker found.
public struct CheckError: Error, Sendable, Hashable {
  /// Where, in UTF-8 bytes from the start of the source.
  public var offset: Int
  /// How many bytes are at fault.
  public var length: Int
  /// What stands there.
  public var found: String
  /// What could have stood there.
  public var expected: String
  /// What to write instead, if that can be said.
  public var suggestion: String?

  /// A mistake at a place of the source, in UTF-8 bytes.
  public init(offset: Int, length: Int, found: String, expected: String, suggestion: String? = nil) {
    self.offset = offset
    self.length = length
    self.found = found
    self.expected = expected
    self.suggestion = suggestion
  }

  /// One sentence: what was found, what was expected, what to write instead.
  public var message: String {
    "found \(found), expected \(expected)" + (suggestion.map { "; \($0)" } ?? "")
  }

  /// The line of the source with a caret below the place, and the message.
  public func caret(in source: String) -> String {
    SourceLine(of: source, at: offset, length: length).rendered(message: message)
  }
}

extension CheckError: CustomStringConvertible {
  /// The place in bytes and the message, for logs; `caret(in:)` is for people.
  public var description: String { "at byte \(offset): \(message)" }
}
