/// Every text of the reception desk, by its key in translators' files; beside `DeskPhrase`, which has those of the case desk.
package enum ReceptionPhrase: String, CaseIterable, Sendable {
  // MARK: The head of every page
  case navReception
  case navParticipants
  case navPayments
}
