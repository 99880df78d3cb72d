import Foundation
import Testing

@testable import Geography

/// Distances between real States.
struct RealDistanceTests {
  static let unitedStates = ["USA", "PRI", "GUM", "VIR", "ASM", "MNP"]
  static let unitedKingdom = [
    "GBR", "GIB", "AIA", "BMU", "VGB", "CYM", "FLK", "MSR", "PCN", "SHN", "SGS", "TCA", "IOT", "GGY", "JEY", "IMN",
  ]

  @Test("Every State and territory is drawn but two uninhabited ones")
  func complete() {
    #expect(RealOutlines.all.all.count == 248)
    #expect(RealOutlines.all["BVT"] == nil && RealOutlines.all["UMI"] == nil)
    #expect(RealOutlines.all.all.filter { $0.kind == .point }.map(\.code) == ["GIB", "TUV"])
    #expect(RealOutlines.all.all.allSatisfy { (5000...300_000).contains($0.error) })
  }

  @Test(
    "Land neighbours are at 0",
    arguments: [
      "USA CAN", "USA MEX", "LBY TUN", "RWA UGA", "HND SLV", "SSD UGA", "SWZ ZAF", "GHA TGO", "CRI PAN", "LSO ZAF",
      "GBR IRL", "RUS NOR", "XKX SRB", "PSE ISR", "ESP AND", "FRA MCO", "ITA VAT", "ITA SMR", "CHE LIE", "CHN HKG",
      "ESP GIB", "MAF SXM", "GUF BRA", "BRN MYS", "TLS IDN",
    ])
  func neighbours(pair: String) {
    let codes = pair.split(separator: " ").map(String.init)
    #expect(RealOutlines.all.distance(from: [codes[0]], to: codes[1])?.metres == 0)
    #expect(RealOutlines.all.distance(from: [codes[1]], to: codes[0])?.metres == 0)
  }

  @Test("The table in the guide is what is computed")
  func guide() throws {
    let file = RealOutlines.root.appending(path: "docs/guide/distance.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let senders = [Self.unitedStates, Self.unitedKingdom].map(RealOutlines.all.departure)
    var rows = 0
    for line in text.split(separator: "\n") {
      // to | United States | finer map | United Kingdom | finer map
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 5, cells[0].wholeMatch(of: /[A-Z]{3}/) != nil else { continue }
      rows += 1
      for (departure, cell) in zip(senders, [cells[1], cells[3]]) {
        let found = try #require(departure.distance(to: cells[0]))
        let km = Int((found.metres / 1000).rounded())
        let plusMinus = Int((found.plusMinus / 1000).rounded(.up))
        #expect(cell.replacing(",", with: "") == "\(km) ± \(plusMinus)", "\(cells[0])")
      }
    }
    #expect(rows == 10)
  }

  @Test("The finer map's distances lie within the error")
  func finer() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/finer.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(lines.count > 500)
    for line in lines.dropFirst() {
      let cells = line.split(separator: ",").map(String.init)
      let metres = try #require(Double(cells[2]))
      let found = try #require(RealOutlines.all.distance(from: [cells[0]], to: cells[1]))
      #expect((found.metres - metres).magnitude <= found.plusMinus, "\(line)")
    }
  }
}
