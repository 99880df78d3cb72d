internal import ArgumentParser
internal import Casework
internal import DeskSQLite
internal import Desks

/// People at the desk, for whoever has a shell on the machine.
struct UserCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user", abstract: "People at the desk: list, invite, reset, end.",
    discussion: "What is done here is in the log of the organisation as done by the operator.",
    subcommands: [List.self, Invite.self, Reset.self, End.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "The members of an organisation: address, role, name, and who has no access.")

    @Option(help: ArgumentHelp("The id of the organisation, where there are several.", valueName: "ID")) var org:
      String?
    @OptionGroup var folder: DeskFolderOptions

    func run() throws {
      let desk = try DeskOpening.casework(folder)
      let organisation = try DeskOpening.organisation(org, in: desk.database)
      do {
        for member in try desk.database.readNow({ try $0.members(of: organisation.id) }) {
          Terminal.out(
            "\(member.email)  \(member.role.rawValue)  \(member.name)\(member.ended == nil ? "" : "  no access")")
        }
      } catch let fault as DeskFault { throw Mistake(DeskOpening.words(fault, folder.data)) }
    }
  }

  struct Invite: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "invite", abstract: "A link with which somebody joins an organisation, once, within seven days.")

    @Argument(help: "For whom, so that the open invitations can be told apart.") var note: String
    @Option(
      help: "What they may do: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).",
      transform: { text in
        guard let role = Role(rawValue: text) else {
          throw ValidationError(
            "--role: found \(text), expected \(Role.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return role
      }) var role: Role
    @Option(help: ArgumentHelp("The id of the organisation, where there are several.", valueName: "ID")) var org:
      String?
    @OptionGroup var folder: DeskFolderOptions
    @OptionGroup var site: SiteURLOption

    func run() async throws {
      let desk = try DeskOpening.casework(folder)
      let organisation = try DeskOpening.organisation(org, in: desk.database)
      let token = try await DeskOpening.wording(folder.data) {
        try await desk.invite(role, note: note, in: organisation.id, by: .operatorOfMachine)
      }
      Terminal.out(try DeskOpening.link(token, site))
    }
  }

  struct Reset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reset",
      abstract: "A link with which a member chooses a password and a second factor anew; the old ones stop working.")

    @Argument(help: "The e-mail address of the member.") var email: String
    @OptionGroup var folder: DeskFolderOptions
    @OptionGroup var site: SiteURLOption

    func run() async throws {
      let desk = try DeskOpening.casework(folder)
      let member = try DeskOpening.member(email, desk)
      let token = try await DeskOpening.wording(folder.data) {
        try await desk.reset(member.id, in: member.organisation, by: .operatorOfMachine)
      }
      Terminal.out(try DeskOpening.link(token, site))
    }
  }

  struct End: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "end", abstract: "Let a member in no more; all their sessions end.")

    @Argument(help: "The e-mail address of the member.") var email: String
    @OptionGroup var folder: DeskFolderOptions

    func run() async throws {
      let desk = try DeskOpening.casework(folder)
      let member = try DeskOpening.member(email, desk)
      try await DeskOpening.wording(folder.data) {
        try await desk.end(member.id, in: member.organisation, by: .operatorOfMachine)
      }
      Terminal.out("\(member.email) has no access any more.")
    }
  }
}
