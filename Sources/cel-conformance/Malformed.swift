/// What is wrong with a suite or a case, and where in its file.
struct Malformed: Error, CustomStringConvertible {
  let message: String
  /// The byte in the file; nil when it is not known.
  let offset: Int?

  init(_ message: String, at json: JSON? = nil) {
    self.message = message
    offset = json?.offset
  }

  var description: String { message }
}

/// A case needs a protocol-buffer message that is no well-known type.
struct NeedsMessage: Error, CustomStringConvertible {
  let name: String
  var description: String { "the message \(name)" }
}
