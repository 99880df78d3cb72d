internal import Synchronization

/// Messages as they were first read: a finding is said in the same words hundreds of times an answer.
final class ParsedMessages<Key: Hashable & Sendable>: Sendable {
  private let messages = Mutex<[Key: Message]>([:])

  /// At most one a phrase is kept.
  func message(_ phrase: Key, _ text: @Sendable (Key) -> String) -> Message {
    messages.withLock { known in
      if let message = known[phrase] { return message }
      let message = Message(text(phrase))
      known[phrase] = message
      return message
    }
  }
}
