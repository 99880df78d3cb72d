import Register
import Testing

struct SeparatedRowsTests {
  private func rows(_ text: String) -> SeparatedRows { SeparatedRows(Array(text.utf8)) }

  @Test func quotedCellsHoldCommasQuotesAndLineBreaks() {
    let table = rows("a,\"b,c\",\"d\"\"e\"\r\n\"f\ng\",,\"\"\nh")
    #expect(table.rows.map(\.cells) == [["a", "b,c", "d\"e"], ["f\ng", "", ""], ["h"]])
    #expect(table.rows.map(\.line) == [1, 2, 4])
    #expect(table.faults.isEmpty)
  }

  @Test(arguments: ["a,b\nc,d\n", "a,b\r\n\r\nc,d", "a,b\rc,d\r", "\u{FEFF}a,b\n\n\nc,d"])
  func lineBreaksAreOfThreeKindsAndEmptyLinesAreNoRows(_ text: String) {
    let table = rows(text)
    #expect(table.rows.map(\.cells) == [["a", "b"], ["c", "d"]])
    #expect(table.faults.isEmpty)
  }

  @Test func thereMayBeNoRows() {
    #expect(rows("").rows.isEmpty && rows("\u{FEFF}\r\n\n").rows.isEmpty)
  }

  @Test func aRowMayEndInAnEmptyCell() {
    #expect(rows("a,\n,\n,b").rows.map(\.cells) == [["a", ""], ["", ""], ["", "b"]])
  }

  @Test func whatIsNotOfTheStandardIsReadOnAndTold() {
    let table = rows("a\"b,c\n\"d\"e,f\ng,\"h\ni,j")
    #expect(table.rows.map(\.cells) == [["a\"b", "c"], ["de", "f"], ["g", "h\ni,j"]])
    let faults = [(1, SeparatedRows.Fault.Kind.quoteInCell), (2, .afterQuote), (3, .openQuote)]
    #expect(table.faults == faults.map { SeparatedRows.Fault(line: $0, kind: $1) })
  }

  @Test func bytesThatAreNoTextHaveNoRows() {
    let table = SeparatedRows([0x61, 0x2C, 0xFF])
    #expect(table.rows.isEmpty)
    #expect(table.faults == [SeparatedRows.Fault(line: 1, kind: .notUTF8)])
  }
}
