internal import Desks
internal import Reception
internal import Register

extension YearScript {
  /// What somebody answers on the day of enrolment. Who was not asked has no answer.
  mutating func consents(of person: YearPerson) -> [Consent] {
    var consents = [consent(.enrolment, Recipient(.programme), .given)]
    switch dice.number(0...99) {
    case 0..<94: consents.append(consent(.payment, Recipient(.paymentProvider), .given))
    case 94..<97: consents.append(consent(.payment, Recipient(.paymentProvider), .refused))
    default: break
    }
    consents.append(consent(.employment, Recipient(.employer), dice.chance(880) ? .given : .refused))
    consents.append(consent(.monitoring, Recipient(.monitor), dice.chance(780) ? .given : .refused))
    if person.fate.onward != nil {
      let recipient = Recipient(.representative, representative.text)
      consents.append(consent(.earlierCase, recipient, .given))
      consents.append(consent(.onwardAlert, recipient, .given))
    }
    return consents
  }

  private mutating func consent(
    _ purpose: ConsentPurpose, _ recipient: Recipient, _ answer: Consent.Answer
  ) -> Consent {
    let languages = ["ara", "eng", "fra", "spa"].compactMap { LanguageCode($0) }
    // The words themselves are documents of the desk; a script has none.
    let digest = String((0..<64).map { _ in dice.pick(Array("0123456789abcdef")) })
    return Consent(
      id: dice.id(), purpose: purpose, recipient: recipient, answer: answer, day: today,
      shown: .init(digest: digest, language: dice.pick(languages), wasReadOut: dice.chance(400)))
  }

  mutating func noteConsent(_ consent: Consent, of person: YearPerson, _ word: String) {
    note(.consent, of: person, about: consent.purpose.rawValue, word)
  }

  /// Who was not asked about payments is asked later; some take back what they said.
  mutating func planConsent(_ index: Int) {
    let start = people[index].enrolled
    if people[index].content.consents.allSatisfy({ $0.purpose != .payment }) {
      on(start.advanced(by: dice.number(40...100))) { script in
        guard script.people[index].isWithUs(on: script.today) else { return }
        let consent = script.consent(.payment, Recipient(.paymentProvider), .given)
        script.people[index].put(.consent(consent))
        script.noteConsent(consent, of: script.people[index], consent.answer.rawValue)
      }
    }
    for (purpose, perMille) in [(ConsentPurpose.payment, 15), (.monitoring, 80)] where dice.chance(perMille) {
      on(start.advanced(by: dice.number(90...260))) { $0.withdraw(purpose, of: index) }
    }
    if people[index].fate.onward == .withheld {
      on(start.advanced(by: 60)) { $0.withdraw(.onwardAlert, of: index) }
    }
  }

  private mutating func withdraw(_ purpose: ConsentPurpose, of index: Int) {
    guard people[index].isWithUs(on: today),
      let consent = people[index].content.consents.last(where: {
        $0.purpose == purpose && $0.answer == .given && $0.withdrawn == nil
      }), let change = people[index].content.withdrawing(consent.id, on: today)
    else { return }
    change.apply(to: &people[index].content)
    noteConsent(consent, of: people[index], "withdrawn")
  }
}
