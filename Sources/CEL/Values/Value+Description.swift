extension Value: CustomStringConvertible {
  /// As the language would write it; unknowns and faults in words.
  public var description: String {
    switch self {
    case .null: return "null"
    case .bool(let bool): return bool ? "true" : "false"
    case .int(let int): return String(int)
    case .uint(let uint): return "\(uint)u"
    case .double(let double):
      let text = NumberText.shortest(double)
      return double.isFinite && !text.utf8.contains(where: { $0 == 0x2E || $0 == 0x65 }) ? text + ".0" : text
    case .string(let string): return Quoting.quote(string)
    case .bytes(let bytes):
      return "b\""
        + bytes.map {
          0x20..<0x7F ~= $0 && $0 != 0x22 && $0 != 0x5C
            ? String(UnicodeScalar($0)) : "\\x" + hexadecimal(UInt64($0), width: 2)
        }.joined() + "\""
    case .timestamp(let timestamp): return "timestamp(\"\(TimeText.write(timestamp))\")"
    case .duration(let duration): return "duration(\"\(TimeText.write(duration))\")"
    case .list(let list):
      let known = list.elements.map(\.description) + (list.isComplete ? [] : ["…"])
      return "[" + known.joined(separator: ", ") + "]"
    case .map(let map):
      let known = map.entries.map { "\($0.key): \($0.value)" } + (map.isComplete ? [] : ["…"])
      return "{" + known.joined(separator: ", ") + "}"
    case .type(let type): return type.runtimeName
    case .optional(let optional):
      return optional.value.map { "optional.of(\($0))" } ?? "optional.none()"
    case .opaque(let opaque): return "opaque#\(opaque.type)(\(opaque.a), \(opaque.b))"
    case .network(let network):
      return network.prefixLength == nil ? "ip(\"\(network.text)\")" : "cidr(\"\(network.text)\")"
    case .unknown(let unknown): return unknown.description
    case .error(let fault): return "error: \(fault)"
    }
  }
}
