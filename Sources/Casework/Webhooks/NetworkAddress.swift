/// An address of the internet protocol, in the order of the network: 4 or 16 bytes.
struct NetworkAddress: Hashable, Sendable {
  let bytes: [UInt8]

  /// `nil` for what is neither IPv4 nor IPv6.
  init?(_ bytes: [UInt8]) {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    self.bytes = bytes
  }

  /// The machine itself. What has no address of its own leads there too: 0.0.0.0 and :: on Linux.
  var isLoopback: Bool {
    if let inner = embedded { return inner.isLoopback }
    return bytes.count == 4
      ? bytes[0] == 127 || bytes[0] == 0 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] <= 1
  }

  /// In a network that an operator makes (RFC 1918, 6598, 4193). What is local to a link is not: there are the machines
  /// that give credentials to whoever asks.
  var isPrivate: Bool {
    if let inner = embedded { return inner.isPrivate }
    if bytes.count == 4 { return NetworkAddress.private4.contains { matches($0.prefix, $0.length) } }
    return matches([0xFC], 7)
  }

  private static let private4: [(prefix: [UInt8], length: Int)] = [
    ([10], 8), ([172, 16], 12), ([192, 168], 16), ([100, 64], 10),
  ]

  /// Reached from anywhere, after the registries of special-purpose addresses (RFC 6890): nothing of the operator's own
  /// network is, and nothing that only a protocol uses.
  var isPublic: Bool {
    if let inner = embedded { return inner.isPublic }
    if bytes.count == 4 { return !NetworkAddress.special4.contains { matches($0.prefix, $0.length) } }
    // Of IPv6, global unicast is 2000::/3.
    return matches([0x20], 3) && !NetworkAddress.special6.contains { matches($0.prefix, $0.length) }
  }

  private static let special4: [(prefix: [UInt8], length: Int)] = [
    ([0], 8), ([10], 8), ([100, 64], 10), ([127], 8), ([169, 254], 16), ([172, 16], 12), ([192, 0, 0], 24),
    ([192, 0, 2], 24), ([192, 88, 99], 24), ([192, 168], 16), ([198, 18], 15), ([198, 51, 100], 24),
    ([203, 0, 113], 24), ([224], 4), ([240], 4),
  ]

  private static let special6: [(prefix: [UInt8], length: Int)] = [
    ([0x20, 0x01, 0x00], 23), ([0x20, 0x01, 0x0D, 0xB8], 32), ([0x3F, 0xFF], 20),
  ]

  /// The IPv4 address that an IPv6 address stands for: mapped (`::ffff:0:0/96`), translated (`64:ff9b::/96`), 6to4
  /// (`2002::/16`).
  private var embedded: NetworkAddress? {
    guard bytes.count == 16 else { return nil }
    if matches(Array(repeating: 0, count: 10) + [0xFF, 0xFF], 96) || matches([0, 0x64, 0xFF, 0x9B] + zeros(8), 96) {
      return NetworkAddress(Array(bytes[12...]))
    }
    return matches([0x20, 0x02], 16) ? NetworkAddress(Array(bytes[2..<6])) : nil
  }

  private func zeros(_ count: Int) -> [UInt8] { Array(repeating: 0, count: count) }

  private func matches(_ prefix: [UInt8], _ length: Int) -> Bool {
    for bit in 0..<length {
      let expected = bit / 8 < prefix.count ? prefix[bit / 8] : 0
      guard (bytes[bit / 8] ^ expected) & (0x80 >> UInt8(bit % 8)) == 0 else { return false }
    }
    return true
  }
}
