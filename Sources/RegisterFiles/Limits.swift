/// What a file of the register, or a case, may come to. Larger input gets a message, never a stall.
package enum Limits {
  /// Bytes a file.
  package static let fileSize = 1_000_000
  /// Levels of nesting.
  package static let depth = 64
  /// Diagnostics shown of one run; the rest is counted.
  package static let diagnostics = 500
}
