/// Somebody who works for an organisation and may sign in.
package struct Member: Hashable, Sendable {
  package var id: MemberID
  package var organisation: OrganisationID
  package var name: String
  /// As it was typed, without spaces around it; compared without regard to case.
  package var email: String
  package var role: Role
  package var created: DeskTime
  /// Since when nobody is let in with this account any more.
  package var ended: DeskTime?

  package init(
    id: MemberID, organisation: OrganisationID, name: String, email: String, role: Role, created: DeskTime,
    ended: DeskTime? = nil
  ) {
    self.id = id
    self.organisation = organisation
    self.name = name
    self.email = email
    self.role = role
    self.created = created
    self.ended = ended
  }

  package func may(_ permission: Permission) -> Bool { ended == nil && role.may(permission) }

  /// The form in which two addresses are held against each other.
  package static func comparable(_ email: String) -> String {
    let scalars = email.unicodeScalars.filter { !$0.properties.isWhitespace }
    return String(String.UnicodeScalarView(scalars)).lowercased()
  }
}
