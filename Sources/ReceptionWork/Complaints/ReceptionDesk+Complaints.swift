package import Casework
package import DeskSQLite
package import Desks
package import Reception
internal import Register
package import Sealing

extension ReceptionDesk {
  // MARK: complaining

  /// Whom a complaint can be about by name, for whoever complains.
  package func members(of link: Token) async throws -> (organisation: Organisation, members: [Member]) {
    try await desk.database.read { reader in
      guard let link = try reader.complaintLink(link.digest) else { throw AccountRefusal.linkGone }
      return (
        try reader.organisation(link.organisation),
        try reader.members(of: link.organisation).filter { $0.ended == nil }
      )
    }
  }

  /// A complaint by a link, without an account: limited by the address from which it comes.
  package func complain(
    _ sent: SentComplaint, by link: Token, from address: String
  ) async throws -> ReceivedComplaint {
    let time = desk.now()
    // Counted in a write of its own, so that the count stays where the complaint is refused.
    try await desk.database.write { [desk] writer in
      guard try writer.reader.complaintLink(link.digest) != nil else { throw AccountRefusal.linkGone }
      try desk.countComplaint(from: address, at: time, writer)
    }
    return try await receive(sent) { reader in
      guard let link = try reader.complaintLink(link.digest) else { throw AccountRefusal.linkGone }
      return link.organisation
    }
  }

  /// A complaint of whoever is signed in, in whatever role.
  package func complain(_ sent: SentComplaint, by caller: Caller) async throws -> ReceivedComplaint {
    try await receive(sent) { _ in caller.organisation }
  }

  /// The log says that a complaint came, and neither by whom nor about whom: whoever reads it may be complained of.
  private func receive(
    _ sent: SentComplaint, at place: @escaping @Sendable (DeskReader) throws -> OrganisationID
  ) async throws -> ReceivedComplaint {
    let (time, today, programmes) = (desk.now(), today, programmes)
    return try await desk.database.write { writer in
      let organisation = try place(writer.reader)
      if case .member(let member) = sent.about { _ = try writer.reader.member(member, in: organisation) }
      let participant =
        sent.reference.isEmpty ? nil : try writer.reader.participantID(reference: sent.reference, in: organisation)
      let complaint = Complaint(
        id: CaseDesk.newID(), organisation: organisation, participant: participant,
        reference: participant == nil && !sent.reference.isEmpty ? sent.reference : nil, about: [sent.about],
        text: sent.text, day: today)
      _ = try writer.create(complaint, in: organisation, at: time)
      try writer.log(.complaintReceived, by: .outside, in: organisation, at: time)
      let box = ComplaintBox(assignees: try writer.reader.assignees(of: organisation))
      let reader = box.reader(of: complaint, among: try writer.reader.members(of: organisation))
      let heardOutside = try writer.reader.programmes(of: organisation).compactMap { programmes[$0]?.programme }
        .filter { $0.complaintsOutside != nil }
      return ReceivedComplaint(
        complaint: complaint, goesOutside: reader == .outside, heardOutside: heardOutside)
    }
  }

  // MARK: reading

  /// The complaints that the caller may know of, the latest first.
  package func complaints(
    by caller: Caller
  ) async throws -> (complaints: [ReceptionRecord<Complaint>], references: [ParticipantID: String]) {
    try caller.require(.readComplaints)
    return try await desk.reading(.complaintsRead, by: caller) { reader in
      let all = try reader.records(of: caller.organisation, as: Complaint.self)
      let box = ComplaintBox(assignees: try reader.assignees(of: caller.organisation))
      return (
        all.filter { box.mayRead($0.content, caller.member) }.reversed(),
        try reader.participantReferences(of: caller.organisation)
      )
    }
  }

  /// Records how far a complaint has come. One that the caller may not read is not there.
  package func set(
    _ state: Complaint.State, of id: EntryID, seen: Int, by caller: Caller
  ) async throws {
    try caller.require(.readComplaints)
    let time = desk.now()
    try await desk.database.write { writer in
      let record = try writer.reader.record(id, in: caller.organisation, as: Complaint.self)
      let box = ComplaintBox(assignees: try writer.reader.assignees(of: caller.organisation))
      guard box.mayRead(record.content, caller.member) else { throw DeskFault.notFound }
      guard record.revision == seen else { throw DeskFault.changedMeanwhile(record.revision) }
      var changed = record.content
      changed.state = state
      _ = try writer.replace(record, with: changed, at: time)
      try writer.log(
        .complaintChanged, by: caller.actor, subject: id.text, detail: state.rawValue, in: caller.organisation,
        at: time)
    }
  }

  // MARK: links

  package func complaintLinks(by caller: Caller) async throws -> [ComplaintLink] {
    try caller.require(.readComplaints)
    return try await desk.database.read { try $0.complaintLinks(of: caller.organisation) }
  }

  /// Makes a link by which anybody complains. The token is told this once: what is kept of it is a digest.
  package func makeComplaintLink(by caller: Caller) async throws -> Token {
    try caller.require(.readComplaints)
    let token = Token.random()
    let link = ComplaintLink(id: CaseDesk.newID(), organisation: caller.organisation, created: desk.now())
    try await desk.database.write { writer in
      try writer.add(link, digest: token.digest)
      try writer.log(
        .complaintLinkMade, by: caller.actor, subject: link.id.text, in: caller.organisation, at: link.created)
    }
    return token
  }

  package func endComplaintLink(_ id: EntryID, by caller: Caller) async throws {
    try caller.require(.readComplaints)
    let time = desk.now()
    try await desk.database.write { writer in
      try writer.end(complaintLink: id, in: caller.organisation)
      try writer.log(.complaintLinkEnded, by: caller.actor, subject: id.text, in: caller.organisation, at: time)
    }
  }
}
