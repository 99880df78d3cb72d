import Synchronization

/// Answers that were written before, as many as fit. The register does not change while it is served, so that nothing
/// in here ever becomes wrong; what was not asked for longest goes first.
final class PageCache: Sendable {
  /// An answer with both its forms.
  final class Entry: Sendable {
    let key: String
    let answer: Answer
    let size: Int

    init(key: String, answer: Answer) {
      self.key = key
      self.answer = answer
      size = key.utf8.count + answer.size
    }
  }

  private struct State {
    var entries: [String: Entry] = [:]
    /// When each was last asked for, in turns.
    var lastUse: [String: UInt64] = [:]
    var turn: UInt64 = 0
    var size = 0
  }

  private let state = Mutex(State())
  private let capacity: Int

  /// `capacity` in bytes.
  init(capacity: Int) { self.capacity = capacity }

  subscript(key: String) -> Answer? {
    state.withLock { state in
      guard let entry = state.entries[key] else { return nil }
      state.turn += 1
      state.lastUse[key] = state.turn
      return entry.answer
    }
  }

  func insert(_ answer: Answer, for key: String) {
    let entry = Entry(key: key, answer: answer)
    guard entry.size <= capacity / 4 else { return }
    state.withLock { state in
      if let old = state.entries.updateValue(entry, forKey: key) { state.size -= old.size }
      state.turn += 1
      state.lastUse[key] = state.turn
      state.size += entry.size
      guard state.size > capacity else { return }
      // A quarter at once: to sort for each new page would cost more than to write it.
      for (key, _) in state.lastUse.sorted(by: { $0.value < $1.value }) where state.size > capacity * 3 / 4 {
        state.size -= state.entries.removeValue(forKey: key)?.size ?? 0
        state.lastUse[key] = nil
      }
    }
  }

  /// What is held now, in bytes.
  var size: Int { state.withLock { $0.size } }
}
