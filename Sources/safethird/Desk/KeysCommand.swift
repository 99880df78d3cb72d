internal import ArgumentParser
internal import DeskSQLite
internal import Desks
@preconcurrency internal import Glibc
internal import Sealing

/// Master keys, without which nothing that the desk keeps can be read.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Keys of the desk: make a master key, change keys.",
    subcommands: [New.self, Rotate.self])

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "A new master key, in a file that only you can read.",
      discussion: "A file that is there already is never written over: whoever loses a key loses all that it opens.")

    @Argument(help: "The file to make.", completion: .file()) var file: String

    func run() throws {
      // Made and closed to others in one step: there is no moment at which somebody else can open it.
      let handle = open(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
      guard handle >= 0 else {
        throw Mistake(
          errno == EEXIST
            ? "found the file \(file) already; expected a name that is free: a key is never written over"
            : "found no way to make \(file) (\(String(cString: strerror(errno)))); expected a folder that you may write to"
        )
      }
      defer { close(handle) }
      let text = MasterKeys.newText()
      let bytes = Array("\(text)\n".utf8)
      guard write(handle, bytes, bytes.count) == bytes.count, fsync(handle) == 0 else {
        unlink(file)
        throw Mistake("found no room to write \(file); expected some: nothing was kept")
      }
      do throws(MasterKeyMistake) {
        Terminal.out(
          "Master key \(try MasterKeys(text: text).currentID) in \(file). Keep a copy away from this machine: without it nothing can be read again."
        )
      } catch { throw Mistake(error.description) }
    }
  }

  struct Rotate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rotate", abstract: "Another key in the place of the one in use.",
      discussion: """
        Without --organisation: what the master key wraps is wrapped with the first key of the file, and then the lines \
        below it may be deleted. With --organisation: that organisation gets a new key, and all that its key seals is \
        sealed anew. Nobody has to stop working meanwhile.
        """)

    @Option(
      help: ArgumentHelp(
        "The organisation that gets a new key, by its id; else the master key is changed.", valueName: "ID"))
    var organisation: String?
    @OptionGroup var folder: DeskFolderOptions

    func run() throws {
      let database = try folder.open()
      do {
        if let organisation {
          let chosen = try DeskOpening.organisation(organisation, in: database, option: "--organisation")
          let cases = try database.rotateKey(of: chosen.id, at: DeskOpening.now)
          Terminal.out("\(chosen.name) has a new key. The keys of \(cases) cases are wrapped with it.")
        } else {
          let count = try database.rotateMaster(at: DeskOpening.now)
          let current = database.currentMasterID
          Terminal.out(
            count == 0
              ? "Everything is wrapped with the key \(current) already. Put a new key in the first line of the file: safethird keys new makes one."
              : "\(count) keys are wrapped with the key \(current) now. No other opens this desk any more; copies made before still need theirs."
          )
        }
        try database.close()
      } catch let fault as DeskFault { throw Mistake(DeskOpening.words(fault, folder.data)) }
    }
  }
}
