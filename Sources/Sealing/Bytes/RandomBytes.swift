/// Bytes that nobody can guess.
package enum RandomBytes {
  /// `count` bytes from the system's generator, which on Linux is `getrandom(2)`.
  package static func make(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}
