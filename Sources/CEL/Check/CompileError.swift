/// Why a text did not become a checked expression: it does not parse, or it does not check.
public enum CompileError: Error, Sendable, Hashable {
  case parse(ParseError)
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
  public var description: String {
    switch self {
    case .parse(let error): error.description
    case .check(let errors): errors.description
    }
  }
}
