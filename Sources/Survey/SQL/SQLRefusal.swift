internal import CEL
package import Register

/// A part of a condition that no query can say exactly.
package struct SQLRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  package var place: Place
  /// The words of the condition.
  package var words: String
  package var found: String

  init(_ found: String, _ expr: Expr, in source: Located<String>) {
    place = source.place
    self.found = found
    words = source.value
  }

  package var description: String {
    "\(place): found \(found) in “\(words)”, which SQL cannot say exactly; expected another condition, or another day or --to for which it is not read; write safethird survey without --sql"
  }
}
