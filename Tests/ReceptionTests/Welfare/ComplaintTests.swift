import Desks
import Reception
import Register
import Testing

@Suite("Complaints")
struct ComplaintTests {
  private func member(_ number: Int, _ role: Role, ended: DeskTime? = nil) -> Member {
    Member(
      id: Sample.id(number), organisation: Sample.id(1), name: "Member \(number)", email: "\(number)@example.org",
      role: role, created: DeskTime(0), ended: ended)
  }

  private func complaint(about: [Complaint.About], of participant: ParticipantID? = nil) -> Complaint {
    Complaint(
      id: Sample.id(40), organisation: Sample.id(1), participant: participant, about: about, text: "…",
      day: Sample.day("2025-02-02"))
  }

  private func box(assignees: [ParticipantID: Set<MemberID>] = [:]) -> ComplaintBox {
    ComplaintBox(assignees: assignees)
  }

  @Test("Only owners read complaints, whatever else a role may do", arguments: Role.allCases)
  func roles(_ role: Role) {
    #expect(box().mayRead(complaint(about: [.housing]), member(2, role)) == (role == .owner))
  }

  @Test("Nobody reads a complaint about themselves, and nobody whose account has ended")
  func notAboutThemselves() {
    let about = complaint(about: [.member(Sample.id(2)), .housing])
    #expect(!box().mayRead(about, member(2, .owner)))
    #expect(box().mayRead(about, member(3, .owner)))
    #expect(!box().mayRead(about, member(3, .owner, ended: DeskTime(5))))
    let other = complaint(about: [.programme])
    #expect(box().mayRead(other, member(2, .owner)) && box().mayRead(other, member(3, .owner)))
    #expect(!box().mayRead(other, member(4, .caseworker)))
  }

  @Test("An owner who works with the participant does not read their complaint, and reads others")
  func assignee() {
    let (mine, other) = (
      complaint(about: [.housing], of: Sample.id(60)), complaint(about: [.housing], of: Sample.id(61))
    )
    let box = box(assignees: [Sample.id(60): [Sample.id(2)]])
    #expect(!box.mayRead(mine, member(2, .owner)) && box.mayRead(other, member(2, .owner)))
    #expect(box.mayRead(mine, member(3, .owner)) && box.mayRead(other, member(3, .owner)))
  }

  @Test("Nobody of another organisation reads it")
  func otherOrganisation() {
    var owner = member(2, .owner)
    owner.organisation = Sample.id(9)
    #expect(!box().mayRead(complaint(about: [.housing]), owner))
    #expect(box().reader(of: complaint(about: [.housing]), among: [owner]) == .outside)
  }

  @Test("One that no owner may read goes outside")
  func outside() {
    let members = [member(2, .owner), member(3, .owner, ended: DeskTime(1)), member(4, .caseworker)]
    let participant: ParticipantID = Sample.id(60)
    let complaint = complaint(about: [.housing], of: participant)
    #expect(box().reader(of: complaint, among: members) == .owners([Sample.id(2)]))
    #expect(box().reader(of: self.complaint(about: [.member(Sample.id(2))]), among: members) == .outside)
    #expect(box(assignees: [participant: [Sample.id(2)]]).reader(of: complaint, among: members) == .outside)
  }
}
