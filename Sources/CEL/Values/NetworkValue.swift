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

        static func == (a: Contents, b: Contents) -> Bool {
            a.bits == b.bits && a.isIPv6 == b.isIPv6 && a.prefix == b.prefix
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(bits)
            hasher.combine(isIPv6)
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
