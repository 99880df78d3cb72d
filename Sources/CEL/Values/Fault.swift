/// Why an evaluation has no value: the error of the language, as a value.
///
/// A fault is held on the heap, so that a `Value` stays small; making one is not free, moving it is.
public struct Fault: Sendable {
  /// What kind of thing went wrong.
  public enum Kind: String, Sendable, Hashable {
    /// No function or operator takes arguments of these types.
    case noSuchOverload = "no such overload"
    /// An int or uint divided by zero.
    case divisionByZero = "divide by zero"
    /// The rest of a division by zero.
    case modulusByZero = "modulus by zero"
    /// A result beyond the range of its type; nothing wraps around.
    case overflow = "overflow"
    /// A map has no entry with the key.
    case noSuchKey = "no such key"
    /// A list has no element at the index.
    case indexOutOfRange = "index out of range"
    /// The value has no fields: it is no map, and no message.
    case noSuchField = "no such field"
    /// A map literal names a key twice.
    case duplicateKey = "duplicate key"
    /// A function was given a value that it does not take, such as a bad pattern.
    case invalidArgument = "invalid argument"
    /// A value that the wanted type cannot hold, or a text that does not spell one.
    case invalidConversion = "invalid conversion"
    /// A name that is not declared, in an expression that was only parsed.
    case undeclared = "undeclared reference"
    /// What this implementation has not: messages, or a function declared without an implementation.
    case unsupported = "unsupported"
    /// More steps than `Limits.cost` allows.
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
  /// The kind in words, the detail, and no place: that is `range`.
  public var description: String { detail.isEmpty ? kind.rawValue : "\(kind.rawValue): \(detail)" }
}
