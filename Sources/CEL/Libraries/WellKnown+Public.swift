extension Value {
  /// The value of a message of a well-known type (`google.protobuf.Int64Value`, `…Struct`, `…Timestamp`) with
  /// these fields; nil when the type is not one of them. What the fields cannot be is a fault.
  public init?(wellKnown name: String, fields: [String: Value]) {
    guard let known = WellKnown.all[name] else { return nil }
    if name == "google.protobuf.Value", fields["null_value"] != nil {
      self = .null
    } else {
      self = known.value(fields)
    }
  }
}

extension ValueType {
  /// The type of a well-known message: `wrapper(int)` for `google.protobuf.Int64Value`; nil for other names.
  public init?(wellKnown name: String) {
    guard let known = WellKnown.all[name] else { return nil }
    self = known.type
  }
}

extension Declarations {
  /// The type that a name denotes in an expression, such as `int` or `google.protobuf.Timestamp`.
  public func namedType(_ name: String) -> ValueType? { typeNamed(name) }
}
