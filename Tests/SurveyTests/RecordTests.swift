import Register
import Survey
import TestRegisters
import Testing

/// CSV as people write it, and as they should not.
@Suite struct RecordTests {
  @Test func quotesDoubledQuotesAndNewLinesInCells() throws {
    let table = try ParsedTable("case,p,kind\n\"a,\"\"b\"\"\nc\",\"true\",\"one\"\r\nd,\"no\",two\n")
    #expect(table.rows.map(\.reference) == ["a,\"b\"\nc", "d"])
    #expect(table.facts(0) == ["p": .truth(true), "kind": .choice("one")])
    #expect(table.facts(1) == ["p": .truth(false), "kind": .choice("two")])
    #expect(table.malformed == 0)
  }

  @Test func windowsLineEndsAndNoFinalNewLine() throws {
    let table = try ParsedTable("case,p\r\na,true\r\nb,false")
    #expect(table.rows.map(\.reference) == ["a", "b"])
    #expect(table.facts(1) == ["p": .truth(false)])
  }

  @Test func emptyLinesAreNoRows() throws {
    let table = try ParsedTable("case,p\n\na,true\n\r\n\nb,\n\n")
    #expect(table.rows.map(\.reference) == ["a", "b"])
    #expect(table.malformed == 0)
    // Of one column an empty line is a row of which nothing is known; the end of the file is none.
    #expect(try ParsedTable("p\ntrue\n\nno\n").rows.map(\.facts) == [["p": .truth(true)], [:], ["p": .truth(false)]])
  }

  @Test func headersAloneAreATableWithoutRows() throws {
    #expect(try ParsedTable("case,p").rows.isEmpty)
    #expect(try ParsedTable("case,p\n").rows.isEmpty)
  }

  @Test func aQuotationMarkThatIsNotClosedTakesOnlyItsLine() throws {
    for cell in ["\"tr", "tr\"ue", "\"true\"x", "\"\"\"", "\""] {
      for column in 0..<3 {
        var cells = ["a", "true", "words"]
        cells[column] = cell
        let table = try ParsedTable(
          "case,p,x\n\(cells.joined(separator: ","))\nb,true,5\nc,no,\"6, 7\"\nd,,\n", ignoring: ["x"])
        #expect(table.rows.map(\.reference) == ["b", "c", "d"], "\(cells)")
        #expect(table.malformed == 1, "\(cells)")
        #expect(table.diagnostics.first?.place.line == 2)
      }
    }
  }

  /// After a first mistake the rest of a record is still looked at: a quotation mark there must not swallow lines.
  @Test func aQuotationMarkAfterAnotherMistake() throws {
    let table = try ParsedTable("case,p,x\na,maybe,5\" wide\nb,true,6\" wide\nc,no,\n", ignoring: ["x"])
    #expect(table.rows.map(\.reference) == ["c"])
    #expect(table.malformed == 2)
    let many = try ParsedTable("case,p\na,true,more,5\" wide\nb,true\nc,no\" \nd,no\n")
    #expect(many.rows.map(\.reference) == ["b", "d"])
    #expect(many.malformed == 2)
  }

  @Test func linesAreCountedThroughCellsThatAreNotRead() throws {
    let table = try ParsedTable("case,p,x\na,maybe,\"1\n2\n3\"\nb,perhaps,\n", ignoring: ["x"])
    #expect(table.diagnostics.map(\.place.line) == [2, 5])
    #expect(table.diagnostics.map(\.place.column) == [3, 3])
  }

