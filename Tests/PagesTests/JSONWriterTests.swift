import Foundation
import Testing

@testable import Pages

/// Shared parts are written once and copied; what comes out must be what writing each in full would give.
struct JSONWriterTests {
  private static func part(_ code: String, wide: Bool) -> JSON {
    .object([
      (
        "missing",
        .list([.coded("notice.written@", code: code), .text("person.nationality"), .coded("a@", code: code)])
      ),
      ("says", .text(String(repeating: wide ? "a long text that fills the line, " : "short ", count: 6))),
      ("inner", .list((0..<4).map { .object([("n", .number($0)), ("of", .coded("risk@", code: code))]) })),
    ])
  }

  @Test(arguments: [true, false]) func aSharedPartIsTheSameEachTime(_ wide: Bool) {
    let shared = SharedJSON(Self.part("LBY", wide: wide))
    let nested = SharedJSON(.list([.shared(shared), .object([("deeper", .shared(shared))])]))
    let value = JSON.list([.shared(nested), .shared(shared), .object([("again", .shared(nested))]), .shared(nested)])
    let full = Self.part("LBY", wide: wide)
    let list = JSON.list([full, .object([("deeper", full)])])
    let plain = JSON.list([list, full, .object([("again", list)]), list])
    #expect(value.written() == plain.written())
    #expect(value.flat == plain.flat)
  }

  @Test func aRecodedPartBearsItsOwnCodeAndLeavesTheOthers() {
    let lby = SharedJSON(Self.part("LBY", wide: true))
    let value = JSON.list([.recoded(lby, code: "RWA"), .shared(lby), .recoded(lby, code: "UGA"), .shared(lby)])
    let plain = JSON.list(["RWA", "LBY", "UGA", "LBY"].map { Self.part($0, wide: true) })
    #expect(value.written() == plain.written())
    #expect(value.flat == plain.flat)
  }

  @Test func aSeriesIsTheListOfItsItems() {
    // Parts of an item are gone when the next is made, so that another may lie where they lay.
    let lasting = SharedJSON(Self.part("LBY", wide: true), isLasting: true)
    let series = JSONSeries(count: 40) { index in
      let own = SharedJSON(Self.part("A\(10 + index)", wide: true))
      return .list([.shared(own), .shared(lasting), .shared(own), .recoded(lasting, code: "RWA")])
    }
    let list = JSON.list(
      (0..<40).map { index in
        .list(["A\(10 + index)", "LBY", "A\(10 + index)", "RWA"].map { Self.part($0, wide: true) })
      })
    #expect(JSON.object([("all", .series(series))]).written() == JSON.object([("all", list)]).written())
    #expect(JSON.series(series).flat == list.flat)
    #expect(JSON.series(JSONSeries(count: 0) { _ in .null }).written() == "[]")
  }

  @Test(arguments: 0..<20) func whatNeedsEscapingIsFoundWhereverItStands(_ offset: Int) throws {
    for character in ["\"", "\\", "\n", "\u{1}", "\u{1F}", "é", "\u{7F}", " "] {
      let text = String(repeating: "x", count: offset) + character + String(repeating: "y", count: 19 - offset)
      let read = try JSONSerialization.jsonObject(with: Data(JSON.list([.text(text)]).flat.utf8)) as? [String]
      #expect(read == [text])
    }
  }

  /// Widths on both sides of what fits on a line: a form must be laid out as the value that it stands for.
  @Test(arguments: [0, 1, 40, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 90, 200])
  func aFilledFormIsTheValueInFull(_ length: Int) {
    func value(_ a: JSON, _ b: JSON, _ c: JSON) -> JSON {
      .object([
        ("says", .text("a \"word\"")), ("first", a),
        ("list", .list([.object([("n", .number(1)), ("second", b)]), .null, .bool(true)])), ("third", c),
      ])
    }
    let form = JSONForm(value(.blank, .blank, .blank))
    let a = JSON.text(String(repeating: "x", count: length))
    let b = JSON.list([.coded("risk@", code: "LBY"), .number(2)])
    let c = JSON.filled(JSONForm(.list([.text("inner"), .blank])), [a])
    let plain = value(a, b, .list([.text("inner"), a]))
    let filled = SharedJSON(.filled(form, [a, b, c]))
    let twice = JSON.list([.shared(filled), .shared(filled)])
    for (made, full) in [(JSON.shared(filled), plain), (twice, .list([plain, plain]))] {
      #expect(made.written() == full.written())
      #expect(made.flat == full.flat)
      #expect(made.flatBytes(room: 1, isLine: true) == full.flatBytes + Array("\n".utf8))
    }
    let recoded = JSON.list([.shared(filled), .recoded(filled, code: "RWA")])
    let other = value(a, .list([.coded("risk@", code: "RWA"), .number(2)]), .list([.text("inner"), a]))
    #expect(recoded.flat == JSON.list([plain, other]).flat)
    #expect(recoded.flatBytes(room: 1) == Array(recoded.flat.utf8))
  }

  @Test func whatIsWrittenIsJSON() throws {
    let text = "quotes \" and \\ and \n\r\t\u{1}\u{1F} é 😀"
    let value = JSON.object([
      (text, .list([.text(text), .null, .bool(false), .number(-7), .object([]), .list([])])),
      ("long", .list((0..<60).map { .number($0) })),
    ])
    for written in [value.written(), value.flat] {
      let read = try #require(try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: Any])
      let list = try #require(read[text] as? [Any])
      #expect(list.first as? String == text)
      #expect(list.count == 6)
      #expect((read["long"] as? [Int]) == Array(0..<60))
    }
  }
}
