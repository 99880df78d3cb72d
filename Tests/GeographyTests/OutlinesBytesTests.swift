import Testing

@testable import Geography

/// Packed outlines come back as they were, and damaged bytes are an error, never a trap.
struct OutlinesBytesTests {
  static let square = Outline(
    code: "XAA", rings: [[position(10, 10), position(20, 10), position(20, 20), position(10, 20)]], error: 30_000)
  static let place = Outline(code: "XBB", rings: [[position(-180, 90)], [position(180, -90)]], error: 5000)

  static func position(_ longitude: Double, _ latitude: Double) -> Outline.Position {
    Outline.Position(longitude: Int32((longitude * 1000).rounded()), latitude: Int32((latitude * 1000).rounded()))
  }

  @Test("There and back")
  func roundTrip() throws {
    let small = try Outlines([Self.square, Self.place])
    for outlines in [small, RealOutlines.all, try Outlines([])] {
      let again = try Outlines(bytes: outlines.bytes)
      #expect(again.bytes == outlines.bytes)
      #expect(again.all.map(\.code) == outlines.all.map(\.code))
      #expect(again.all.map(\.rings) == outlines.all.map(\.rings))
      #expect(again.all.map(\.error) == outlines.all.map(\.error))
    }
    #expect(small["XAA"]?.kind == .polygon)
    #expect(small["XBB"]?.kind == .point)
    #expect(small["XCC"] == nil)
  }

  @Test("Bytes cut short are refused wherever the cut is")
  func cut() throws {
    let bytes = try Outlines([Self.square, Self.place]).bytes
    for length in bytes.indices {
      #expect(throws: OutlinesFault.self) { try Outlines(bytes: Array(bytes[..<length])) }
    }
    let real = RealOutlines.all.bytes
    for length in stride(from: 0, to: real.count, by: 997) {
      #expect(throws: OutlinesFault.self) { try Outlines(bytes: Array(real[..<length])) }
    }
  }

  @Test("Any change of one byte is refused or read, and what is read can be asked")
  func changed() throws {
    let bytes = try Outlines([Self.square, Self.place]).bytes
    for index in bytes.indices {
      for value in [0, 1, 2, 0x3F, 0x40, 0x7F, 0x80, 0x81, 0xFF] + (0..<8).map({ bytes[index] ^ 1 << $0 }) {
        var changed = bytes
        changed[index] = value
        guard let outlines = try? Outlines(bytes: changed) else { continue }
        let distance = outlines.distance(from: ["XAA"], to: "XBB")
        #expect(distance.map { $0.metres >= 0 && $0.metres.isFinite && $0.plusMinus.isFinite } ?? true)
      }
    }
  }

  @Test("Noise is refused or read")
  func noise() {
    var generator = SplitMix(state: 7)
    for _ in 0..<20_000 {
      let length = Int.random(in: 0..<60, using: &generator)
      let noise = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      _ = try? Outlines(bytes: Array("OUT1".utf8) + noise)
    }
  }

  /// What follows the mark, and what is wrong with it.
  static let faults: [([UInt8], OutlinesFault)] = {
    let upper: [UInt8] = [0x58, 0x41, 0x41]
    let lower: [UInt8] = [0x78, 0x61, 0x61]
    var faults: [([UInt8], OutlinesFault)] = [([], .endsEarly), ([0, 0], .goesOn(at: 5))]
    faults.append(([0xFF, 0xFF, 0xFF, 0xFF, 0x7F], .number(at: 4)))
    faults.append(([0x80, 0x80, 0x80, 0x80, 0x80, 0], .number(at: 4)))
    faults.append(([0xFF, 0xFF, 0x03], .count(at: 4)))
    faults.append(([1] + lower + [0, 0], .code(at: 5)))
    faults.append(([1] + upper + [0, 1, 0, 0, 0], .count(at: 10)))
    faults.append(([1] + upper + [0, 1, 1, 0x80, 0x80, 0x20, 0], .position(at: 11)))
    faults.append(([2] + upper + [0, 0] + upper + [0, 0], .repeated("XAA")))
    return faults
  }()

  @Test("Each fault has its name", arguments: faults)
  func named(bytes: [UInt8], fault: OutlinesFault) {
    #expect(throws: fault) { try Outlines(bytes: Array("OUT1".utf8) + bytes) }
    #expect(fault.description.hasSuffix("build them again"))
  }

  @Test("Other files are told apart")
  func otherFormat() {
    for bytes in [Array("PNG1".utf8), Array("OUT".utf8), []] {
      #expect(throws: OutlinesFault.otherFormat) { try Outlines(bytes: bytes) }
    }
  }
}

/// A seeded source of numbers, so that a failure can be had again.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
