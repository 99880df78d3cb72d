internal import DeskSQLite
package import Desks
internal import Pages
package import Sealing

extension CaseDesk {
  /// Makes an organisation, with a link for its first owner: what a command does.
  package func createOrganisation(named name: String) async throws -> (organisation: Organisation, link: Token) {
    var check = AccountCheck(site().language)
    check.name(name, field: "name")
    try check.result()
    let organisation = Organisation(id: CaseDesk.newID(), name: name, created: now())
    try await database.write { writer in
      try writer.create(organisation)
      try writer.log(.organisationCreated, by: .operatorOfMachine, in: organisation.id, at: organisation.created)
    }
    return (organisation, try await invite(.owner, note: "", in: organisation.id, by: .operatorOfMachine))
  }

  package func rename(to name: String, by caller: Caller) async throws {
    try caller.require(.manageOrganisation)
    var check = AccountCheck(site().language)
    check.name(name, field: "name")
    try check.result()
    let time = now()
    try await database.write { writer in
      guard try writer.reader.organisation(caller.organisation).name != name else { return }
      try writer.rename(caller.organisation, to: name)
      try writer.log(.organisationChanged, by: caller.actor, detail: "name", in: caller.organisation, at: time)
    }
  }
}
