import Testing

/// A piece of a file as somebody wrote it, and all that is said of it.
struct Written: Sendable, CustomTestStringConvertible {
  let title: String
  let text: String
  let messages: [String]

  init(_ title: String, _ text: String, _ messages: [String]) {
    self.title = title
    self.text = text
    self.messages = messages
  }

  var testDescription: String { title }
}
