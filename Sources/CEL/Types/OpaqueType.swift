/// A scalar type that an embedder adds to the language, such as a civil date.
///
/// Its values are `Opaque`; equality, and order if `isOrdered`, need no further functions.
public struct OpaqueType: Hashable, Sendable {
  /// A number that is unique among the types of one `Declarations`.
  public typealias ID = UInt16

  /// The number its values carry.
  public let id: ID
  /// The name in messages and for `type(x)`; may be dotted.
  public let name: String
  /// Whether `<`, `<=`, `>` and `>=` compare two of its values.
  public let isOrdered: Bool

  /// A type with an id of your choice.
  public init(id: ID, name: String, isOrdered: Bool = false) {
    self.id = id
    self.name = name
    self.isOrdered = isOrdered
  }
}
