package import Desks
package import Register
internal import Safeguards

extension OnwardNotice {
  /// As the case of the earlier representative keeps it.
  package func word(from country: StateCode) -> OnwardWord {
    OnwardWord(
      country: country.text, since: since.description,
      signs: signs.map { .init(kind: $0.kind.name, day: $0.day.description, to: $0.to) },
      found: findings.map(\.found), isDestinationKnown: noFinding != .destinationNotKnown)
  }
}

extension NextStateFinding {
  /// With names in the place of the register's values.
  package var found: OnwardWord.Found {
    OnwardWord.Found(
      destination: destination.text, finding: finding.rawValue, because: because.map(\.description),
      missing: missing.map(\.description), stepsOwed: stepsOwed.map(\.description))
  }
}

extension OnwardNotice.Sign.Kind {
  /// As a word names it: `detained`, or `contact-lost`.
  package var name: String {
    switch self {
    case .recorded(let kind): kind.rawValue
    case .contactLost: "contact-lost"
    }
  }
}
