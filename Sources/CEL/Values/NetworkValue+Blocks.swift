extension NetworkValue {
  /// Whether this is IPv6 of the form `::ffff:0:0/96`, which stands for an IPv4 address.
  var isMapped: Bool { isIPv6 && contents.bits.high == 0 && contents.bits.low >> 32 == 0xFFFF }

  /// The last 32 bits, if this is or stands for IPv4.
  private var v4: UInt32? { !isIPv6 || isMapped ? UInt32(truncatingIfNeeded: contents.bits.low) : nil }

  var isUnspecified: Bool { contents.bits.high == 0 && contents.bits.low == 0 }

  var isLoopback: Bool {
    v4.map { $0 >> 24 == 127 } ?? (contents.bits.high == 0 && contents.bits.low == 1)
  }

  private var isMulticast: Bool { v4.map { $0 >> 28 == 14 } ?? (contents.bits.high >> 56 == 0xFF) }

  var isLinkLocalMulticast: Bool {
    v4.map { $0 >> 8 == 0xE00000 } ?? (contents.bits.high >> 48 & 0xFF0F == 0xFF02)
  }

  var isLinkLocalUnicast: Bool {
    v4.map { $0 >> 16 == 0xA9FE } ?? (contents.bits.high >> 54 == 0x3FA)
  }

  var isGlobalUnicast: Bool {
    !isUnspecified && !isLoopback && !isMulticast && !isLinkLocalUnicast && v4 != 0xFFFF_FFFF && v4 != 0
  }

  /// The bits without the last `width - prefixLength`.
  private func masked(_ bits: Bits) -> Bits {
    // IPv4 sits in the last 32 of 128 bits.
    let kept = (prefixLength ?? 0) + (isIPv6 ? 0 : 96)
    let high = kept >= 64 ? bits.high : kept == 0 ? 0 : bits.high & ~UInt64(0) << UInt64(64 - kept)
    let low = kept <= 64 ? 0 : kept >= 128 ? bits.low : bits.low & ~UInt64(0) << UInt64(128 - kept)
    return Bits(high: high, low: low)
  }

  /// The block with its own bits beyond the prefix cleared.
  var masked: NetworkValue {
    NetworkValue(bits: masked(contents.bits), isIPv6: isIPv6, prefix: prefixLength)
  }

  /// Whether an address, or a whole block, lies in this block.
  func contains(_ other: NetworkValue) -> Bool {
    guard other.isIPv6 == isIPv6, other.prefixLength ?? 128 >= prefixLength ?? 0 else { return false }
    return masked(other.contents.bits) == masked(contents.bits)
  }
}
