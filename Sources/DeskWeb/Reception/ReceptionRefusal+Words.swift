internal import Casework
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register

/// Why something is not done at the reception desk, in words: what was found, what was expected, and what to do.
struct ReceptionRefusalWords {
  let found: String
  let expected: String
  let remedy: String

  private init(
    _ found: String, _ expected: String, _ remedy: String = ""
  ) { (self.found, self.expected, self.remedy) = (found, expected, remedy) }

  init(_ refusal: ReceptionRefusal, _ language: Language) {
    func say(_ phrase: ReceptionPhrase, _ values: [String: Message.Value] = [:]) -> String {
      language.say(phrase, values)
    }
    switch refusal {
    case .noProgramme(let id):
      self.init(say(.foundNoProgramme, ["id": .text(id.text)]), say(.expectedProgramme))
    case .enrolment(let refusal): self.init(refusal, language)
    case .consent(let refusal): self.init(refusal, language)
    case .payment(let refusal): self.init(refusal.found, refusal.expected)
    case .answers(let refusal):
      self.init(refusal.faults.first?.found ?? "", refusal.faults.first?.expected ?? "")
    case .paymentsOpen(let runs):
      self.init(
        say(.foundPaymentsOpen, ["count": .number(runs.count)]), say(.expectedNoPayments), say(.remedyPaymentsOpen))
    case .ownMark: self.init(say(.foundOwnMark), say(.expectedOtherMember))
    case .household(.nobody(let reference)):
      self.init(say(.foundNobody, ["reference": .text(reference)]), say(.expectedHousehold))
    case .household(.themself): self.init(say(.foundThemself), say(.expectedHousehold))
    case .household(.hasHead(let reference)):
      self.init(say(.foundHead, ["reference": .text(reference)]), say(.expectedOneHead), say(.remedyHead))
    case .household(.notEnrolled), .exit(enrolledOn: nil):
      self.init(say(.foundNotEnrolled), say(.expectedEnrolled), say(.remedyEnrol))
    case .noCase(let reference):
      self.init(say(.foundOtherCase, ["reference": .text(reference)]), say(.expectedCase))
    case .exit(enrolledOn: let day?):
      self.init(say(.foundEarlyExit), say(.expectedExitFrom, ["day": .text(language.say(day))]))
    }
  }

  private init(_ refusal: EnrolmentRefusal, _ language: Language) {
    func say(_ phrase: ReceptionPhrase, _ values: [String: Message.Value] = [:]) -> String {
      language.say(phrase, values)
    }
    func day(_ day: CivilDate) -> Message.Value { .text(language.say(day)) }
    switch refusal {
    case .noConsent(let refusal): self.init(refusal, language)
    case .otherProgramme(let found, let expected):
      self.init(
        say(.foundEnrolment, ["programme": .text(found.text)]),
        say(.expectedEnrolmentIn, ["programme": .text(expected.text)]))
    case .alreadyEnrolled(let programme, let since):
      self.init(
        say(.foundEnrolledSince, ["programme": .text(programme.text), "day": day(since)]), say(.expectedNotEnrolled),
        say(.remedyExitFirst))
    case .outsideProgramme(_, let from, let until, let found):
      let expected =
        until.map { say(.expectedDayBetween, ["from": day(from), "until": day($0)]) }
        ?? say(.expectedDayFrom, ["from": day(from)])
      self.init(say(.foundEnrolmentOn, ["day": day(found)]), expected)
    case .full(_, let places):
      self.init(
        say(.foundFull, ["count": .number(places)]), say(.expectedPlaces, ["count": .number(places)]),
        say(.remedyPlaces))
    }
  }

  private init(_ refusal: ConsentRefusal, _ language: Language) {
    func say(_ phrase: ReceptionPhrase, _ values: [String: Message.Value] = [:]) -> String {
      language.say(phrase, values)
    }
    let whom = language.say(refusal.recipient.category.phrase)
    let purpose = language.say(refusal.purpose.phrase)
    func values(_ day: CivilDate? = nil) -> [String: Message.Value] {
      ["purpose": .text(purpose), "recipient": .text(whom), "day": .text(day.map { language.say($0) } ?? "")]
    }
    let expected = say(.expectedConsent, ["day": .text(language.say(refusal.day))])
    switch refusal.ground {
    case .neverAsked: self.init(say(.foundNeverAsked, values()), expected, say(.remedyAsk))
    case .refused(let day): self.init(say(.foundRefused, values(day)), expected, say(.remedyLeave))
    case .withdrawn(let day): self.init(say(.foundWithdrawn, values(day)), expected, say(.remedyLeave))
    case .notYet(let day):
      self.init(say(.foundNotYet, values(day)), expected, say(.remedyWait, ["day": .text(language.say(day))]))
    }
  }

  /// Beside a field.
  func mistake(_ field: String, _ language: Language) -> DeskMistakeWords {
    let words = language.say(DeskPhrase.mistake, ["found": .text(found), "expected": .text(expected)])
    return DeskMistakeWords(field: field, words: [words, remedy].filter { !$0.isEmpty }.joined(separator: " "))
  }
}

extension ChannelFault {
  /// What is wrong with a channel, for a field.
  func mistake(_ field: String, _ language: Language) -> DeskMistakeWords {
    let (expected, remedy): (ReceptionPhrase, ReceptionPhrase) =
      switch self {
      case .notAnIBAN: (.expectedIBAN, .remedyIBAN)
      case .checkDigits: (.expectedCheckDigits, .remedyIBAN)
      case .notAnAccount: (.expectedAccount, .remedyAccount)
      case .notABIC: (.expectedBIC, .remedyBIC)
      case .notANumber: (.expectedNumber, .remedyNumber)
      case .notAHolder: (.expectedHolder, .remedyHolder)
      }
    let words = language.say(
      DeskPhrase.mistake, ["found": .text(found), "expected": .text(language.say(expected))])
    return DeskMistakeWords(field: field, words: "\(words) \(language.say(remedy))")
  }
}
