/// Word from a programme of reception that somebody whom an organisation helped before is to be moved on: what its case is
/// told of it. Kinds, States, findings and rules are by their names, as in ``FindingChange``.
package struct OnwardWord: Hashable, Sendable, Codable {
  /// A sign as far as it concerns somebody outside: who recorded it, and from what, is not in it.
  package struct Sign: Hashable, Sendable, Codable {
    package var kind: String
    package var day: String
    /// The code of the State to which they would go, where it was said.
    package var to: String?

    package init(kind: String, day: String, to: String?) {
      self.kind = kind
      self.day = day
      self.to = to
    }
  }

  /// What the register found for a transfer to a next State when the word went out.
  package struct Found: Hashable, Sendable, Codable {
    package var destination: String
    package var finding: String
    /// The rules that decide it, by their ids.
    package var because: [String]
    /// Facts to ask for.
    package var missing: [String]
    /// Rules by which steps are owed to the person first.
    package var stepsOwed: [String]

    package init(
      destination: String, finding: String, because: [String], missing: [String], stepsOwed: [String]
    ) {
      self.destination = destination
      self.finding = finding
      self.because = because
      self.missing = missing
      self.stepsOwed = stepsOwed
    }
  }

  /// The code of the State of reception, which would send them now.
  package var country: String
  package var since: String
  package var signs: [Sign]
  package var found: [Found]
  /// Why nothing was found, where nothing was: whether somebody said whereto, or the register has no file for the State.
  package var isDestinationKnown: Bool

  package init(country: String, since: String, signs: [Sign], found: [Found], isDestinationKnown: Bool) {
    self.country = country
    self.since = since
    self.signs = signs
    self.found = found
    self.isDestinationKnown = isDestinationKnown
  }
}
