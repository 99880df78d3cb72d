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

  private func complaint(about: [Complaint.About]) -> Complaint {
    Complaint(id: Sample.id(40), participant: nil, about: about, text: "…", day: Sample.day("2025-02-02"))
  }

  @Test("Only owners read complaints, whatever else a role may do", arguments: Role.allCases)
  func roles(_ role: Role) {
    #expect(ComplaintBox.mayRead(complaint(about: [.housing]), member(2, role)) == (role == .owner))
  }

  @Test("Nobody reads a complaint about themselves, and nobody whose account has ended")
  func notAboutThemselves() {
    let about = complaint(about: [.member(Sample.id(2)), .housing])
    #expect(!ComplaintBox.mayRead(about, member(2, .owner)))
    #expect(ComplaintBox.mayRead(about, member(3, .owner)))
    #expect(!ComplaintBox.mayRead(about, member(3, .owner, ended: DeskTime(5))))
    let box = ComplaintBox([about, complaint(about: [.programme])])
    #expect(box.complaints(for: member(2, .owner)).count == 1)
    #expect(box.complaints(for: member(3, .owner)).count == 2)
    #expect(box.complaints(for: member(4, .caseworker)).isEmpty)
  }

  @Test("A complaint about every owner goes outside")
  func outside() {
    let members = [member(2, .owner), member(3, .owner, ended: DeskTime(1)), member(4, .caseworker)]
    #expect(ComplaintBox.reader(of: complaint(about: [.housing]), among: members) == .owners([Sample.id(2)]))
    #expect(ComplaintBox.reader(of: complaint(about: [.member(Sample.id(2))]), among: members) == .outside)
  }
}
