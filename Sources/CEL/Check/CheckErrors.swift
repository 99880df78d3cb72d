/// All mistakes that the type checker found in one expression, in the order of the source; never empty.
public struct CheckErrors: Error, Sendable, Hashable {
  /// The mistakes, in the order of the source.
  public var errors: [CheckError]

  /// Mistakes in the order of the source.
  public init(_ errors: [CheckError]) { self.errors = errors }

  /// Every mistake with its line and a caret.
  public func carets(in source: String) -> String {
    errors.map { $0.caret(in: source) }.joined(separator: "\n")
  }
}

extension CheckErrors: CustomStringConvertible {
  /// One mistake a line, with its place in bytes.
  public var description: String { errors.map(\.description).joined(separator: "\n") }
}
