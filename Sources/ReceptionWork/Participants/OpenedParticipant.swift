internal import Casework
package import DeskSQLite
internal import Desks
package import Reception
internal import Register

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
    try await inParts(sealed) { try $0.map(opened) }
  }

  /// Makes something of participants, a part of them at a time on each processor; what comes of them stays in their order.
  static func inParts<Value: Sendable>(
    _ sealed: [SealedParticipant], _ body: @escaping @Sendable ([SealedParticipant]) throws -> [Value]
  ) async throws -> [Value] {
    let part = 256
    guard sealed.count > part else { return try body(sealed) }
    return try await withThrowingTaskGroup(of: (Int, [Value]).self) { group in
      var parts: [Int: [Value]] = [:]
      var next = 0
      func add() {
        guard next < sealed.count else { return }
        let slice = Array(sealed[next..<min(next + part, sealed.count)])
        let start = next
        next += part
        group.addTask { (start, try body(slice)) }
      }
      // As many parts as are worked on at once on any machine; each that ends makes room for another.
      for _ in 0..<8 { add() }
      while let (start, made) = try await group.next() {
        parts[start] = made
        add()
      }
      return parts.keys.sorted().flatMap { parts[$0] ?? [] }
    }
  }

  private static func opened(_ sealed: SealedParticipant) throws -> OpenedParticipant {
    OpenedParticipant(id: sealed.id, reference: sealed.reference, content: try sealed.opened())
  }

  /// All participants of an organisation in a programme, or in any, opened. Whoever calls it has asked for the permission to
  /// what they make of them: a report is read by people who read no participant.
  func everybody(
    in programme: ProgrammeID?, of organisation: OrganisationID
  ) async throws -> [OpenedParticipant] {
    try await Self.opened(desk.database.read { try $0.sealedParticipants(in: programme, of: organisation) })
  }
}
