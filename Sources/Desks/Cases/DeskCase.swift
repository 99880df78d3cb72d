/// A client's case at a moment: its content after the last of its changes.
package struct DeskCase: Sendable {
  package var id: CaseID
  package var organisation: OrganisationID
  package var content: CaseContent
  /// The number of its last change; a form says which one it saw, so that two people do not overwrite each other.
  package var revision: Int
  package var created: DeskTime
  package var changed: DeskTime

  package init(
    id: CaseID, organisation: OrganisationID, content: CaseContent, revision: Int, created: DeskTime,
    changed: DeskTime
  ) {
    self.id = id
    self.organisation = organisation
    self.content = content
    self.revision = revision
    self.created = created
    self.changed = changed
  }
}
