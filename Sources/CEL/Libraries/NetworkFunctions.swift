/// The network library: IP addresses and blocks of them.
enum NetworkFunctions {
  private static let ip = ValueType.opaque("net.IP", [])
  private static let cidr = ValueType.opaque("net.CIDR", [])

  static let table: FunctionTable = {
    var table = FunctionTable()
    table.add(
      "ip", .pure(.unary(makeIP)), ("string_to_ip", [.string], ip, false), ("cidr_ip", [cidr], ip, true))
    table.add("cidr", .pure(.unary(makeCIDR)), ("string_to_cidr", [.string], cidr, false))
    table.add("isIP", .pure(.unary { parses("isIP", $0) { NetworkValue.ip($0) } }), ("is_ip", [.string], .bool, false))
    table.add(
      "isCIDR", .pure(.unary { parses("isCIDR", $0) { NetworkValue.cidr($0) } }), ("is_cidr", [.string], .bool, false))
    table.add("ip.isCanonical", .pure(.unary(isCanonical)), ("ip_is_canonical", [.string], .bool, false))
    let tests: [(String, @Sendable (NetworkValue) -> Value)] = [
      ("family", { .int($0.isIPv6 ? 6 : 4) }), ("isUnspecified", { .bool($0.isUnspecified) }),
      ("isLoopback", { .bool($0.isLoopback) }), ("isGlobalUnicast", { .bool($0.isGlobalUnicast) }),
      ("isLinkLocalMulticast", { .bool($0.isLinkLocalMulticast) }),
      ("isLinkLocalUnicast", { .bool($0.isLinkLocalUnicast) }),
    ]
    for (name, test) in tests {
      table.add(
        name,
        .pure(
          .unary {
            guard case .network(let network) = $0, network.prefixLength == nil else { return noOverload(name, $0) }
            return test(network)
          }), ("ip_\(name)", [ip], name == "family" ? .int : .bool, true))
    }
    table.add(
      "containsIP", .pure(.binary { contains("containsIP", $0, $1) { NetworkValue.ip($0) } }),
      ("cidr_contains_ip", [cidr, ip], .bool, true), ("cidr_contains_ip_string", [cidr, .string], .bool, true))
    table.add(
      "containsCIDR", .pure(.binary { contains("containsCIDR", $0, $1) { NetworkValue.cidr($0) } }),
      ("cidr_contains_cidr", [cidr, cidr], .bool, true),
      ("cidr_contains_cidr_string", [cidr, .string], .bool, true))
    table.add(
      "masked", .pure(.unary { block("masked", $0) { .network($0.masked) } }), ("cidr_masked", [cidr], cidr, true))
    table.add(
      "prefixLength", .pure(.unary { block("prefixLength", $0) { .int(Int64($0.prefixLength ?? 0)) } }),
      ("cidr_prefix_length", [cidr], .int, true))
    // `string` of the language, with two more overloads.
    if var string = StandardFunctions.table["string"] {
      string.overloads.append(Overload(id: "ip_to_string", params: [ip], returns: .string))
      string.overloads.append(Overload(id: "cidr_to_string", params: [cidr], returns: .string))
      table["string"] = string
    }
    return table
  }()

  private static func malformed(_ text: String, _ expected: String) -> Value {
    .error(.invalidConversion, "\(Quoting.quote(text)) is no \(expected)")
  }

  @Sendable private static func makeIP(_ value: Value) -> Value {
    switch value {
    case .string(let text):
      NetworkValue.ip(text).map(Value.network)
        ?? malformed(text, "IP address (without a zone, and not IPv4 in IPv6)")
    case .network(let network) where network.prefixLength != nil:
      .network(NetworkValue(bits: network.contents.bits, isIPv6: network.isIPv6))
    default: noOverload("ip", value)
    }
  }

  @Sendable private static func makeCIDR(_ value: Value) -> Value {
    guard case .string(let text) = value else { return noOverload("cidr", value) }
    return NetworkValue.cidr(text).map(Value.network) ?? malformed(text, "block such as 10.0.0.0/8")
  }

  private static func parses(_ name: String, _ value: Value, _ read: (String) -> NetworkValue?) -> Value {
    guard case .string(let text) = value else { return noOverload(name, value) }
    return .bool(read(text) != nil)
  }

  @Sendable private static func isCanonical(_ value: Value) -> Value {
    guard case .string(let text) = value else { return noOverload("ip.isCanonical", value) }
    return NetworkValue.ip(text).map { .bool(ExactText.same($0.text, text)) } ?? malformed(text, "IP address")
  }

  private static func block(_ name: String, _ value: Value, _ make: (NetworkValue) -> Value) -> Value {
    guard case .network(let network) = value, network.prefixLength != nil else { return noOverload(name, value) }
    return make(network)
  }

  private static func contains(_ name: String, _ a: Value, _ b: Value, _ read: (String) -> NetworkValue?) -> Value {
    guard case .network(let block) = a, block.prefixLength != nil else { return noOverload(name, a, b) }
    switch b {
    case .string(let text): return read(text).map { .bool(block.contains($0)) } ?? malformed(text, "address or block")
    case .network(let other) where (other.prefixLength != nil) == (name == "containsCIDR"):
      return .bool(block.contains(other))
    default: return noOverload(name, a, b)
    }
  }
}
