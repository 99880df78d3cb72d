/// What the build packed into the binary: read-only bytes, no files needed beside it.
package enum BuiltInRegister {
  /// The register, as `PackedRegister` reads it.
  package static var register: [UInt8] { bytes(PackedText.register) }

  /// The worked cases, packed apart: only `register check` reads them.
  package static var workedCases: [UInt8] { bytes(PackedText.workedCases) }

  /// SHA-256 of `register` followed by `workedCases`, in hexadecimal digits; made when they were packed.
  package static var digest: String { String(describing: PackedText.digest) }

  /// The outlines of States, as `Outlines` reads them.
  package static var outlines: [UInt8] { decode(PackedText.outlines) }

  /// The rules of time zones: per zone the length of its name (one byte), the name, the length of its TZif file
  /// (four bytes, big-endian) and the file.
  package static var zones: [UInt8] { decode(PackedText.zones) }

  /// The groups of ISCO-08 and the codes of specific needs: a code, a tab and a title a line (`data/lists`).
  package static var occupations: [UInt8] { bytes(PackedText.occupations) }
  package static var needs: [UInt8] { bytes(PackedText.needs) }

  private static func bytes(_ text: StaticString) -> [UInt8] { text.withUTF8Buffer { Array($0) } }

  /// Base64 without padding checks: the text is our own.
  private static func decode(_ text: StaticString) -> [UInt8] {
    text.withUTF8Buffer { source in
      var table = [UInt8](repeating: 0, count: 256)
      let alphabet: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
      alphabet.withUTF8Buffer { for (value, byte) in $0.enumerated() { table[Int(byte)] = UInt8(value) } }
      var length = source.count
      while length > 0, source[length - 1] == UInt8(ascii: "=") { length -= 1 }
      return [UInt8](unsafeUninitializedCapacity: length / 4 * 3 + 3) { out, count in
        var bits: UInt32 = 0
        var pending = 0
        for index in 0..<length {
          bits = bits << 6 | UInt32(table[Int(source[index])])
          pending += 6
          if pending >= 8 {
            pending -= 8
            out[count] = UInt8(truncatingIfNeeded: bits >> UInt32(pending))
            count += 1
          }
        }
      }
    }
  }
}
