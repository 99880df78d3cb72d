/// What is known of one participant in a programme, as somebody writes it down to see what is owed. It never holds a name.
package struct ParticipantFile: Sendable {
  package var reference: String
  package var enrolledOn: CivilDate
  /// The first day on which they are in the programme no more.
  package var leftOn: CivilDate?
  /// Those of the household first.
  package var facts: [StatedFact]
  package var place: Place

  package init(reference: String, enrolledOn: CivilDate, leftOn: CivilDate?, facts: [StatedFact], place: Place) {
    self.reference = reference
    self.enrolledOn = enrolledOn
    self.leftOn = leftOn
    self.facts = facts
    self.place = place
  }
}