  @Test func tooFewAndTooManyCells() throws {
    let table = try ParsedTable("case,p\na\nb,true\nc,true,no\nd,\n,\n")
    #expect(table.rows.map(\.reference) == ["b", "d", ""])
    #expect(table.malformed == 2)
    #expect(
      table.messages == [
        "table:2:1: found 1 cell; expected 2, as the first line has. [wrong-shape]",
        "table:4:1: found 3 cells; expected 2, as the first line has. [wrong-shape]",
      ])
  }

  @Test func bytesThatAreNoText() throws {
    let bytes: [UInt8] = Array("case,p\n".utf8) + [0xFF, 0xC0, 0x2C, 0x00, 0x0A] + Array("b,true\n".utf8)
    let table = try ParsedTable(bytes)
    #expect(table.rows.map(\.reference) == ["b"])
    #expect(table.malformed == 1)
    // A reference is passed on as it can be read.
    let reference = try ParsedTable(Array("case,p\n".utf8) + [0xFF, 0x2C] + Array("true\n".utf8))
    #expect(reference.rows.map(\.reference) == ["\u{FFFD}"])
  }

  @Test func aColumnIsNamedOnce() throws {
    #expect(
      try ParsedTable("case,p,p\n").messages == [
        "table:1:1: found the column “p” a second time; expected each column once. [duplicate-key]"
      ])
  }

  @Test func namesOfColumnsMayHaveQuotes() throws {
    #expect(TableHeader.cells(of: Array("\"a \"\"b\"\", c\",p\r\n".utf8)) == ["a \"b\", c", "p"])
  }

  @Test(arguments: ["s,s@XBB", "s@XBB,s"])
  func aDestinationsOwnCellCountsWhereItIsKnown(columns: String) throws {
    let isOwnFirst = columns.hasPrefix("s@")
    let table = try ParsedTable("\(columns)\n\(isOwnFirst ? "no,yes" : "yes,no")\n\(isOwnFirst ? ",yes" : "yes,")\n")
    #expect(table.facts(0) == ["s": .truth(true), "s@XBB": .truth(false)])
    #expect(table.facts(1) == ["s": .truth(true), "s@XBB": .truth(true)])
  }

  /// Nothing of a row with a mistake stays behind for the next.
  @Test func aRowWithAMistakeLeavesNothing() throws {
    let table = try ParsedTable(
      "p,kind,person.nationality,person.born_on,served,q\ntrue,one,XBB;XCC,2000-01-01,2020-01-01,maybe\n,,,,,\n")
    #expect(table.malformed == 1)
    #expect(table.rows.map(\.facts) == [[:]])
  }

  @Test func aRecordOfFiveMegabytes() throws {
    let long = String(repeating: "x", count: 5 << 20)
    let table = try ParsedTable("case,p,x\na,true,\(long)\nb,no,\"\(long)\n\"\nc,maybe,\(long)\n", ignoring: ["x"])
    #expect(table.rows.map(\.reference) == ["a", "b"])
    #expect(table.malformed == 1)
    let message = try #require(table.messages.first)
    #expect(message.utf8.count < 1000)
  }

  @Test func rowsOfOtherSendersAreCounted() throws {
    let table = try ParsedTable("case,sender,p\na,XAA,true\nb,XBB,true\nc,XZZ,true\nd,X\"A,true\n")
    #expect(table.rows.map(\.reference) == ["a"])
    #expect(table.ofOthers == 1)
    #expect(table.malformed == 2)
  }
}

/// Bytes made by chance, read a second time by a plain reader that looks at one byte after another.
@Suite struct RandomRecordTests {
  /// What the records of a text come to, by the rules of docs/guide/survey.md.
  struct PlainReader {
    var references: [[UInt8]] = []
    var truths: [Bool?] = []
    var malformed = 0
    var records = 0

    private let text: [UInt8]
    private static let columns = 4

    init(_ text: [UInt8]) {
      self.text = text
      var place = 0
      while place < text.count {
        if let end = Self.emptyLine(text, place) {
          place = end
          continue
        }
        records += 1
        if let (cells, end) = record(place) {
          add(cells)
          place = end
        } else {
          malformed += 1
          place = (text[place...].firstIndex(of: 0x0A) ?? text.count - 1) + 1
        }
      }
    }

    private static func emptyLine(_ text: [UInt8], _ place: Int) -> Int? {
      if text[place] == 0x0A { return place + 1 }
      guard text[place] == 0x0D else { return nil }
      if place + 1 == text.count { return place + 1 }
      return text[place + 1] == 0x0A ? place + 2 : nil
    }

