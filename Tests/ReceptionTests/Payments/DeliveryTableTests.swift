import Reception
import Testing

@Suite("Tables of results")
struct DeliveryTableTests {
  private func faults(_ text: String) -> [ResultFault] {
    if case .faults(let faults) = DeliveryTable.read(Array(text.utf8), named: "x.csv") { return faults }
    return []
  }

  @Test("Amounts, minus one and nothing are read as HOPE has them")
  func quantities() throws {
    let results = try table(["a,RWF,100000,,", "b,RWF,-1,,\"no, wallet\"", "c,RWF,,,", "d,RWF,0,,", "e,RWF,5,2,"])
    #expect(
      results.results.map(\.outcome) == [
        .delivered("100000", returned: nil), .failed, .pending, .failed, .delivered("5", returned: "2"),
      ])
    #expect(results.results.map(\.line) == [2, 3, 4, 5, 6])
    #expect(results.results[1].reason == "no, wallet")
  }

  @Test("Nothing is nothing with or without the digits of its currency")
  func nothing() throws {
    let results = try table(["a,GBP,0.00,,", "b,GBP,0,0.00,", "c,RWF,-1,0,", "d,RWF,0.00,,", "e,XXX,0,,"])
    #expect(
      results.results.map(\.outcome) == [
        .failed, .failed, .failed, .delivered("0.00", returned: nil), .delivered("0", returned: nil),
      ])
    #expect(results.results.prefix(3).allSatisfy { $0.status == "failed" })
  }

  @Test("What came back of nothing is a fault", arguments: ["", "-1", "0"])
  func returnedUndelivered(_ delivered: String) {
    let text = "reference_id,currency,delivered_quantity,returned_quantity\na,RWF,\(delivered),5\n"
    #expect(faults(text) == [ResultFault(line: 2, .returnedUndelivered("5"))])
  }

  @Test("Columns may stand in any order, with others beside them, any line break and a byte order mark")
  func columns() throws {
    let text = "\u{FEFF}delivered_quantity,name,reference_id,currency\r\n5,\"a\r\nb\",x,RWF\r\n\r\n6,,y,RWF\r"
    guard case .results(let results) = DeliveryTable.read(Array(text.utf8), named: "x.csv") else {
      Issue.record("not read: \(faults(text))")
      return
    }
    #expect(results.results.map(\.endToEnd) == ["x", "y"] && results.results.map(\.line) == [2, 5])
  }

  @Test(
    "What is no such table is refused with the line",
    arguments: [
      ("", [ResultFault(line: 1, .noResults)]),
      ("reference_id,currency,delivered_quantity\n", [ResultFault(line: 1, .noResults)]),
      ("reference_id,amount\na,1\n", [ResultFault(line: 1, .columns(missing: ["currency", "delivered_quantity"]))]),
      (
        "reference_id,currency,delivered_quantity,currency\n", [ResultFault(line: 1, .repeatedColumn("currency"))]
      ),
      (
        "reference_id,currency,delivered_quantity\na,RWF\nb,RWF,1\nc,RWF,1,2\n",
        [
          ResultFault(line: 2, .cells(found: 2, expected: 3)), ResultFault(line: 4, .cells(found: 4, expected: 3)),
        ]
      ),
      (
        "reference_id,currency,delivered_quantity\n\"a,RWF,1\n",
        [ResultFault(line: 2, .malformed(found: "a quote without an end", expected: "a closing quote"))]
      ),
      (
        "reference_id,currency,delivered_quantity\na\"b,RWF,1\n",
        [ResultFault(line: 2, .malformed(found: "a quote in a cell", expected: "the cell in quotes"))]
      ),
      (
        "reference_id,currency,delivered_quantity\n\"a\"b,RWF,1\n",
        [
          ResultFault(
            line: 2, .malformed(found: "something after a closing quote", expected: "a comma or the end of the line"))
        ]
      ),
    ])
  func refused(_ text: String, _ expected: [ResultFault]) {
    #expect(faults(text) == expected)
  }

  @Test("Bytes that are no text are refused")
  func notText() {
    #expect(DeliveryTable.read([0xFF, 0xFE, 0x41], named: "x") == .faults([ResultFault(line: 1, .notUTF8)]))
  }
}
