/// A scalar value of a type that an embedder added: two integers and the type's id, with no heap.
///
/// Two values are equal when their types and their `a` are equal, and ordered (if the type is) by `a`.
/// `b` is an annotation that neither equality nor order sees, such as the zone in which a moment was stated.
public struct Opaque: Sendable {
  /// The id of the `OpaqueType` this is a value of.
  public var type: OpaqueType.ID
  /// What the value is: compared and ordered.
  public var a: Int64
  /// A remark on the value: neither compared nor ordered.
  public var b: Int32

  /// A value of the type with this id.
  public init(type: OpaqueType.ID, a: Int64, b: Int32 = 0) {
    self.type = type
    self.a = a
    self.b = b
  }
}

extension Opaque: Hashable {
  /// Equal in type and in `a`; `b` is not looked at.
  public static func == (x: Opaque, y: Opaque) -> Bool { x.type == y.type && x.a == y.a }

  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(type)
    hasher.combine(a)
  }
}
