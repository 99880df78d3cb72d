/// A mistake in the text of the master keys, in words for the person who keeps it. It never repeats a key.
package struct MasterKeyMistake: Error, Hashable, Sendable {
  /// The line, counted from 1; `nil` for the text as a whole.
  package let line: Int?
  /// What stands there.
  package let found: String
  /// What should.
  package let expected: String
  /// What to write instead.
  package let remedy: String
}

extension MasterKeyMistake: CustomStringConvertible {
  package var description: String {
    "\(line.map { "line \($0): " } ?? "")found \(found); expected \(expected); \(remedy)"
  }
}
