internal import QREncode

/// A QR Code symbol (ISO/IEC 18004) of a text, by libqrencode, as a drawing for a page.
package struct QRSymbol: Sendable {
  /// The most modules that a side can have, in version 40.
  private static let mostModules = 177
  /// Empty modules around the symbol, which readers need.
  private static let quietZone = 4

  /// Modules of a side, without the quiet zone.
  package let width: Int
  private let modules: [UInt8]

  /// The symbol of an ASCII text; readers guess what other characters are.
  ///
  /// `nil` where the text is empty or has more than 2,331 bytes, and on machines without libqrencode: whoever shows a symbol
  /// shows also its text.
  package init?(_ text: String) {
    var width = 0
    let bytes = Array(text.utf8)
    // The library counts in 32 bits, and no symbol holds more than 2,331 bytes at its level M.
    guard (1...2_331).contains(bytes.count) else { return nil }
    let capacity = Self.mostModules * Self.mostModules
    modules = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      width = Int(qrencode_modules(bytes, Int32(bytes.count), buffer.baseAddress, Int32(capacity)))
      count = width * width
    }
    guard width > 0 else { return nil }
    self.width = width
  }

  /// Whether the module is dark; rows and columns count from 0.
  package func isDark(row: Int, column: Int) -> Bool { modules[row * width + column] & 1 == 1 }

  /// The side of the drawing with its quiet zone, in modules: `viewBox="0 0 side side"`.
  package var side: Int { width + 2 * Self.quietZone }

  /// The dark modules as data of an SVG path, a rectangle for each run in a row.
  ///
  /// To be filled with black on a white ground, also where the page is dark: not every reader takes it inverted.
  package var path: String {
    var path = ""
    for row in 0..<width {
      var column = 0
      while column < width {
        let start = column
        while column < width, isDark(row: row, column: column) { column += 1 }
        if column > start {
          path += "M\(start + Self.quietZone) \(row + Self.quietZone)h\(column - start)v1h-\(column - start)z"
        } else {
          column += 1
        }
      }
    }
    return path
  }
}
