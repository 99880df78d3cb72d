/// Who keeps cases at the desk. Nothing of one organisation is ever shown to another.
package struct Organisation: Hashable, Sendable {
  package var id: OrganisationID
  package var name: String
  package var created: DeskTime

  package init(id: OrganisationID, name: String, created: DeskTime) {
    self.id = id
    self.name = name
    self.created = created
  }
}
