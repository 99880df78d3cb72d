/// That a claim was taken back or put right: the claim stays in the record, with this beside it.
package struct Retraction: Sendable {
  package var date: SourceDate
  /// Who took it back: the outlet, the official, the court.
  package var by: String
  package var why: String
  /// What is said in its place: then it is a correction.
  package var instead: String
  package var sources: [Located<String>]
  package var place: Place

  package init(
    date: SourceDate, by: String, why: String, instead: String, sources: [Located<String>], place: Place
  ) {
    self.date = date
    self.by = by
    self.why = why
    self.instead = instead
    self.sources = sources
    self.place = place
  }

  package var isCorrection: Bool { !instead.isEmpty }
}
