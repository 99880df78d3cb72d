import Foundation
import Programs
import QRCode
import Testing

/// The symbol has the shape of ISO/IEC 18004, and a reader of others reads it.
struct QRSymbolTests {
  static let uri =
    "otpauth://totp/Aid%20Harbour:jane%40example.org"
    + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Aid%20Harbour&algorithm=SHA1&digits=6&period=30"

  static let isDrawn = QRSymbol("a") != nil
  static let reader = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":")
    .map { "\($0)/zbarimg" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  @Test("Three finders stand in its corners", .enabled(if: isDrawn, "not run: no libqrencode"))
  func finders() throws {
    let symbol = try #require(QRSymbol(Self.uri))
    #expect((symbol.width - 17) % 4 == 0 && symbol.side == symbol.width + 8)
    let far = symbol.width - 7
    for (top, left) in [(0, 0), (0, far), (far, 0)] {
      for row in 0..<7 {
        for column in 0..<7 {
          let ring = max(abs(row - 3), abs(column - 3))
          #expect(symbol.isDark(row: top + row, column: left + column) == (ring != 2))
        }
      }
    }
  }

  @Test(
    "The drawing is read back by zbar", .enabled(if: isDrawn && reader != nil, "not run: no libqrencode or no zbarimg"),
    arguments: [uri, "a", String(repeating: "0123456789-x", count: 150)])
  func readBack(_ text: String) throws {
    let symbol = try #require(QRSymbol(text))
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let picture = folder.appending(path: "symbol.pgm")
    try Self.painted(symbol.path, side: symbol.side).write(to: picture)

    let options = ["--quiet", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable"]
    let outcome = try Launch(try #require(Self.reader), options + [picture.path]).run()
    #expect(String(decoding: outcome.output, as: UTF8.self) == text + "\n")
  }

  @Test("What no symbol holds is none", arguments: ["", String(repeating: "a", count: 2_332)])
  func tooMuch(_ text: String) {
    #expect(QRSymbol(text) == nil)
  }

  /// A grey picture of the path, four points a module: what a browser would paint of it.
  private static func painted(_ path: String, side: Int) -> Data {
    let scale = 4
    var points = [UInt8](repeating: 255, count: side * side * scale * scale)
    for run in path.matches(of: /M(\d+) (\d+)h(\d+)v1h-(\d+)z/) {
      guard let x = Int(run.1), let y = Int(run.2), let length = Int(run.3), run.3 == run.4 else { continue }
      for row in y * scale..<(y + 1) * scale {
        for column in x * scale..<(x + length) * scale { points[row * side * scale + column] = 0 }
      }
    }
    return Data("P5\n\(side * scale) \(side * scale)\n255\n".utf8) + points
  }
}
