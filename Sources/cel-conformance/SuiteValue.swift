import CEL
import Foundation

/// Values as the suite writes them: an object with one key that says the kind.
enum SuiteValue {
  /// A binding: `{"value": v}`, `{"unknown": true}`, `{"error": …}` or a bare value. With `"more"`, a list is partly
  /// known; the parts that `"lacks"` names by their paths are unknown. What is unknown has the variable's slot as its id.
  static func bind(_ json: JSON, _ slot: Int, _ activation: inout Activation) throws {
    guard json.entries != nil else { throw Malformed("a binding that is \(json.kind)", at: json) }
    if let unknown = json["unknown"], unknown.bool != false {
      activation[slot] = .unknown(slot)
      return
    }
    if let error = json["error"], error.bool != false {
      activation[slot] = .error(.invalidArgument, "given as an error")
      return
    }
    var value = try read(json["value"] ?? json)
    if json["more"] != nil, case .list(let list) = value {
      value = .list(List(elements: list.elements, isComplete: false, missing: Unknown(slot)))
    }
    activation[slot] = value
    for part in json["lacks"]?.elements ?? [] {
      let path = (part["path"]?.elements ?? []).map { step in
        step.string.map(AttributePattern.Step.field) ?? .index(Int64(step.text ?? "") ?? 0)
      }
      activation.lacks(AttributePattern(slot: slot, steps: path, id: slot))
    }
  }

  static func read(_ json: JSON) throws -> Value {
    let entries = json.entries ?? []
    guard entries.count == 1 else {
      throw Malformed(
        "a value that is \(json.kind), expected an object with one key such as {\"int\": \"1\"}", at: json)
    }
    let only = entries[0]
    guard let read = try value(only.key, only.value) else {
      throw Malformed("the \(only.key) \(only.value.kind)", at: json)
    }
    return read
  }

  private static func value(_ key: String, _ content: JSON) throws -> Value? {
    switch key {
    case "null": return .null
    case "bool": return content.bool.map(Value.bool) ?? content.string.flatMap(Bool.init).map(Value.bool)
    case "int": return content.text.flatMap { Int64($0) }.map(Value.int)
    case "enum": return (content["value"] ?? content).text.flatMap { Int64($0) }.map(Value.int)
    case "uint": return content.text.flatMap { UInt64($0) }.map(Value.uint)
    case "double": return content.text.flatMap { Double($0) }.map(Value.double)
    case "string": return content.string.map(Value.string)
    case "bytes": return content.string.flatMap { Data(base64Encoded: $0) }.map { .bytes(Array($0)) }
    case "type":
      guard let name = content.string else { return nil }
      if let type = Declarations().namedType(name) { return .type(type) }
      return .type(try TypeText.parse(content))
    case "list":
      guard let elements = content.elements ?? content["values"]?.elements else { return nil }
      return .list(try elements.map { try read($0) })
    case "map":
      guard let entries = content.elements ?? content["entries"]?.elements else { return nil }
      return .map(Map(try entries.map(entry)))
    case "optional":
      return .optional(content.isNull ? .none : OptionalValue(try read(content)))
    case "timestamp", "duration": return time(key, content)
    case "object", "any": return try message(content)
    default: return nil
    }
  }

  private static func entry(_ json: JSON) throws -> (key: Value, value: Value) {
    guard let key = json["key"], let value = json["value"] else {
      throw Malformed("an entry without 'key' and 'value'", at: json)
    }
    return (try read(key), try read(value))
  }

  private static func time(_ key: String, _ json: JSON) -> Value? {
    if let text = json.string { return written(key, text) }
    guard json.entries != nil, let seconds = Int64(json["seconds"]?.text ?? "0"),
      let nanoseconds = Int32((json["nanos"] ?? json["nanoseconds"])?.text ?? "0")
    else { return nil }
    return key == "timestamp"
      ? Timestamp(seconds: seconds, nanoseconds: nanoseconds).map(Value.timestamp)
      : ElapsedTime(seconds: seconds, nanoseconds: nanoseconds).map(Value.duration)
  }

  /// An instant or a length of time as a text, as the language reads it.
  private static func written(_ key: String, _ text: String) -> Value? {
    var declarations = Declarations()
    let slot = declarations.variable("text", .string)
    guard let expr = try? declarations.parse("\(key)(text)") else { return nil }
    var activation = Activation(for: declarations)
    activation[slot] = .string(text)
    let result = Plan(unchecked: expr, in: declarations).evaluate(activation)
    return result.isError ? nil : result
  }

  /// A message of a well-known type: what a literal of the language with these fields would be.
  private static func message(_ json: JSON) throws -> Value? {
    guard let name = json["type"]?.string else { return nil }
    var fields: [String: Value] = [:]
    for (field, content) in json["fields"]?.entries ?? [] { fields[field] = try read(content) }
    guard let value = Value(wellKnown: name, fields: fields) else { throw NeedsMessage(name: name) }
    return value
  }

  /// Whether expected bytes differ from those got only by `\?` for `?`.
  ///
  /// In protocol buffers' text format, in which the suite is written, `\?` stands for `?`. Python's reader of that
  /// format leaves the backslash in bytes, so two expectations of the JSON file (parse/bytes_literals,
  /// `…_unescaped_punctuation`: source ` \? " ' `, expression `b''' ? …`) have one that their source has not.
  private static func isErratum(_ expected: Value, _ got: Value) -> Bool {
    guard case .bytes(let wanted) = expected, case .bytes(let bytes) = got, wanted.count > bytes.count else {
      return false
    }
    var read: [UInt8] = []
    for (place, byte) in wanted.enumerated() {
      let isEscape = byte == UInt8(ascii: "\\") && place + 1 < wanted.count && wanted[place + 1] == UInt8(ascii: "?")
      if !isEscape { read.append(byte) }
    }
    return read == bytes
  }

  /// Equality as the suite means it: types count, NaN is NaN, and the order of a map's entries is open.
  static func same(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.double(let x), .double(let y)): x == y || (x.isNaN && y.isNaN)
    case (.int, .int), (.uint, .uint), (.string, .string), (.bool, .bool), (.bytes, .bytes), (.null, .null),
      (.type, .type), (.timestamp, .timestamp), (.duration, .duration):
      a.isEqual(to: b) == true || isErratum(a, b)
    case (.list(let x), .list(let y)):
      x.elements.count == y.elements.count && zip(x.elements, y.elements).allSatisfy { same($0, $1) }
    case (.map(let x), .map(let y)):
      x.count == y.count
        && x.entries.allSatisfy { entry in
          // Equal keys of two types (1 and 1u) are one key, but not the same.
          y[entry.key].map { same(entry.value, $0) } == true && y.entries.contains { same(entry.key, $0.key) }
        }
    case (.optional(let x), .optional(let y)):
      switch (x.value, y.value) {
      case (nil, nil): true
      case (let x?, let y?): same(x, y)
      default: false
      }
    default: false
    }
  }
}
