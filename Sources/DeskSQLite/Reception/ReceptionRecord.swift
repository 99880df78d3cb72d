package import Desks
package import Reception

/// What an organisation keeps of its reception desk that is no participant's: sealed under the organisation's key, each kind
/// in rows of its own.
package protocol RecordContent: Codable, Sendable {
  associatedtype RecordSubject
  var id: DeskID<RecordSubject> { get }
  static var recordKind: RecordKind { get }
}

package enum RecordKind: String, CaseIterable, Sendable {
  case employer, opening, complaint
}

/// A record at a moment: what is held after the last of its changes.
package struct ReceptionRecord<Content: RecordContent>: Sendable {
  package var content: Content
  package var organisation: OrganisationID
  /// The number of the last change; a form says which one it saw, so that two people do not overwrite each other.
  package var revision: Int
  package var created: DeskTime
  package var changed: DeskTime

  package var id: DeskID<Content.RecordSubject> { content.id }
}

extension Employer: RecordContent {
  package typealias RecordSubject = Employer
  package static var recordKind: RecordKind { .employer }
}

extension Opening: RecordContent {
  package typealias RecordSubject = Opening
  package static var recordKind: RecordKind { .opening }
}

extension Complaint: RecordContent {
  package typealias RecordSubject = CaseItem
  package static var recordKind: RecordKind { .complaint }
}
