import Foundation
import Glibc
import Programs
import Testing

/// What a person at a terminal sees while a table is read, and what a file of errors does not get.
struct ProgressTests {
  /// A terminal that nobody sits at.
  private struct Terminal {
    private let reader: Int32
    let writer: Int32

    init() throws {
      var ends: (reader: Int32, writer: Int32) = (-1, -1)
      try #require(openpty(&ends.reader, &ends.writer, nil, nil, nil) == 0)
      reader = ends.reader
      writer = ends.writer
    }

    /// All that is written to it until its last writer has gone.
    func text() -> String {
      var bytes: [UInt8] = []
      var part = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = read(reader, &part, part.count)
        if count <= 0 { break }
        bytes += part[..<count]
      }
      close(reader)
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  private static let erased = "\r\u{1B}[K"

  /// Standard error of a survey that goes to a terminal; `feed` writes the table.
  private static func survey(_ table: String, feed: ((FileHandle) throws -> Void)? = nil) throws -> String {
    let terminal = try Terminal()
    let input = Pipe()
    let program = try Launch(
      Program.binary.path, ["survey", table, "--sender", "USA", "--to", "LBY", "--day", "2025-07-10", "--headlines"],
      in: Program.root.path
    ).start(input: input.fileHandleForReading.fileDescriptor, errors: terminal.writer)
    // The program alone holds the terminal now, so that its end is the end of the text.
    close(terminal.writer)
    try feed?(input.fileHandleForWriting)
    try input.fileHandleForWriting.close()
    let text = terminal.text()
    #expect(try program.wait().status == 0)
    return text
  }

  private static func clients() throws -> (header: String, rows: String) {
    let table = try String(contentsOf: Program.root.appending(path: "cases/tables/clients.csv"), encoding: .utf8)
    let end = try #require(table.firstIndex(of: "\n"))
    return (String(table[...end]), String(table[table.index(after: end)...]))
  }

  @Test func aTableFromAPipeSaysHowMuchWasRead() throws {
    let (header, rows) = try Self.clients()
    let text = try Self.survey("-") { input in
      try input.write(contentsOf: Data((header + rows).utf8))
      Thread.sleep(forTimeInterval: 1)
    }
    #expect(text.hasPrefix("\(Self.erased)0 MB read"))
    #expect(text.hasSuffix(Self.erased), "the line is left to what follows")
  }

  @Test func aFileHasABarThatIsErasedAtTheEnd() throws {
    let (header, rows) = try Self.clients()
    try Program.withFolder { folder in
      let file = folder.appending(path: "clients.csv")
      var text = ""
      // A table that takes long enough: how long that is depends on the machine.
      for size in [2, 8, 32, 128, 512].map({ $0 << 10 }) {
        let count = size * 64 / rows.utf8.count
        try Data((header + String(repeating: rows, count: count)).utf8).write(to: file)
        text = try Self.survey(file.path)
        if text.contains("%") { break }
      }
      let bar = try #require(text.components(separatedBy: Self.erased).dropFirst().first)
      let parts = try #require(bar.wholeMatch(of: /(█*)(░*) (\d+) % of (\d+) MB/))
      let share = try #require(Int(parts.3))
      #expect(parts.1.count == share * 30 / 100 && parts.1.count + parts.2.count == 30)
      #expect(text.hasSuffix(Self.erased))
    }
  }

  @Test func whereNobodyLooksThereIsNoBar() throws {
    let (header, rows) = try Self.clients()
    let outcome = try Program.run(
      "survey", "-", "--sender", "USA", "--to", "LBY", "--day", "2025-07-10", "--headlines", input: header + rows)
    #expect(outcome.status == 0)
    #expect(outcome.err.isEmpty)
  }
}
