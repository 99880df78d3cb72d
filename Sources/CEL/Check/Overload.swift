/// One signature of a function.
public struct Overload: Sendable {
  /// Unique within the declarations, such as `string_to_int`.
  public var id: String
  /// The types of the arguments; the first is the receiver if `isMember`.
  public var params: [ValueType]
  /// The type of the result.
  public var returns: ValueType
  /// Whether it is called as `a.f(b)` rather than `f(a, b)`.
  public var isMember: Bool
  /// What computes it; nil for functions that are only checked.
  public var implementation: Implementation?

  /// A signature, with what computes it.
  public init(
    id: String, params: [ValueType], returns: ValueType, isMember: Bool = false,
    implementation: Implementation? = nil
  ) {
    self.id = id
    self.params = params
    self.returns = returns
    self.isMember = isMember
    self.implementation = implementation
  }
}

/// The pure function behind an overload. It is given neither faults nor wholly unknown values;
/// it must not depend on anything but its arguments, for calls with constant arguments are made once.
public enum Implementation: Sendable {
  /// Of one argument; called without an array.
  case unary(@Sendable (Value) -> Value)
  /// Of two arguments; called without an array.
  case binary(@Sendable (Value, Value) -> Value)
  /// Of as many arguments as the overload has parameters.
  case variadic(@Sendable ([Value]) -> Value)
}
