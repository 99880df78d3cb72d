import Foundation
import FoundationXML
import Testing

/// `safethird survey --from --until`: its days against surveys of single days, and the chart.
struct SeriesCommandTests {
  static let question = ["cases/tables/clients.csv", "--sender", "USA", "--to", "LBY,RWA"]

  @Test func countsAreThoseOfSurveysOfSingleDays() throws {
    let series = try Program.run(
      ["survey"] + Self.question + ["--from", "2025-05-01", "--until", "2025-07-31", "--format", "json"])
    #expect(series.status == 0)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(series.out.utf8)) as? [String: Any])
    for day in ["2025-05-01", "2025-06-22", "2025-06-23", "2025-07-31"] {
      let survey = try Program.run(["survey"] + Self.question + ["--day", day, "--format", "json"])
      let single = try #require(try JSONSerialization.jsonObject(with: Data(survey.out.utf8)) as? [String: Any])
      for (over, on) in zip(json.list("destinations"), single.list("destinations")) {
        let found = over.list("days").last { $0.text("day") <= day }?["findings"] as? [String: Int]
        #expect(found == on["findings"] as? [String: Int], "\(day) \(over.text("to"))")
      }
    }
  }

  @Test func theChartIsWellFormedAndHasWords() throws {
    try Program.withFolder { folder in
      let file = folder.appending(path: "chart.svg")
      let series = try Program.run(
        ["survey"] + Self.question + ["--from", "2025-05-01", "--until", "2025-07-31", "--chart", file.path])
      #expect(series.status == 0, "\(series.err)")
      let reader = XMLWords()
      let parser = XMLParser(data: try Data(contentsOf: file))
      parser.delegate = reader
      #expect(parser.parse(), "the chart is no XML")
      #expect(reader.words["title"]?.hasPrefix("Findings from 2025-05-01 to 2025-07-31: United States") == true)
      #expect(reader.words["desc"]?.contains("Libya: on 2025-05-01 1 barred, 3 undetermined, 1 own country") == true)
      #expect((reader.counts["polygon"] ?? 0) >= 4)
      #expect(reader.counts["pattern"] == 6)
    }
  }

  @Test func wrongUsageIsRefused() throws {
    for (more, message) in [
      (["--from", "2025-01-01"], "found --from alone"), (["--chart", "x.svg"], "found --chart alone"),
      (["--from", "2025-02-01", "--until", "2025-01-01"], "expected the earlier day first"),
      (["--from", "2025-01-01", "--until", "2025-02-01", "--rows"], "found --from with --rows"),
      (["--from", "1990-01-01", "--until", "2025-02-01"], "expected at most 4000"),
    ] {
      let outcome = try Program.run(["survey"] + Self.question + more)
      #expect(outcome.status == 2)
      #expect(outcome.err.contains(message), "\(outcome.err)")
    }
  }
}

/// The words of the first title and description of a drawing, and how many elements it has of each name.
private final class XMLWords: NSObject, XMLParserDelegate {
  var words: [String: String] = [:]
  var counts: [String: Int] = [:]
  private var open = ""

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    counts[name, default: 0] += 1
    open = counts[name] == 1 ? name : ""
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { words[open, default: ""] += text }
  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open = ""
  }
}
