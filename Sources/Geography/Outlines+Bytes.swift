// The packed form: the four letters OUT1; the number of outlines; for each its code (three letters), its error in whole
// kilometres and the number of its rings; for each ring the number of its positions and, from position to position,
// starting at 0 0, the steps of longitude and latitude in thousandths of a degree. Numbers are varints (seven bits a
// byte, low ones first), steps zigzag varints.

extension Outlines {
  private static let mark = Array("OUT1".utf8)

  /// Reads the packed form. Any bytes that are not exactly that throw.
  package init(bytes: [UInt8]) throws(OutlinesFault) {
    guard bytes.starts(with: Outlines.mark) else { throw .otherFormat }
    var reader = Reader(bytes: bytes, next: Outlines.mark.count)
    var all: [Outline] = []
    // An outline takes five bytes or more, a ring three, a position two: no count may ask for more than there is.
    for _ in 0..<(try reader.count(each: 5)) {
      let code = try reader.code()
      let error = Double(try reader.number()) * 1000
      var rings: [[Outline.Position]] = []
      for _ in 0..<(try reader.count(each: 3)) {
        rings.append(try reader.ring())
      }
      all.append(Outline(code: code, rings: rings, error: error))
    }
    guard reader.next == bytes.count else { throw .goesOn(at: reader.next) }
    try self.init(all)
  }

  /// The packed form of these outlines.
  package var bytes: [UInt8] {
    var out = Outlines.mark
    func append(_ number: UInt32) {
      var rest = number
      while rest > 0x7F {
        out.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      out.append(UInt8(rest))
    }
    func append(step: Int32) { append(UInt32(bitPattern: step << 1 ^ step >> 31)) }
    append(UInt32(all.count))
    for outline in all {
      out += Array(outline.code.utf8)
      append(UInt32((outline.error / 1000).rounded(.up)))
      append(UInt32(outline.rings.count))
      for ring in outline.rings {
        append(UInt32(ring.count))
        var last = Outline.Position(longitude: 0, latitude: 0)
        for position in ring {
          append(step: position.longitude - last.longitude)
          append(step: position.latitude - last.latitude)
          last = position
        }
      }
    }
    return out
  }
}

extension Outlines {
  private struct Reader {
    let bytes: [UInt8]
    var next: Int

    mutating func number() throws(OutlinesFault) -> UInt32 {
      let start = next
      var value: UInt64 = 0
      for shift in stride(from: UInt64(0), through: 28, by: 7) {
        guard next < bytes.count else { throw .endsEarly }
        let byte = bytes[next]
        next += 1
        value |= UInt64(byte & 0x7F) << shift
        if byte < 0x80 {
          guard let number = UInt32(exactly: value) else { throw .number(at: start) }
          return number
        }
      }
      throw .number(at: start)
    }

    mutating func count(each: Int) throws(OutlinesFault) -> Int {
      let start = next
      let count = Int(try number())
      guard count <= (bytes.count - next) / each else { throw .count(at: start) }
      return count
    }

    mutating func code() throws(OutlinesFault) -> String {
      guard next + 3 <= bytes.count else { throw .endsEarly }
      let letters = bytes[next..<next + 3]
      guard letters.allSatisfy({ (0x41...0x5A).contains($0) }) else { throw .code(at: next) }
      next += 3
      return String(decoding: letters, as: UTF8.self)
    }

    mutating func step() throws(OutlinesFault) -> Int64 {
      let number = try number()
      return Int64(number >> 1) ^ -Int64(number & 1)
    }

    mutating func ring() throws(OutlinesFault) -> [Outline.Position] {
      let start = next
      let count = try count(each: 2)
      guard count > 0 else { throw .count(at: start) }
      var ring: [Outline.Position] = []
      ring.reserveCapacity(count)
      var longitude: Int64 = 0
      var latitude: Int64 = 0
      for _ in 0..<count {
        let start = next
        longitude += try step()
        latitude += try step()
        guard (-180_000...180_000).contains(longitude), (-90_000...90_000).contains(latitude) else {
          throw .position(at: start)
        }
        ring.append(Outline.Position(longitude: Int32(longitude), latitude: Int32(latitude)))
      }
      return ring
    }
  }
}
