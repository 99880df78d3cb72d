internal import Synchronization

/// Messages as they were first read: a finding is said in the same words hundreds of times an answer.
final class ParsedMessages: Sendable {
  private let messages = Mutex<[Phrase: Message]>([:])

  /// At most one a phrase is kept.
  func message(_ phrase: Phrase, _ text: @Sendable (Phrase) -> String) -> Message {
    messages.withLock { known in
      if let message = known[phrase] { return message }
      let message = Message(text(phrase))
      known[phrase] = message
      return message
    }
  }
}
