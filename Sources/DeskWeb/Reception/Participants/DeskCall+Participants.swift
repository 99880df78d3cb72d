internal import Casework
internal import Desks
internal import DeskSQLite
internal import Pages
internal import PublicWeb
internal import Reception
internal import ReceptionWork
internal import Register
internal import Safeguards

extension DeskCall {
  /// The participant that the path names, with the entry of the log that somebody read them.
  func participant() async throws -> DeskParticipant {
    try await reception.open(participantID(), by: caller())
  }

  /// The same before a form changes them: a form with a mistake shows them again, and changes nothing.
  func participantToChange() async throws -> DeskParticipant {
    try await reception.open(participantID(), detail: "form", by: caller())
  }

  /// Writes a change to the participant of the path, and leads to a page of theirs, where it can be taken back.
  func changeParticipant(
    putting items: [ParticipantItem] = [], removing keys: [ItemKey] = [], then part: String = ""
  ) async throws -> DeskReply {
    let changed = try await reception.change(
      participantID(), putting: items, removing: keys, seen: seen(), by: caller())
    return changedParticipant(changed, then: part)
  }

  /// Leads to a page of a participant who was changed. A form that changed nothing offers nothing to take back.
  ///
  /// - Parameter done: A word of the program by which that page says what was done, where it knows one.
  func changedParticipant(_ changed: DeskParticipant, then part: String = "", done: String? = nil) -> DeskReply {
    let isSame = (try? seen()) == changed.revision
    return participantReply(changed.id, part, done: done, changed: isSame ? nil : changed.revision)
  }

  /// Leads to a page of a participant.
  func participantReply(
    _ id: ParticipantID, _ part: String, done: String? = nil, changed: Int? = nil
  ) -> DeskReply {
    let query = [done.map { "done=\($0)" }, changed.map { "changed=\($0)" }].compactMap { $0 }.joined(separator: "&")
    return .redirect(
      "/desk/reception/participants/\(id)\(part.isEmpty ? "" : "/\(part)")\(query.isEmpty ? "" : "?\(query)")")
  }

  /// Of what a form of the desk never sends.
  func unknownChoice(_ text: String) -> Refusal {
    Refusal(
      400, found: .verbatim(String(text.prefix(80))), expected: .desk(.expectedFormOfPage),
      remedy: .desk(.remedyOpenAgain))
  }
}
