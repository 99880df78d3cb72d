import CEL
import Register
import RegisterFiles
import Safeguards
import Testing

/// The compact form holds what the files hold, and damage to it is found, not followed.
struct PackedRegisterTests {
  static let files: [RegisterFile] = {
    var texts = WrittenRegister.sound
    // Two spellings of é, nothing quoted and not, an escape.
    texts["norms/xaa/n.yaml"] = WrittenRegister.norm(
      "xaa/n", "uncertain: [\"caf\u{E9}\", \"cafe\u{301}\", '', 'null', null, \"a\\tb\"]")
    texts["norms/xaa/folded.yaml"] = WrittenRegister.norm("xaa/folded", "uncertain:\n  - >\n    folded\n    text\n")
    return texts.sorted { $0.key < $1.key }.compactMap { path, text in
      (try? YAMLReader.read(Array(text.utf8), file: path)).map { RegisterFile(path: path, root: $0) }
    }
  }()

  static let packed = PackedRegister.bytes(of: files)

  /// Everything that a node is, in words.
  private func written(_ node: SourceNode) -> String {
    let place = "\(node.place)\(node.isStraight ? "" : "~")"
    switch node.content {
    case .scalar(let text, let isPlain): return "\(place)\(isPlain ? "p" : "q")\(Array(text.utf8))"
    case .sequence(let items): return "\(place)[\(items.map(written).joined(separator: ","))]"
    case .mapping(let entries):
      return
        "\(place){\(entries.map { "\($0.keyPlace)\(Array($0.key.utf8)):\(written($0.value))" }.joined(separator: ","))}"
    }
  }

  @Test func whatWasPackedComesBack() throws {
    let again = try PackedRegister.files(in: PackedRegisterTests.packed)
    #expect(again.map(\.path) == PackedRegisterTests.files.map(\.path))
    #expect(again.map { written($0.root) } == PackedRegisterTests.files.map { written($0.root) })
    #expect(PackedRegister.bytes(of: again) == PackedRegisterTests.packed)
    #expect(PackedRegisterTests.files.count == 6)
  }

  @Test func theBytesAreUTF8() {
    #expect(String(validating: PackedRegisterTests.packed, as: UTF8.self) != nil)
  }

  @Test func anEmptyRegisterComesBack() throws {
    #expect(try PackedRegister.files(in: PackedRegister.bytes(of: [])).isEmpty)
  }

  @Test func everyTruncationIsFound() {
    for length in 0..<PackedRegisterTests.packed.count {
      let cut = Array(PackedRegisterTests.packed[..<length])
      #expect(throws: PackedRegister.Damaged.self) { try PackedRegister.files(in: cut) }
    }
  }

  @Test func bytesAfterTheEndAreFound() {
    #expect(throws: PackedRegister.Damaged.self) { try PackedRegister.files(in: PackedRegisterTests.packed + [0]) }
  }

  /// Each byte with each bit changed, and some bytes at once: damage, or a register that can be read and compiled.
  @Test func changedBytesNeverTrap() {
    let packed = PackedRegisterTests.packed
    var random = SystemRandomNumberGenerator()
    var decoded = 0
    for index in packed.indices {
      var changed = packed
      changed[index] ^= 1 << UInt8(index % 8)
      if index.isMultiple(of: 3) { changed[packed.indices.randomElement(using: &random) ?? 0] = .random(in: 0...255) }
      guard let files = try? PackedRegister.files(in: changed) else { continue }
      decoded += 1
      guard index.isMultiple(of: 8) else { continue }
      let corpus = RegisterReader.corpus(of: files, reading: Reading())
      _ = NormSet.compile(corpus, zones: TimeZones())
    }
    #expect(decoded > 0)
  }

  /// Lines and columns count from one: what says otherwise would stand nowhere.
  @Test func placesBeforeTheFirstAreFound() throws {
    let text = String(repeating: "\n", count: 20) + String(repeating: " ", count: 21) + "word"
    let packed = PackedRegister.bytes(of: [
      RegisterFile(path: "x.yaml", root: try YAMLReader.read(Array(text.utf8), file: "x.yaml"))
    ])
    let place = try #require(packed.indices.first { packed[$0...].starts(with: [21, 22]) })
    for index in [place, place + 1] {
      var changed = packed
      changed[index] = 0
      #expect(throws: PackedRegister.Damaged.self) { try PackedRegister.files(in: changed) }
    }
  }

  @Test func numbersWithoutEndAreFound() {
    let magic = Array(PackedRegisterTests.packed.prefix(4))
    for tail in [[UInt8](repeating: 0x7F, count: 40), [UInt8](repeating: 0x7F, count: 10) + [0x3F], [0x40], [0x80]] {
      #expect(throws: PackedRegister.Damaged.self) { try PackedRegister.files(in: magic + tail) }
    }
    // One text, one file, and lists within lists without end.
    let lists = magic + [1, 1, 0x61, 1, 0] + Array(repeatElement([2, 1, 1, 1], count: 10_000).joined())
    #expect(throws: PackedRegister.Damaged.self) { try PackedRegister.files(in: lists) }
  }
}
