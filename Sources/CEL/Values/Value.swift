/// A value of the language, or the reason why there is none: a fault or a lack of knowledge.
///
/// Scalars, short strings and the unknowns of ids below 128 need no heap.
public enum Value: Sendable {
  /// `null`
  case null
  /// `true` or `false`
  case bool(Bool)
  /// A signed integer.
  case int(Int64)
  /// An unsigned integer, `1u`.
  case uint(UInt64)
  /// A number of IEEE 754.
  case double(Double)
  /// A text; equal to another when their Unicode scalars are.
  case string(String)
  /// Bytes, `b'…'`.
  case bytes([UInt8])
  /// A moment, from the year 1 to 9999.
  case timestamp(Timestamp)
  /// A span of time.
  case duration(ElapsedTime)
  /// A list, perhaps partly known.
  case list(List)
  /// A map, perhaps partly known.
  case map(Map)
  /// A type as a value, `type(1)`.
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
