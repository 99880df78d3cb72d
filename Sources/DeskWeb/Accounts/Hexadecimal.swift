internal import DeskSQLite

/// A digest as a form carries it.
enum Hexadecimal {
  /// `notFound` for what is none: whoever sends it looks for something that is not there.
  static func bytes(_ text: String) throws -> [UInt8] {
    let digits = try text.utf8.map { byte -> UInt8 in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
      default: throw DeskFault.notFound
      }
    }
    guard digits.count.isMultiple(of: 2), digits.count <= 128 else { throw DeskFault.notFound }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
