/// An IP address or a block of addresses (CIDR), of the network library.
public struct NetworkValue: Sendable, Hashable {
  /// The address bytes as one number: 32 bits for IPv4, 128 for IPv6.
  struct Bits: Sendable, Hashable {
    var high: UInt64
    var low: UInt64
  }

  final class Contents: Sendable, Hashable {
    let bits: Bits
    let isIPv6: Bool
    let prefix: Int?

    init(bits: Bits, isIPv6: Bool, prefix: Int?) {
      self.bits = bits
      self.isIPv6 = isIPv6
      self.prefix = prefix
    }

    /// An address of IPv6 that stands for one of IPv4 equals it.
    private var unmapped: (bits: Bits, isIPv6: Bool) {
      isIPv6 && prefix == nil && bits.high == 0 && bits.low >> 32 == 0xFFFF
        ? (Bits(high: 0, low: bits.low & 0xFFFF_FFFF), false) : (bits, isIPv6)
    }

    static func == (a: Contents, b: Contents) -> Bool {
      a.unmapped == b.unmapped && a.prefix == b.prefix
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(unmapped.bits)
      hasher.combine(prefix)
    }
  }

  let contents: Contents

  init(bits: Bits, isIPv6: Bool, prefix: Int? = nil) {
    contents = Contents(bits: bits, isIPv6: isIPv6, prefix: prefix)
  }

  /// Whether this is an IPv6 address or block.
  public var isIPv6: Bool { contents.isIPv6 }
  /// The length of the block's prefix in bits; nil for a single address.
  public var prefixLength: Int? { contents.prefix }
}
