/// A value that may be absent, of the optionals library.
public struct OptionalValue: Sendable {
  private final class Box: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  private let box: Box?

  /// What is held, or nil.
  public var value: Value? { box?.value }

  /// Holds the value, or nothing.
  public init(_ value: Value?) { box = value.map(Box.init) }

  /// `optional.none()`.
  public static let none = OptionalValue(nil)
}
