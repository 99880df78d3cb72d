package import Casework
package import DeskSQLite
package import Desks
package import Reception
package import Register

/// A participant as whatever looks at all of them has them.
package struct OpenedParticipant: Sendable {
  package let id: ParticipantID
  package let reference: String
  package let content: ParticipantContent
}

extension ReceptionDesk {
  /// Opens participants on all processors; their order stays. One that cannot be opened is an error: a payment or a report
  /// without them would be wrong without saying so.
  package static func opened(_ sealed: [SealedParticipant]) async throws -> [OpenedParticipant] {
    let part = 256
    guard sealed.count > part else { return try sealed.map(opened) }
    return try await withThrowingTaskGroup(of: (Int, [OpenedParticipant]).self) { group in
      var parts: [Int: [OpenedParticipant]] = [:]
      var next = 0
      func add() {
        guard next < sealed.count else { return }
        let slice = sealed[next..<min(next + part, sealed.count)]
        let start = next
        next += part
        group.addTask { (start, try slice.map(opened)) }
      }
      // As many parts as are worked on at once on any machine; each that ends makes room for another.
      for _ in 0..<8 { add() }
      while let (start, opened) = try await group.next() {
        parts[start] = opened
        add()
      }
      return parts.keys.sorted().flatMap { parts[$0] ?? [] }
    }
  }

  private static func opened(_ sealed: SealedParticipant) throws -> OpenedParticipant {
    OpenedParticipant(id: sealed.id, reference: sealed.reference, content: try sealed.opened())
  }

  /// All participants of the caller's organisation in a programme, or in any, opened.
  package func everybody(in programme: ProgrammeID?, by caller: Caller) async throws -> [OpenedParticipant] {
    try await Self.opened(
      desk.database.read { try $0.sealedParticipants(in: programme, of: caller.organisation) })
  }
}
