import Casework
import DeskSQLite
import Desks
import Reception
import ReceptionWork
import Register
import TestDesks
import Testing

@Suite("Households and facts over time")
struct HouseholdTests {
  private func agreed(_ reference: String, in world: ReceptionWorld) async throws -> DeskParticipant {
    try await world.reception.create(
      [.reference(reference), try world.consent(.enrolment, Recipient(.programme), on: world.today)], by: world.owner)
  }

  @Test("Somebody is enrolled in the household of another, and it has one head")
  func joining() async throws {
    let world = try ReceptionWorld()
    let head = try await world.enrolled("A")
    let other = try await agreed("B", in: world)
    func enrol(_ choice: HouseholdChoice, isHead: Bool) async throws -> DeskParticipant {
      try await world.reception.enrol(
        other.id, in: ReceptionWorld.programme, on: world.today, choice, isHead: isHead, by: world.owner)
    }
    await #expect(throws: ReceptionRefusal.household(.hasHead("A"))) { _ = try await enrol(.with("a"), isHead: true) }
    await #expect(throws: ReceptionRefusal.household(.nobody("Z"))) { _ = try await enrol(.with("Z"), isHead: false) }
    await #expect(throws: ReceptionRefusal.household(.nobody("B"))) { _ = try await enrol(.with("B"), isHead: false) }
    let joined = try await enrol(.with("a"), isHead: false)
    #expect(joined.content.enrolment?.household == head.content.enrolment?.household)
    #expect(joined.content.enrolment?.isHeadOfHousehold == false)
    #expect(try await world.reception.household(of: head, by: world.owner).map(\.reference) == ["B"])
  }

  @Test("The head is changed by taking it from one first; a household of one's own has its head")
  func moving() async throws {
    let world = try ReceptionWorld()
    let (first, second) = (try await world.enrolled("A"), try await world.enrolled("B"))
    func move(_ id: ParticipantID, _ choice: HouseholdChoice?, isHead: Bool) async throws -> Enrolment? {
      try await world.reception.move(id, to: choice, isHead: isHead, by: world.owner).content.enrolment
    }
    await #expect(throws: ReceptionRefusal.household(.hasHead("A"))) {
      _ = try await move(second.id, .with("A"), isHead: true)
    }
    await #expect(throws: ReceptionRefusal.household(.themself)) {
      _ = try await move(second.id, .with("B"), isHead: false)
    }
    _ = try await move(second.id, .with("A"), isHead: false)
    await #expect(throws: ReceptionRefusal.household(.hasHead("A"))) {
      _ = try await move(second.id, nil, isHead: true)
    }
    _ = try await move(first.id, nil, isHead: false)
    #expect(try await move(second.id, nil, isHead: true)?.isHeadOfHousehold == true)
    let own = try await move(second.id, .own, isHead: false)
    #expect(own?.isHeadOfHousehold == true && own?.household != first.content.enrolment?.household)
  }

  @Test("Of two who become head at the same time one is refused")
  func atOnce() async throws {
    let world = try ReceptionWorld()
    let (first, second) = (try await world.enrolled("A"), try await world.enrolled("B"))
    _ = try await world.reception.move(second.id, to: .with("A"), isHead: false, by: world.owner)
    _ = try await world.reception.move(first.id, to: nil, isHead: false, by: world.owner)
    let made = await withTaskGroup(of: Bool.self) { group in
      for id in [first.id, second.id] {
        group.addTask { (try? await world.reception.move(id, to: nil, isHead: true, by: world.owner)) != nil }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(made == 1)
  }

  @Test("Nobody leaves before the day of their enrolment, or without one")
  func exits() async throws {
    let world = try ReceptionWorld()
    let enrolled = try await world.enrolled("A", daysAgo: 5)
    let asked = try await agreed("B", in: world)
    let early = ProgrammeExit(day: world.today.advanced(by: -6), reason: .left)
    await #expect(throws: ReceptionRefusal.exit(enrolledOn: world.today.advanced(by: -5))) {
      _ = try await world.reception.leave(enrolled.id, early, by: world.owner)
    }
    await #expect(throws: ReceptionRefusal.exit(enrolledOn: nil)) {
      _ = try await world.reception.leave(asked.id, early, by: world.owner)
    }
  }

  @Test("A value with a day stands beside those of earlier days, and changes nothing that fell due before")
  func factsOverTime() async throws {
    let world = try ReceptionWorld()
    let participant = try await world.enrolled("A", daysAgo: 100)
    let evidence = Evidence(source: "", day: "", recordedBy: nil, recordedAt: DeskTime(0))
    func record(_ text: String, from: CivilDate?, in content: ParticipantContent) -> ParticipantContent {
      var content = content
      let item = ReceptionDesk.recording(
        RecordedFact.Value(text, from: from?.description), of: "in_work", evidence: evidence, in: content)
      content.put(item, at: item.key)
      return content
    }
    func owed(_ content: ParticipantContent) throws -> [CivilDate] {
      let programme = try world.reception.programme(ReceptionWorld.programme)
      let enrolled = try #require(
        world.reception.enrolled(participant.id, content, in: programme.programme.id, world.reception.words))
      return programme.schedule(of: enrolled, dueIn: Period(world.today.advanced(by: -200), world.today))
        .compactMap(\.due?.on)
    }
    let never = record("false", from: nil, in: participant.content)
    let all = try owed(never)
    #expect(all.count == 4)
    let later = record("true", from: all[2], in: never)
    #expect(try owed(later) == Array(all.prefix(2)))
    let values = try #require(later.facts.first { $0.key == "in_work" }?.values)
    #expect(values.map(\.text) == ["false", "true"] && values.allSatisfy { $0.from != nil })
    // The same day again takes the place of what was recorded for it, and no day that of everything.
    let corrected = record("unknown", from: all[2], in: later)
    #expect(corrected.facts.first { $0.key == "in_work" }?.values.map(\.text) == ["false", "unknown"])
    #expect(record("true", from: nil, in: later).facts.first { $0.key == "in_work" }?.values.map(\.text) == ["true"])
  }
}

@Suite("The case before arrival")
struct EarlierCaseTests {
  @Test("A case is linked only with consent, and nobody learns before whether there is one")
  func linking() async throws {
    let world = try ReceptionWorld()
    let found = try await world.test.desk.create([.reference("C-1"), .sender("XAA")], by: world.owner)
    let participant = try await world.enrolled("A")
    for reference in ["C-1", "C-2"] {
      let refusal = try await #require(throws: ReceptionRefusal.self) {
        _ = try await world.reception.linkEarlierCase(reference, to: participant.id, by: world.owner)
      }
      guard case .consent(let refused) = refusal, refused.ground == .neverAsked else { throw refusal }
    }
    let consent = try world.consent(
      .earlierCase, Recipient(.representative, world.owner.organisation.text), on: world.today)
    _ = try await world.reception.change(participant.id, putting: [consent], by: world.owner)
    await #expect(throws: ReceptionRefusal.noCase("C-2")) {
      _ = try await world.reception.linkEarlierCase("C-2", to: participant.id, by: world.owner)
    }
    let linked = try await world.reception.linkEarlierCase("c-1", to: participant.id, by: world.owner)
    let link = try #require(try await world.reception.earlierCase(of: linked, by: world.owner))
    #expect(link.id == found.id && link.reference == "C-1")
    // Taken back, the link is gone with it.
    guard case .consent(let given) = consent else { return }
    let withdrawn = try await world.reception.withdraw(given.id, of: linked.id, on: world.today, by: world.owner)
    #expect(try await world.reception.earlierCase(of: withdrawn, by: world.owner) == nil)
  }
}
