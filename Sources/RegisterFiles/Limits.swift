/// What a file of the register, or a case, may come to. Larger input gets a message, never a stall.
package enum Limits {
  /// Bytes a file.
  package static let fileSize = 1_000_000
  /// Levels of nesting.
  package static let depth = 64
  /// Values of one file, counted by its commas, colons, opening brackets and lines: about 4 µs each.
  package static let values = 100_000
  /// Diagnostics shown of one run; the rest is counted, and goes without a proposal of what to write.
  package static let diagnostics = 500
}
