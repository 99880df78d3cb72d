internal import ArgumentParser
internal import Casework
internal import DeskSQLite
internal import Desks

/// Organisations that keep cases at the desk.
struct OrgCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "org", abstract: "Organisations at the desk: make one, list them.",
    subcommands: [Create.self, List.self])

  struct Create: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "create", abstract: "A new organisation, with a link for its first owner.")

    @Argument(help: "Its name.") var name: String
    @OptionGroup var folder: DeskFolderOptions
    @OptionGroup var site: SiteURLOption

    func run() async throws {
      let desk = try DeskOpening.casework(folder, mayMake: true)
      let (organisation, link) = try await DeskOpening.wording(folder.data) {
        try await desk.createOrganisation(named: name)
      }
      Terminal.out(
        """
        \(organisation.id)  \(organisation.name)
        The first owner joins with this link, once, within seven days:
        \(try DeskOpening.link(link, site))
        """)
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Every organisation with its id and how many people may sign in.")

    @OptionGroup var folder: DeskFolderOptions

    func run() throws {
      let database = try folder.open()
      do {
        let lines = try database.readNow { reader in
          try reader.organisations().map { organisation in
            let members = try reader.members(of: organisation.id).filter { $0.ended == nil }
            return "\(organisation.id)  \(organisation.name)  \(members.count) who may sign in"
          }
        }
        for line in lines { Terminal.out(line) }
        if lines.isEmpty { Terminal.error("No organisation yet: safethird org create makes one.") }
      } catch let fault as DeskFault { throw Mistake(DeskOpening.words(fault, folder.data)) }
    }
  }
}
