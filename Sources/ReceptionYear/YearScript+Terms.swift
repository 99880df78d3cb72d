internal import Reception
internal import Register

extension YearScript {
  var terms: DeliveryReport.Terms { DeliveryReport.Terms(of: programme.programme) }

  /// What was promised, as the programme's file says it, and how the report is counted: with these, whoever counts the
  /// events needs no other file.
  mutating func noteTerms() {
    let programme = programme.programme
    for entitlement in programme.entitlements {
      let terms: [(String, String?)] = [
        ("every", entitlement.every.rawValue), ("day", entitlement.day.map(String.init)),
        ("after", String(entitlement.afterDays)), ("times", entitlement.times.map(String.init)),
        ("per", entitlement.per.rawValue), ("when", entitlement.when?.value), ("until", entitlement.until?.value),
      ]
      note(.entitlement, about: entitlement.name, Self.words(terms), amount: entitlement.amount)
    }
    for followUp in programme.followUps {
      note(
        .followUpTerms, about: followUp.name,
        Self.words([("after", String(followUp.afterDays)), ("grace", String(followUp.graceDays))]))
    }
    let terms = terms
    note(
      .reportTerms, about: programme.id.text,
      Self.words([
        ("from", first.description), ("through", lastDue.description), ("as_of", asOf.description),
        ("grace", String(terms.graceDays)), ("attempts", String(terms.contact.attempts)),
        ("days", String(terms.contact.days)), ("work", terms.workMonths.map(String.init).joined(separator: " ")),
      ]))
  }

  private static func words(_ terms: [(String, String?)]) -> String {
    terms.compactMap { name, value in value.map { "\(name)=\($0)" } }.joined(separator: "; ")
  }
}
