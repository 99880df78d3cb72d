/// Everything that the register says, as it was written: the first stage of the path of the data.
package struct Corpus: Sendable {
  package var facts: [FactDeclaration]
  package var states: [State]
  package var profiles: [StateProfile]
  package var norms: [Norm]
  package var arrangements: [Arrangement]
  package var programmes: [Programme]
  /// What conditions of programmes may ask about a participant.
  package var participantFacts: [FactDeclaration]
  package var workedCases: [WorkedCase]

  package init(
    facts: [FactDeclaration] = [], states: [State] = [], profiles: [StateProfile] = [], norms: [Norm] = [],
    arrangements: [Arrangement] = [], programmes: [Programme] = [], participantFacts: [FactDeclaration] = [],
    workedCases: [WorkedCase] = []
  ) {
    self.facts = facts
    self.states = states
    self.profiles = profiles
    self.norms = norms
    self.arrangements = arrangements
    self.programmes = programmes
    self.participantFacts = participantFacts
    self.workedCases = workedCases
  }

  package func stateName(_ code: StateCode) -> String {
    states.first { $0.code == code }?.name ?? code.text
  }
}
