extension NetworkValue {
  /// An address; nil for what is none, has a zone, or is IPv4 within IPv6 in dotted form.
  static func ip(_ text: String) -> NetworkValue? {
    let bytes = Array(text.utf8)
    guard bytes.count <= 45 else { return nil }
    if !bytes.contains(UInt8(ascii: ":")) {
      return v4(bytes[...]).map { NetworkValue(bits: Bits(high: 0, low: UInt64($0)), isIPv6: false) }
    }
    return v6(bytes)
  }

  /// A block `address/length`.
  static func cidr(_ text: String) -> NetworkValue? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let address = ip(String(parts[0])) else { return nil }
    let digits = Array(parts[1].utf8)
    guard 1...3 ~= digits.count, digits.allSatisfy({ 0x30...0x39 ~= $0 }), digits.count == 1 || digits[0] != 0x30,
      let length = Int(String(parts[1])), length <= (address.isIPv6 ? 128 : 32)
    else { return nil }
    return NetworkValue(bits: address.contents.bits, isIPv6: address.isIPv6, prefix: length)
  }

  /// Four numbers below 256, without leading zeros.
  private static func v4(_ bytes: ArraySlice<UInt8>) -> UInt32? {
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var value: UInt32 = 0
    for part in parts {
      guard 1...3 ~= part.count, part.allSatisfy({ 0x30...0x39 ~= $0 }), part.count == 1 || part.first != 0x30
      else { return nil }
      let number = part.reduce(UInt32(0)) { $0 * 10 + UInt32($1 - 0x30) }
      guard number < 256 else { return nil }
      value = value << 8 | number
    }
    return value
  }

  private static func v6(_ bytes: [UInt8]) -> NetworkValue? {
    var groups: [UInt16] = []
    var gap: Int?
    var position = 0
    if bytes.starts(with: "::".utf8) {
      gap = 0
      position = 2
    } else if bytes.first == UInt8(ascii: ":") {
      return nil
    }
    var isDotted = false
    while position < bytes.count {
      guard groups.count < 8 else { return nil }
      let end = bytes[position...].firstIndex(of: UInt8(ascii: ":")) ?? bytes.count
      let part = bytes[position..<end]
      if part.contains(UInt8(ascii: ".")) {
        guard end == bytes.count, groups.count <= 6, let value = v4(part) else { return nil }
        groups += [UInt16(value >> 16), UInt16(value & 0xFFFF)]
        isDotted = true
        break
      }
      guard 1...4 ~= part.count, !part.contains(UInt8(ascii: "+")),
        let group = UInt16(String(decoding: part, as: UTF8.self), radix: 16)
      else { return nil }
      groups.append(group)
      if end == bytes.count { break }
      position = end + 1
      if position < bytes.count, bytes[position] == UInt8(ascii: ":") {
        guard gap == nil else { return nil }
        gap = groups.count
        position += 1
      } else if position == bytes.count {
        return nil
      }
    }
    if let gap {
      guard groups.count < 8 else { return nil }
      groups.insert(contentsOf: Array(repeating: 0, count: 8 - groups.count), at: gap)
    }
    guard groups.count == 8 else { return nil }
    let high = groups[..<4].reduce(UInt64(0)) { $0 << 16 | UInt64($1) }
    let low = groups[4...].reduce(UInt64(0)) { $0 << 16 | UInt64($1) }
    if isDotted, high == 0, low >> 32 == 0xFFFF { return nil }
    return NetworkValue(bits: Bits(high: high, low: low), isIPv6: true)
  }

  /// As it is written, in canonical form (RFC 5952).
  public var text: String {
    let address = isIPv6 ? v6Text : dotted(UInt32(truncatingIfNeeded: contents.bits.low))
    return prefixLength.map { "\(address)/\($0)" } ?? address
  }

  private func dotted(_ value: UInt32) -> String {
    "\(value >> 24).\(value >> 16 & 255).\(value >> 8 & 255).\(value & 255)"
  }

  private var v6Text: String {
    let bits = contents.bits
    if isMapped { return "::ffff:" + dotted(UInt32(truncatingIfNeeded: bits.low)) }
    var groups: [UInt64] = []
    for place in 0..<8 {
      let half = place < 4 ? bits.high : bits.low
      let shift = UInt64(48 - 16 * (place % 4))
      groups.append((half >> shift) & 0xFFFF)
    }
    // The longest run of two zeros or more, the first of equals, becomes "::".
    var best = 0..<0
    var start = 0
    while start < 8 {
      var end = start
      while end < 8, groups[end] == 0 { end += 1 }
      if end - start > max(1, best.count) { best = start..<end }
      start = max(end, start + 1)
    }
    func write(_ part: ArraySlice<UInt64>) -> String { part.map { String($0, radix: 16) }.joined(separator: ":") }
    if best.isEmpty { return write(groups[...]) }
    return write(groups[..<best.lowerBound]) + "::" + write(groups[best.upperBound...])
  }
}
