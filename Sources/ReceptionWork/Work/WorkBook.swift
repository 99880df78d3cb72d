package import DeskSQLite
package import Desks
package import Reception
package import Register

/// Employers and openings of an organisation.
package struct WorkBook: Sendable {
  package var employers: [ReceptionRecord<Employer>]
  package var openings: [ReceptionRecord<Opening>]

  package func employer(_ id: EmployerID) -> Employer? { employers.first { $0.id == id }?.content }
  package func opening(_ id: OpeningID) -> Opening? { openings.first { $0.id == id }?.content }
}

/// A participant at work, or looking for it: what fits, and what became of it.
package struct WorkFile: Sendable {
  package var participant: DeskParticipant
  package var book: WorkBook
  package var vocabulary: WorkVocabulary
  /// Every opening, those first of which most is met.
  package var matches: [Match]
  /// Checks of placements that are due or to come, those most late first.
  package var checks: [PlacementFollowUp]
}

/// A floor under wages of a programme, with the sources that it cites.
package struct SourcedFloor: Sendable {
  package var floor: WageFloor
  package var sources: [Source]
}
