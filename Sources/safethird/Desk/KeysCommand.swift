internal import ArgumentParser
@preconcurrency internal import Glibc
internal import Sealing

/// Master keys, without which nothing that the desk keeps can be read.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Master keys of the desk.", subcommands: [New.self])

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
}
