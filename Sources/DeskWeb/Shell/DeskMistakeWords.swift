/// A mistake in words, for the field that it stands beside.
package struct DeskMistakeWords: Hashable, Sendable {
  package var field: String
  package var words: String

  package init(field: String, words: String) {
    self.field = field
    self.words = words
  }
}
