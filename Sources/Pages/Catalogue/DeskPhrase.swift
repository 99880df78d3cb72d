/// Every text of the desk, by its key in translators' files; beside `Phrase`, which has those of the public site.
package enum DeskPhrase: String, CaseIterable, Sendable {
  // MARK: The head and foot of every page
  case deskName
  case deskTitle
  case navCases
  case navDeadlines
  case navAlerts
  case navAlertsUnseen
  case navPeople
  case navLog
  case navSettings
  case navAccount
  case signOut
  case deskFooter
  case backToSite
  case timeOfRecord

  // MARK: Roles
  case roleOwner
  case roleRepresentative
  case roleCaseworker
  case roleAuditor
  case roleReader

  // MARK: Words of every form
  case save
  case cancel
  case undo
  case changedUndo
  case undone
  case mistakesTitle
  case mistake
  case mistakeRemedy
  case mistakeLine

  // MARK: What is refused
  case refusalNotFound
  case refusalNotFoundWords
  case refusalNotAllowed
  case refusalNotAllowedWords
  case refusalChanged
  case refusalChangedWords
  case refusalNotUndoable
  case refusalNotUndoableWords
  case refusalForm
  case refusalFormWords
  case refusalStorage
  case refusalDiskFullWords
  case refusalReadOnlyWords
  case refusalBusyWords
  case refusalDamagedWords
  case refusalErasedWords
}
