/// A value of the language, or the reason why there is none: a fault or a lack of knowledge.
///
/// Scalars, short strings and the unknowns of ids below 128 need no heap.
public enum Value: Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  case string(String)
  case bytes([UInt8])
  case timestamp(Timestamp)
  case duration(ElapsedTime)
  case list(List)
  case map(Map)
  case type(ValueType)
  /// `optional.of(x)`, or `optional.none()` when empty.
  case optional(OptionalValue)
  /// A scalar of an embedder's type.
  case opaque(Opaque)
  /// An address or a block of addresses of the network library.
  case network(NetworkValue)
  /// The value is not known for want of these attributes.
  case unknown(Unknown)
  /// There is no value: the expression went wrong.
  case error(Fault)
}

extension Value {
  /// A fault as a value.
  public static func error(_ kind: Fault.Kind, _ detail: String = "") -> Value {
    .error(Fault(kind, detail))
  }

  /// A list of these values, complete.
  public static func list(_ elements: [Value]) -> Value { .list(List(elements)) }

  /// The value that an attribute with this id has while nobody knows it.
  public static func unknown(_ id: Int) -> Value { .unknown(Unknown(id)) }

  /// Whether this is a fault.
  public var isError: Bool {
    if case .error = self { true } else { false }
  }

  /// Whether this is unknown as a whole. (A list may be known and yet hold unknown elements.)
  public var isUnknown: Bool {
    if case .unknown = self { true } else { false }
  }
}
