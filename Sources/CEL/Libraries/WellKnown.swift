/// The well-known types of protocol buffers that are values of the language: wrappers, JSON, times.
struct WellKnown: Sendable {
  let name: String
  let type: ValueType
  /// The fields a literal may set.
  let fields: [String: ValueType]

  /// The first candidate that is a well-known type.
  static func find(_ candidates: [String]) -> WellKnown? {
    for candidate in candidates {
      if let known = all[candidate] { return known }
    }
    return nil
  }

  /// `google.protobuf.NullValue.NULL_VALUE`, which is an int to the checker and null to JSON.
  static func enumeration(_ candidates: [String]) -> (type: ValueType, value: Value)? {
    candidates.contains("google.protobuf.NullValue.NULL_VALUE") ? (.int, .int(0)) : nil
  }

  static let all: [String: WellKnown] = {
    var all: [String: WellKnown] = [:]
    func add(_ name: String, _ type: ValueType, _ fields: [String: ValueType]) {
      all["google.protobuf." + name] = WellKnown(name: "google.protobuf." + name, type: type, fields: fields)
    }
    let wrappers: [(String, ValueType)] = [
      ("BoolValue", .bool), ("Int32Value", .int), ("Int64Value", .int), ("UInt32Value", .uint),
      ("UInt64Value", .uint), ("FloatValue", .double), ("DoubleValue", .double), ("StringValue", .string),
      ("BytesValue", .bytes),
    ]
    for (name, type) in wrappers { add(name, .wrapper(type), ["value": type]) }
    let object = ValueType.map(.string, .dyn)
    add("ListValue", dynList, ["values": dynList])
    add("Struct", object, ["fields": object])
    add(
      "Value", .dyn,
      [
        "null_value": .int, "number_value": .double, "string_value": .string, "bool_value": .bool,
        "struct_value": object, "list_value": dynList,
      ])
    add("Any", .dyn, ["type_url": .string, "value": .bytes])
    add("Timestamp", .timestamp, ["seconds": .int, "nanos": .int])
    add("Duration", .duration, ["seconds": .int, "nanos": .int])
    return all
  }()

  /// The value of a literal with these fields (absent optionals left out).
  func value(_ fields: [String: Value]) -> Value {
    if fields.count > 1, type == .dyn { return .error(.invalidArgument, "\(name) has one field at most") }
    switch name {
    case "google.protobuf.Any":
      return .error(.invalidConversion, "an Any without a known message")
    case "google.protobuf.Value":
      return fields["null_value"] == nil ? fields.first?.value ?? .null : .null
    case "google.protobuf.ListValue": return fields["values"] ?? .list([])
    case "google.protobuf.Struct": return fields["fields"] ?? .map(Map([]))
    case "google.protobuf.Timestamp", "google.protobuf.Duration": return time(fields)
    default: return wrapped(fields["value"])
    }
  }

  private func time(_ fields: [String: Value]) -> Value {
    guard case .int(let seconds) = fields["seconds"] ?? .int(0), case .int(let nanos) = fields["nanos"] ?? .int(0),
      let nanoseconds = Int32(exactly: nanos)
    else { return .error(.invalidArgument, "\(name) needs ints") }
    let value: Value? =
      type == .timestamp
      ? Timestamp(seconds: seconds, nanoseconds: nanoseconds).map(Value.timestamp)
      : ElapsedTime(seconds: seconds, nanoseconds: nanoseconds).map(Value.duration)
    return value ?? .error(.overflow, "\(name) out of range")
  }

  private func wrapped(_ value: Value?) -> Value {
    switch (name.dropFirst("google.protobuf.".count), value) {
    case ("BoolValue", nil): return .bool(false)
    case ("Int32Value", nil), ("Int64Value", nil): return .int(0)
    case ("UInt32Value", nil), ("UInt64Value", nil): return .uint(0)
    case ("FloatValue", nil), ("DoubleValue", nil): return .double(0)
    case ("StringValue", nil): return .string("")
    case ("BytesValue", nil): return .bytes([])
    case ("Int32Value", .int(let int)):
      return Int32(exactly: int) == nil ? .error(.overflow, "\(int) does not fit 32 bits") : .int(int)
    case ("UInt32Value", .uint(let uint)):
      return UInt32(exactly: uint) == nil ? .error(.overflow, "\(uint) does not fit 32 bits") : .uint(uint)
    case ("FloatValue", .double(let double)): return .double(Double(Float(double)))
    case ("BoolValue", .bool), ("Int64Value", .int), ("UInt64Value", .uint), ("DoubleValue", .double),
      ("StringValue", .string), ("BytesValue", .bytes):
      return value ?? .null
    default: return .error(.invalidArgument, "\(name) cannot hold \(value ?? .null)")
    }
  }
}
