internal import Pages
@preconcurrency internal import Glibc

/// Where the text goes: the width of a terminal, whether it takes colour, and the two streams.
enum Terminal {
  /// Colour only on a terminal, and never when `NO_COLOR` is set (no-color.org) or the terminal is dumb.
  static var style: TextStyle {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let mayColour = isTerminal && (variable("NO_COLOR") ?? "").isEmpty && variable("TERM") != "dumb"
    var width = variable("COLUMNS").flatMap { Int($0) } ?? 0
    if width == 0, isTerminal {
      var size = winsize()
      if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 { width = Int(size.ws_col) }
    }
    return TextStyle(width: width > 0 ? width : 100, isColoured: mayColour)
  }

  static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  static func error(_ text: String) {
    fputs(text.hasSuffix("\n") ? text : text + "\n", stderr)
  }

  /// Without a new line.
  static func errorPart(_ text: String) { fputs(text, stderr) }

  static func out(_ text: String) {
    fputs(text.hasSuffix("\n") ? text : text + "\n", stdout)
  }

  static func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { _ = fwrite($0.baseAddress, 1, $0.count, stdout) }
  }

  /// JSON and a new line, piece by piece.
  static func out(_ json: JSON) {
    json.write { piece in
      _ = fwrite(piece.baseAddress, 1, piece.count, stdout)
    }
    putc(0x0A, stdout)
  }

  /// Ends the program with 0. What it holds is not freed piece by piece first, which for the answer of a hundred
  /// destinations takes longer than to make it.
  static func end<Held>(keeping held: Held) -> Never {
    fflush(nil)
    withExtendedLifetime(held) { Glibc.exit(0) }
  }
}
