/// Why a file is no zone.
public struct TZifError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was found in the file, and what was expected.
  public let description: String
}

extension ZoneRules {
  /// Reads a compiled zone (RFC 8536, as in `/usr/share/zoneinfo`), version 1 to 4. The POSIX rule in the
  /// footer serves the time after the last transition; leap seconds are passed over.
  public init(tzif bytes: [UInt8]) throws(TZifError) {
    var reader = TZifReader(bytes: bytes)
    let header = try reader.header()
    if header.version < 2 {
      (first, transitions) = try reader.body(header, width: 4)
      future = nil
    } else {
      try reader.skip(header.size(width: 4))
      let second = try reader.header()
      (first, transitions) = try reader.body(second, width: 8)
      future = try reader.footer()
    }
  }
}

/// Walks the bytes of a zone file, checking every length.
private struct TZifReader {
  let bytes: [UInt8]
  var position = 0

  struct Header {
    var version: Int
    var utcCount, wallCount, leapCount, timeCount, typeCount, nameLength: Int

    func size(width: Int) -> Int {
      timeCount * (width + 1) + typeCount * 6 + nameLength + leapCount * (width + 4) + wallCount + utcCount
    }
  }

  mutating func skip(_ count: Int) throws(TZifError) {
    guard count >= 0, count <= bytes.count - position else {
      throw TZifError(description: "the zone file is cut short")
    }
    position += count
  }

  mutating func header() throws(TZifError) -> Header {
    let start = position
    try skip(44)
    guard bytes[start..<start + 4].elementsEqual("TZif".utf8) else {
      throw TZifError(description: "no zone file: it does not begin with TZif")
    }
    var counts: [Int] = []
    for place in 0..<6 {
      let count = Int(number(at: start + 20 + place * 4, width: 4))
      guard 0...100_000 ~= count else { throw TZifError(description: "a count of \(count) in a zone file") }
      counts.append(count)
    }
    let version = Int(bytes[start + 4]) - 48
    return Header(
      version: version, utcCount: counts[0], wallCount: counts[1], leapCount: counts[2],
      timeCount: counts[3], typeCount: counts[4], nameLength: counts[5])
  }

  private func number(at place: Int, width: Int) -> Int64 {
    var value: UInt64 = 0
    for byte in bytes[place..<place + width] { value = value << 8 | UInt64(byte) }
    return width == 4 ? Int64(Int32(truncatingIfNeeded: Int64(bitPattern: value))) : Int64(bitPattern: value)
  }

  mutating func body(_ header: Header, width: Int) throws(TZifError) -> (Int, [ZoneRules.Transition]) {
    let times = position
    try skip(header.size(width: width))
    let kinds = times + header.timeCount * width
    let types = kinds + header.timeCount
    guard header.typeCount > 0 else { throw TZifError(description: "a zone file without offsets") }
    func offset(_ type: Int) throws(TZifError) -> Int {
      guard type < header.typeCount else { throw TZifError(description: "an offset that the zone file lacks") }
      let seconds = Int(number(at: types + type * 6, width: 4))
      guard -90_000...90_000 ~= seconds else { throw TZifError(description: "an offset of \(seconds) seconds") }
      return seconds
    }
    var transitions: [ZoneRules.Transition] = []
    for place in 0..<header.timeCount {
      let at = number(at: times + place * width, width: width)
      if let last = transitions.last, at <= last.at { throw TZifError(description: "transitions out of order") }
      transitions.append(ZoneRules.Transition(at: at, offset: try offset(Int(bytes[kinds + place]))))
    }
    return (try offset(0), transitions)
  }

  mutating func footer() throws(TZifError) -> PosixRule? {
    guard position < bytes.count, bytes[position] == 0x0A else { return nil }
    let start = position + 1
    var end = start
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    if start == end { return nil }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    guard let rule = PosixRule(text) else { throw TZifError(description: "the rule '\(text)' in a zone file") }
    return rule
  }
}
