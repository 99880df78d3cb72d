/// Why a text did not become a checked expression: it does not parse, or it does not check.
public enum CompileError: Error, Sendable, Hashable {
  /// The text is no expression: where it stops being one.
  case parse(ParseError)
  /// The expression names what is not declared, or its types do not fit: all mistakes at once.
  case check(CheckErrors)

  /// Every mistake with its line and a caret.
  public func carets(in source: String) -> String {
    switch self {
    case .parse(let error): error.caret(in: source)
    case .check(let errors): errors.carets(in: source)
    }
  }
}

extension CompileError: CustomStringConvertible {
  /// The mistakes with their places in bytes; `carets(in:)` is for people.
  public var description: String {
    switch self {
    case .parse(let error): error.description
    case .check(let errors): errors.description
    }
  }
}
