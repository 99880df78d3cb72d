/// A visit or call at a set time after enrolment.
package struct FollowUp: Sendable {
  package var name: String
  package var title: String
  package var afterDays: Int
  /// How many days late it may be before it counts as missed.
  package var graceDays: Int
  package var questionnaire: Located<String>?
  package var basis: FigureBasis
  package var sources: [Located<String>]
  package var place: Place

  package init(
    name: String, title: String, afterDays: Int, graceDays: Int, questionnaire: Located<String>?, basis: FigureBasis,
    sources: [Located<String>], place: Place
  ) {
    self.name = name
    self.title = title
    self.afterDays = afterDays
    self.graceDays = graceDays
    self.questionnaire = questionnaire
    self.basis = basis
    self.sources = sources
    self.place = place
  }
}