    /// `nil` where a quotation mark belongs nowhere.
    private func record(_ start: Int) -> (cells: [[UInt8]], end: Int)? {
      var cells: [[UInt8]] = []
      var place = start
      while true {
        var cell: [UInt8] = []
        if place < text.count, text[place] == 0x22 {
          place += 1
          while true {
            guard place < text.count else { return nil }
            if text[place] == 0x22 {
              guard place + 1 < text.count, text[place + 1] == 0x22 else { break }
              place += 1
            }
            cell.append(text[place])
            place += 1
          }
          place += 1
          if isLineEnd(place) { place += 1 }
          guard place == text.count || text[place] == 0x2C || text[place] == 0x0A else { return nil }
        } else {
          while place < text.count, text[place] != 0x2C, text[place] != 0x0A {
            if text[place] == 0x22 { return nil }
            cell.append(text[place])
            place += 1
          }
          if place == text.count || text[place] == 0x0A, cell.last == 0x0D { cell.removeLast() }
        }
        cells.append(cell)
        if place == text.count { return (cells, place) }
        place += 1
        if text[place - 1] == 0x0A { return (cells, place) }
      }
    }

    /// Whether a carriage return ends the record.
    private func isLineEnd(_ place: Int) -> Bool {
      guard place < text.count, text[place] == 0x0D else { return false }
      return place + 1 == text.count || text[place + 1] == 0x0A
    }

    private mutating func add(_ cells: [[UInt8]]) {
      guard cells.count == Self.columns else { return malformed += 1 }
      let words = ["true": true, "no": false]
      let truth = String(decoding: cells[1], as: UTF8.self)
      let choice = String(decoding: cells[3], as: UTF8.self)
      guard truth.isEmpty || words[truth] != nil, choice.isEmpty || ["one", "two"].contains(choice) else {
        return malformed += 1
      }
      references.append(cells[0])
      truths.append(words[truth])
    }
  }

  static let pieces: [[UInt8]] =
    ["\"", "\"\"", ",", ",", ",", "\n", "\n", "\r\n", "\r", "true", "no", "one", "a", "\0", "é"]
    .map { Array($0.utf8) } + [[0xFF]]

  @Test(arguments: 0..<8)
  func rowsAndMistakesAreAllRecords(batch: Int) throws {
    var rows = 0
    var mistakes = 0
    for seed in (batch * 500)..<(batch * 500 + 500) {
      var dice = Dice(UInt64(seed))
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 1...120, using: &dice) {
        text += dice.chance(30) ? Array("b,true,x,two\n".utf8) : dice.pick(Self.pieces)
      }
      let expected = PlainReader(text)
      let table = try ParsedTable(Array("case,p,x,kind\n".utf8) + text, ignoring: ["x"])
      try #require(table.malformed == expected.malformed, "seed \(seed)")
      try #require(
        table.rows.map(\.reference) == expected.references.map { String(decoding: $0, as: UTF8.self) }, "seed \(seed)")
      try #require(
        table.rows.map { $0.facts["p"] } == expected.truths.map { $0.map { FactValue.truth($0) } }, "seed \(seed)")
      try #require(table.rows.count + table.malformed == expected.records, "seed \(seed)")
      rows += table.rows.count
      mistakes += table.malformed
    }
    #expect(rows > 2_000 && mistakes > 2_000, "chance made too little of one of them: the test shows little")
  }

  @Test func bytesOfAnyKindTrapNothing() throws {
    for seed in 0..<2_000 {
      var dice = Dice(UInt64(seed))
      let text = (0..<Int.random(in: 0...600, using: &dice)).map { _ in UInt8.random(in: 0...255, using: &dice) }
      let expected = PlainReader(text)
      let table = try ParsedTable(Array("case,p,x,kind\n".utf8) + text, ignoring: ["x"])
      try #require(table.rows.count + table.malformed == expected.records, "seed \(seed)")
      // As a header too.
      _ = try ParsedTable(text, mapping: "mapping: m\nleave_out: others\n")
    }
  }
}
