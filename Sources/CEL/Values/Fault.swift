/// Why an evaluation has no value: the error of the language, as a value.
///
/// A fault is held on the heap, so that a `Value` stays small; making one is not free, moving it is.
public struct Fault: Sendable {
  /// What kind of thing went wrong.
  public enum Kind: String, Sendable, Hashable {
    case noSuchOverload = "no such overload"
    case divisionByZero = "divide by zero"
    case modulusByZero = "modulus by zero"
    case overflow = "overflow"
    case noSuchKey = "no such key"
    case indexOutOfRange = "index out of range"
    case noSuchField = "no such field"
    case duplicateKey = "duplicate key"
    case invalidArgument = "invalid argument"
    case invalidConversion = "invalid conversion"
    case undeclared = "undeclared reference"
    case unsupported = "unsupported"
    case costExceeded = "cost limit exceeded"
  }

  private final class Contents: Sendable {
    let kind: Kind
    let detail: String
    let range: Range<Int>?

    init(kind: Kind, detail: String, range: Range<Int>?) {
      self.kind = kind
      self.detail = detail
      self.range = range
    }
  }

  private let contents: Contents

  /// A fault of this kind; `detail` says what was found and what was expected.
  public init(_ kind: Kind, _ detail: String = "") {
    contents = Contents(kind: kind, detail: detail, range: nil)
  }

  private init(contents: Contents) { self.contents = contents }

  /// What kind of thing went wrong.
  public var kind: Kind { contents.kind }
  /// What was found and what was expected; may be empty.
  public var detail: String { contents.detail }
  /// Where in the source it arose, in UTF-8 bytes; nil outside an expression.
  public var range: Range<Int>? { contents.range }

  /// The same fault with a place, unless it has one already: the innermost place is the cause.
  func at(_ range: Range<Int>) -> Fault {
    contents.range == nil
      ? Fault(contents: Contents(kind: kind, detail: detail, range: range)) : self
  }
}

extension Fault: CustomStringConvertible {
  public var description: String { detail.isEmpty ? kind.rawValue : "\(kind.rawValue): \(detail)" }
}
