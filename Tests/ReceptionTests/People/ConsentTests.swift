import Desks
import Reception
import Register
import Testing

@Suite("Consent")
struct ConsentTests {
  private let mill = Recipient(.employer, "mill")
  private let any = Recipient(.employer)
  private let day = Sample.day("2025-03-01")

  @Test("Nothing may leave before the person was asked")
  func neverAsked() throws {
    let content = ParticipantContent()
    #expect(!content.may(.employment, mill, on: day))
    let refusal = try #require(throws: ConsentRefusal.self) { try content.consent(to: .employment, mill, on: day) }
    #expect(refusal.ground == .neverAsked)
    #expect(refusal.found == "no answer to whether data may go to employer mill for employment")
    #expect(refusal.remedy == "ask the participant, and record the answer with what they were shown")
  }

  @Test("Consent to a category covers each of it, for its purpose alone")
  func category() {
    let content = Sample.content(.consent(Sample.consent(1, .employment, any, on: day)))
    #expect(content.may(.employment, mill, on: day))
    #expect(content.may(.employment, any, on: day))
    #expect(!content.may(.payment, mill, on: day))
    #expect(!content.may(.employment, Recipient(.landlord, "mill"), on: day))
  }

  @Test("Consent to one by name covers no other")
  func byName() {
    let content = Sample.content(.consent(Sample.consent(1, .employment, mill, on: day)))
    #expect(content.may(.employment, mill, on: day))
    #expect(!content.may(.employment, Recipient(.employer, "quarry"), on: day))
    #expect(!content.may(.employment, any, on: day))
  }

  @Test("It holds from its day until the day before it is withdrawn")
  func days() throws {
    let withdrawn = day.advanced(by: 10)
    let content = Sample.content(.consent(Sample.consent(1, .employment, mill, on: day, withdrawn: withdrawn)))
    #expect(!content.may(.employment, mill, on: day.advanced(by: -1)))
    #expect(content.may(.employment, mill, on: day))
    #expect(content.may(.employment, mill, on: withdrawn.advanced(by: -1)))
    #expect(!content.may(.employment, mill, on: withdrawn))
    let early = try #require(throws: ConsentRefusal.self) {
      try content.consent(to: .employment, mill, on: day.advanced(by: -1))
    }
    #expect(early.ground == .notYet(day))
    let late = try #require(throws: ConsentRefusal.self) {
      try content.consent(to: .employment, mill, on: withdrawn)
    }
    #expect(late.ground == .withdrawn(withdrawn))
  }

  @Test("Who agreed to any employer can refuse one, before or after")
  func refusalByName() {
    let agreed = Sample.consent(1, .employment, any, on: day)
    for refused in [day.advanced(by: -5), day.advanced(by: 5)] {
      let content = Sample.content(
        .consent(agreed), .consent(Sample.consent(2, .employment, mill, .refused, on: refused)))
      let later = day.advanced(by: 20)
      #expect(!content.may(.employment, mill, on: later))
      #expect(content.may(.employment, Recipient(.employer, "quarry"), on: later))
    }
  }

  @Test("What was said last counts: consent can be given again")
  func givenAgain() {
    let content = Sample.content(
      .consent(Sample.consent(1, .employment, mill, on: day, withdrawn: day.advanced(by: 3))),
      .consent(Sample.consent(2, .employment, mill, on: day.advanced(by: 30))))
    #expect(!content.may(.employment, mill, on: day.advanced(by: 4)))
    #expect(content.may(.employment, mill, on: day.advanced(by: 30)))
  }

  @Test("A withdrawal is not lost behind another consent that was given before it")
  func overlapping() throws {
    let (given, withdrawn) = (day.advanced(by: 3), day.advanced(by: 9))
    let content = Sample.content(
      .consent(Sample.consent(1, .employment, mill, on: day, withdrawn: withdrawn)),
      .consent(Sample.consent(2, .employment, mill, on: given)))
    #expect(content.may(.employment, mill, on: withdrawn.advanced(by: -1)))
    let refusal = try #require(throws: ConsentRefusal.self) {
      try content.consent(to: .employment, mill, on: withdrawn)
    }
    #expect(refusal.ground == .withdrawn(withdrawn))
  }

  /// The model walks through the days: each begins with what the last one ended with, then come the day's answers, and last
  /// what was refused or taken back.
  @Test("Overlapping consents allow what a day-by-day account of them allows", arguments: UInt64(1)...60)
  func model(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    let consents = (1...number(1...6)).map { id in
      let given = day.advanced(by: number(0...12))
      let answer: Consent.Answer = random.chance(75) ? .given : .refused
      let withdrawn = answer == .given && random.chance(50) ? given.advanced(by: number(0...6)) : nil
      return Sample.consent(
        id, .employment, random.chance(50) ? mill : any, answer, on: given, withdrawn: withdrawn)
    }
    let content = ParticipantContent(consents.map { .consent($0) })
    var standing: [Recipient: Bool] = [:]
    for offset in -1...20 {
      let today = day.advanced(by: offset)
      for consent in consents where consent.day == today && consent.answer == .given {
        standing[consent.recipient] = true
      }
      for consent in consents
      where consent.day == today && consent.answer == .refused || consent.withdrawn == today {
        standing[consent.recipient] = false
      }
      #expect(content.may(.employment, any, on: today) == (standing[any] ?? false), "\(today)")
      #expect(content.may(.employment, mill, on: today) == (standing[mill] ?? standing[any] ?? false), "\(today)")
    }
  }

  @Test("A withdrawal is a change that can be undone, and forgets the earlier case that rested on it")
  func withdrawal() throws {
    let organisation: OrganisationID = Sample.id(7)
    var content = Sample.content(
      .consent(Sample.consent(1, .earlierCase, Recipient(.representative, organisation.text), on: day)))
    let link = try EarlierCase(Sample.id(8), of: organisation, participant: content, on: day)
    ParticipantChange(putting: [.earlierCase(link)], in: content).apply(to: &content)
    let before = content
    let change = try #require(content.withdrawing(Sample.id(1), on: day.advanced(by: 2)))
    change.apply(to: &content)
    #expect(content.earlierCase(on: day) == nil)
    #expect(before.earlierCase(on: day) == link)
    #expect(!content.may(.earlierCase, Recipient(.representative, organisation.text), on: day.advanced(by: 2)))
    let undo = try #require(change.undone(number: 1, in: content))
    undo.apply(to: &content)
    #expect(Set(content.items) == Set(before.items))
    #expect(content.withdrawing(Sample.id(99), on: day) == nil)
  }

  @Test("An earlier case is linked only with consent to its organisation")
  func earlierCase() {
    let content = Sample.content(
      .consent(Sample.consent(1, .earlierCase, Recipient(.representative, "another"), on: day)))
    #expect(throws: ConsentRefusal.self) {
      try EarlierCase(Sample.id(8), of: Sample.id(7), participant: content, on: day)
    }
  }

  @Test("A disclosure names the consent on which it rests, and cannot be made without")
  func disclosure() throws {
    let content = Sample.content(.consent(Sample.consent(4, .health, Recipient(.healthInsurer), on: day)))
    let insurer = Recipient(.healthInsurer, "mutual")
    let disclosure = try Disclosure(of: "reference 12", about: content, to: insurer, for: .health, on: day)
    #expect(disclosure.consent == Sample.id(4))
    #expect(throws: ConsentRefusal.self) {
      try Disclosure(of: "reference 12", about: content, to: mill, for: .employment, on: day)
    }
  }
}
