import Foundation
import Testing

/// Tables that say where each person was sent: over time and between two laws they say of each row what a survey of all
/// destinations says of it at its own.
struct OwnDestinationTests {
  static let destinations = ["LBY", "RWA", "MEX"]
  static let question = ["--sender", "USA", "--to", destinations.joined(separator: ",")]

  /// The clients, of whom each went to the next destination; by case where that was.
  private static func table(_ folder: URL) throws -> (arguments: [String], went: [String: String]) {
    let lines = try String(contentsOf: Program.root.appending(path: "cases/tables/clients.csv"), encoding: .utf8)
      .split(separator: "\n").map(String.init)
    var went: [String: String] = [:]
    let rows = lines.dropFirst().enumerated().map { number, line in
      let to = destinations[number % destinations.count]
      went[String(line.prefix { $0 != "," })] = to
      return "\(line),\(to)"
    }
    let table = folder.appending(path: "sent.csv")
    try Data((["\(lines[0]),went"] + rows).joined(separator: "\n").utf8).write(to: table)
    let mapping = folder.appending(path: "sent.yaml")
    try Data("mapping: sent\ncase: case\nto: {column: went}\n".utf8).write(to: mapping)
    return ([table.path, "--mapping", mapping.path], went)
  }

  /// Rows of CSV without its head, of those who went to the destination that a row is for.
  private static func own(_ csv: String, _ went: [String: String]) -> [[String]] {
    csv.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }.filter { went[$0[0]] == $0[1] }
  }

  @Test func overTime() throws {
    try Program.withFolder { folder in
      let (arguments, went) = try Self.table(folder)
      let series = try Program.run(
        ["survey"] + arguments + Self.question + ["--from", "2025-05-01", "--until", "2025-07-31", "--format", "json"])
      #expect(series.status == 0, "\(series.err)")
      let json = try series.json()
      #expect(json["own_destinations"] as? Bool == true && json["bound_elsewhere"] as? Int == 0)
      var changes = 0
      for day in ["2025-05-01", "2025-06-22", "2025-06-23", "2025-07-10", "2025-07-31"] {
        let all = try Program.run(
          ["survey", "cases/tables/clients.csv", "--day", day, "--rows"] + Self.question)
        let rows = Self.own(all.out, went)
        #expect(rows.count == went.count)
        for destination in json.list("destinations") {
          let findings = destination.list("days").last { $0.text("day") <= day }?["findings"] as? [String: Int]
          let expected = rows.filter { $0[1] == destination.text("to") }.reduce(into: [:]) {
            $0[$1[2], default: 0] += 1
          }
          #expect(findings?.filter { $0.value > 0 } == expected, "\(day) \(destination.text("to"))")
          changes += destination.list("days").count - 1
        }
      }
      #expect(changes > 0 && json.list("destinations").count == Self.destinations.count)
      // Only where somebody went, and all others are said to be left out.
      let few = try Program.run(
        ["survey"] + arguments + [
          "--sender", "USA", "--to", "RWA,SWZ", "--from", "2025-05-01", "--until", "2025-05-02",
        ])
      #expect(
        few.out.contains("RWA Rwanda") && !few.out.contains("SWZ") && few.out.contains("Each row is assessed for"))
      #expect(few.err.contains("found another destination than those asked for in"))
    }
  }

  @Test func betweenTwoLaws() throws {
    try Program.withFolder { folder in
      let (arguments, went) = try Self.table(folder)
      let days = ["--day", "2025-05-07", "--against-day", "2025-01-01"]
      let expected = Self.own(
        try Program.run(["impact", "cases/tables/clients.csv", "--rows"] + days + Self.question).out, went)
      let rows = try Program.run(["impact", "--rows"] + arguments + days + Self.question)
      #expect(rows.status == 0, "\(rows.err)")
      #expect(!expected.isEmpty && Self.own(rows.out, went) == expected)
      #expect(rows.out.split(separator: "\n").count == expected.count + 1)
      let json = try Program.run(["impact", "--format", "json"] + arguments + days + Self.question).json()
      #expect(json["changed"] as? Int == expected.count && json["rows"] as? Int == went.count)
      #expect(json.list("destinations").map { $0.text("to") } == Set(expected.map { $0[1] }).sorted())
      #expect(json["own_destinations"] as? Bool == true)
    }
  }
}
