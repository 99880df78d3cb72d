internal import DeskSQLite
internal import Desks
internal import Reception
internal import Synchronization

/// What participants said of payments as it was last read, good for one change of each: so that an export need not open
/// everybody again whom the preparation opened. Nothing else of them is kept in memory.
final class KnownConsents: Sendable {
  struct Known: Sendable {
    var revision: Int
    /// The consents for payment alone.
    var content: ParticipantContent

    init(_ content: ParticipantContent, revision: Int) {
      self.revision = revision
      self.content = ParticipantContent(
        content.consents.filter { $0.purpose == .payment }.map(ParticipantItem.consent))
    }
  }

  private let known = Mutex<[ParticipantID: Known]>([:])

  func keep(_ new: [(ParticipantID, Known)]) {
    known.withLock { known in for (id, consents) in new { known[id] = consents } }
  }

  func forget(_ id: ParticipantID) { known.withLock { $0[id] = nil } }

  /// Of these participants, as far as they were not changed since.
  func known(of ids: Set<ParticipantID>, _ revisions: [ParticipantID: Int]) -> [ParticipantID: Known] {
    known.withLock { known in
      var found: [ParticipantID: Known] = [:]
      for id in ids { if let one = known[id], one.revision == revisions[id] { found[id] = one } }
      return found
    }
  }
}
