internal import ArgumentParser
@preconcurrency internal import Glibc

/// The version of the engine: it changes when the same register, facts and day can give another answer.
let engineVersion = "0.1.0"

@main
struct Safethird: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "safethird",
    abstract: "May this person be sent to that third country, on that day, and what is owed to them first?",
    discussion: """
      Findings come from a public register of norms and arrangements, each with its sources. A finding is not an \
      order, and what is not known never counts as permission.

      Exit codes: 0 answered, 1 the register or the input has mistakes, 2 wrong usage.
      """,
    version: engineVersion,
    subcommands: [
      CheckCommand.self, AskCommand.self, TimelineCommand.self, SurveyCommand.self, ImpactCommand.self,
      VerifyCommand.self, RegisterCommand.self, ProgrammeCommand.self, ServeCommand.self, SiteCommand.self,
      OrgCommand.self,
      UserCommand.self, KeysCommand.self, BackupCommand.self, RestoreCommand.self, AuditCommand.self,
      CodesCommand.self, ReceptionCommand.self,
    ])

  /// Wrong usage ends with 2, as documented; the library's own code for it is 64.
  static func main() async {
    let command: any ParsableCommand
    do { command = try parseAsRoot() } catch {
      let code = exitCode(for: error)
      let message = fullMessage(for: error)
      if code == .success {
        Terminal.out(message)
        Glibc.exit(0)
      }
      Terminal.error(message)
      Glibc.exit(2)
    }
    do {
      var command = command
      if var serving = command as? any AsyncParsableCommand {
        try await serving.run()
      } else {
        try command.run()
      }
    } catch let mistake as Mistake {
      Terminal.error(mistake.description)
      Glibc.exit(1)
    } catch let error as ValidationError {
      // With the usage of the command that refused its arguments; the library would show that of the root.
      Terminal.error("Error: \(error.message)\nUsage: \(usageString(for: type(of: command)))")
      Glibc.exit(2)
    } catch {
      // What only the library throws once a command runs: `safethird` alone asks for its help.
      let code = exitCode(for: error)
      if code == .success { Terminal.out(fullMessage(for: error)) } else { Terminal.error(fullMessage(for: error)) }
      Glibc.exit(code.rawValue)
    }
  }
}

/// Something is wrong with the input or the register; the text says what and what to do.
struct Mistake: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}
