import CEL
import Foundation

/// Values as the suite writes them.
enum SuiteValue {
  /// What is wrong with a value.
  struct Malformed: Error, CustomStringConvertible {
    let description: String
  }

  /// A binding: `{"value": v}`, `{"unknown": true}`, `{"error": …}` or a bare value. With `"more"`, a list is partly
  /// known; the parts that `"lacks"` names by their paths are unknown. What is unknown has the variable's slot as its id.
  static func bind(_ json: Any, _ slot: Int, _ activation: inout Activation) throws {
    guard let object = json as? [String: Any] else { throw Malformed(description: "no binding: \(json)") }
    if object["unknown"] != nil {
      activation[slot] = .unknown(slot)
      return
    }
    if object["error"] != nil {
      activation[slot] = .error(.invalidArgument, "given as an error")
      return
    }
    var value = try read(object["value"] ?? json)
    if object["more"] != nil, case .list(let list) = value {
      value = .list(List(elements: list.elements, isComplete: false, missing: Unknown(slot)))
    }
    activation[slot] = value
    for part in object["lacks"] as? [[String: Any]] ?? [] {
      let path = (part["path"] as? [Any] ?? []).map { step in
        (step as? String).map(AttributePattern.Step.field) ?? .index((step as? NSNumber)?.int64Value ?? 0)
      }
      activation.lacks(AttributePattern(slot: slot, steps: path, id: slot))
    }
  }

  static func read(_ json: Any) throws -> Value {
    guard let object = json as? [String: Any], let (key, content) = object.first else {
      throw Malformed(description: "no value: \(json)")
    }
    switch key {
    case "null": return .null
    case "bool": return .bool(content as? Bool ?? false)
    case "int", "enum":
      guard let int = Int64(text(key == "enum" ? (content as? [String: Any])?["value"] ?? content : content)) else {
        break
      }
      return .int(int)
    case "uint":
      guard let uint = UInt64(text(content)) else { break }
      return .uint(uint)
    case "double":
      let name = text(content)
      guard let double = name == "Infinity" ? .infinity : name == "-Infinity" ? -Double.infinity : Double(name) else {
        break
      }
      return .double(double)
    case "string": return .string(text(content))
    case "bytes":
      guard let data = Data(base64Encoded: text(content)) else { break }
      return .bytes(Array(data))
    case "type":
      guard let type = Declarations().namedType(text(content)) else { break }
      return .type(type)
    case "list": return .list(try (content as? [Any] ?? []).map { try read($0) })
    case "map":
      return .map(
        Map(
          try (content as? [[String: Any]] ?? []).map {
            (key: try read($0["key"] ?? [:]), value: try read($0["value"] ?? [:]))
          }))
    case "timestamp", "duration": return try time(key, content as? [String: Any] ?? [:])
    case "object", "any": return try message(content as? [String: Any] ?? [:])
    default: break
    }
    throw Malformed(description: "no value: \(json)")
  }

  private static func text(_ json: Any) -> String { json as? String ?? (json as? NSNumber)?.stringValue ?? "" }

  private static func time(_ key: String, _ json: [String: Any]) throws -> Value {
    let seconds = Int64(text(json["seconds"] ?? "0")) ?? 0
    let nanoseconds = Int32(text(json["nanos"] ?? json["nanoseconds"] ?? "0")) ?? 0
    let value =
      key == "timestamp"
      ? Timestamp(seconds: seconds, nanoseconds: nanoseconds).map(Value.timestamp)
      : ElapsedTime(seconds: seconds, nanoseconds: nanoseconds).map(Value.duration)
    guard let value else { throw Malformed(description: "out of range: \(json)") }
    return value
  }

  /// A message of a well-known type: what a literal of the language with these fields would be.
  private static func message(_ json: [String: Any]) throws -> Value {
    let name = text(json["type"] ?? "")
    var fields: [String: Value] = [:]
    for (field, content) in json["fields"] as? [String: Any] ?? [:] { fields[field] = try read(content) }
    guard let value = Value(wellKnown: name, fields: fields) else {
      throw Malformed(description: "the message \(name)")
    }
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
          y.entries.contains { same(entry.key, $0.key) && same(entry.value, $0.value) }
        }
    default: false
    }
  }
}
