internal import DeskSQLite
internal import Desks
internal import Dispatch
internal import Synchronization

/// Writes the news of one page of cases while the next page is looked at: the store waits for the disk, and a round need
/// not wait with it. One page is written at a time, in the order of the round.
final class NewsWriter: Sendable {
  struct Written: Sendable {
    /// How many cases have an alert.
    var changed = 0
    /// Cases that are not as they were when they were read.
    var missed: [CaseID] = []
  }

  private let write: @Sendable ([CaseNews]) throws -> Written
  private let queue = DispatchQueue(label: "watch.news")
  private let group = DispatchGroup()
  private let result = Mutex<Result<Written, any Error>>(.success(Written()))

  init(_ write: @escaping @Sendable ([CaseNews]) throws -> Written) { self.write = write }

  /// Begins to write; what was begun before has to be finished.
  func start(_ news: [CaseNews]) {
    queue.async(group: group) { [self] in
      let written = Result { try write(news) }
      result.withLock { $0 = written }
    }
  }

  /// Waits until nothing is written any more, and says what came of it.
  func finish() throws -> Written {
    wait()
    return try result.withLock { result in
      defer { result = .success(Written()) }
      return try result.get()
    }
  }

  func wait() { group.wait() }
}
