package import Desks
package import Register

/// A complaint of a participant, or of anybody for them. It is not an item of the participant, because whoever works with
/// them would read it there: it goes past those, to the owners of the organisation alone.
package struct Complaint: Hashable, Sendable, Codable {
  /// Whom or what it is about.
  package enum About: Hashable, Sendable, Codable {
    case member(MemberID)
    /// Somebody who works for the organisation, whose name they do not know.
    case someMember
    case employer(EmployerID)
    /// By the name that was given.
    case namedEmployer(String)
    case paymentProvider(String)
    case housing
    case authority
    case programme
  }

  package enum State: String, CaseIterable, Sendable, Codable {
    case received
    case inProgress = "in-progress"
    case answered
    case withdrawn
  }

  package var id: EntryID
  /// Of the programme: whose owners read it.
  package var organisation: OrganisationID
  /// `nil` for one that is made without saying who one is.
  package var participant: ParticipantID?
  /// The reference that was given, where no participant has it.
  package var reference: String?
  package var about: [About]
  package var text: String
  package var day: CivilDate
  package var state: State

  package init(
    id: EntryID, organisation: OrganisationID, participant: ParticipantID?, reference: String? = nil,
    about: [About], text: String, day: CivilDate, state: State = .received
  ) {
    self.id = id
    self.organisation = organisation
    self.participant = participant
    self.reference = reference
    self.about = about
    self.text = text
    self.day = day
    self.state = state
  }

  /// Whether it is about this member.
  package func isAbout(_ member: MemberID) -> Bool { about.contains(.member(member)) }
}

/// Who reads complaints. It says of each whether a member may know of it at all: there is no way to count or list others.
package struct ComplaintBox: Sendable {
  /// Where a complaint goes.
  package enum Reader: Hashable, Sendable {
    case owners([MemberID])
    /// Every owner is complained of or works with the participant: it goes to whom the programme names outside, such as its
    /// monitoring committee.
    case outside
  }

  private let assignees: [ParticipantID: Set<MemberID>]

  /// `assignees`: who works with each participant.
  package init(assignees: [ParticipantID: Set<MemberID>]) { self.assignees = assignees }

  /// An owner of its organisation reads it who is neither complained of nor works with the participant.
  package func mayRead(_ complaint: Complaint, _ member: Member) -> Bool {
    member.ended == nil && member.role == .owner && member.organisation == complaint.organisation
      && !complaint.isAbout(member.id) && !worksWith(complaint.participant, member.id)
  }

  private func worksWith(_ participant: ParticipantID?, _ member: MemberID) -> Bool {
    participant.map { assignees[$0]?.contains(member) ?? false } ?? false
  }

  /// Who of the members reads a complaint.
  package func reader(of complaint: Complaint, among members: [Member]) -> Reader {
    let owners = members.filter { mayRead(complaint, $0) }.map(\.id).sorted()
    return owners.isEmpty ? .outside : .owners(owners)
  }
}
