import Casework
import DeskSQLite
import Desks
import Reception
import ReceptionWork
import Register
import TestDesks
import Testing

/// A file of results that is wrong in any way is refused with its lines, and nothing of it is kept: the book, its runs, the
/// ledger and the log are the same bytes as before.
@Suite("Bad files of results at the desk")
struct BadResultsTests {
  private static let header = "reference_id,currency,delivered_quantity"

  /// Each with one good line before what is wrong; `ID` and `RUN` stand for those of a run that was sent.
  private static let files: [(name: String, text: String, line: Int)] = [
    ("a currency that is another", "\(header)\nID,RWF,100000\nID2,USD,100000\n", 3),
    ("an amount that is none", "\(header)\nID,RWF,100000\nID2,RWF,much\n", 3),
    ("more than was sent", "\(header)\nID,RWF,100000\nID2,RWF,100001\n", 3),
    ("a payment of nobody", "\(header)\nID,RWF,100000\nnobody,RWF,1\n", 3),
    ("a payment twice", "\(header)\nID,RWF,100000\nID,RWF,100000\n", 3),
    ("a cell too few", "\(header)\nID,RWF,100000\nID2,RWF\n", 3),
    ("a quote without an end", "\(header)\nID,RWF,100000\n\"ID2,RWF,100000\n", 3),
    ("a column that is missing", "reference_id,currency\nID,RWF\n", 1),
    ("a table without a line", "\(header)\n", 1),
    ("XML that ends in the middle", "<?xml version=\"1.0\"?>\n<Document><CstmrPmtStsRpt>\n", 3),
    ("a document type", "<?xml version=\"1.0\"?>\n<!DOCTYPE d [<!ENTITY e \"x\">]>\n<Document/>\n", 2),
    ("XML of something else", "<?xml version=\"1.0\"?>\n<html/>\n", 2),
    ("a report for another run", report("ID", "ACSC", of: "another"), 3),
    ("a status that there is not", report("ID", "FINE", of: "RUN"), 6),
    ("a report of nobody", report("nobody", "ACSC", of: "RUN"), 6),
  ]

  private static func report(_ id: String, _ status: String, of run: String) -> String {
    """
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
    <GrpHdr><MsgId>S-7</MsgId><CreDtTm>2027-01-15T09:00:00Z</CreDtTm></GrpHdr>
    <OrgnlGrpInfAndSts><OrgnlMsgId>\(run)</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts>
    <OrgnlPmtInfAndSts>
    <OrgnlPmtInfId>\(run)-1</OrgnlPmtInfId>
    <TxInfAndSts><OrgnlEndToEndId>\(id)</OrgnlEndToEndId><TxSts>\(status)</TxSts></TxInfAndSts>
    </OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>
    """
  }

  private static func bytes(_ text: String, of run: PaymentRun) -> [UInt8] {
    Array(
      text.replacing("ID2", with: run.payments[1].id.endToEnd).replacing("ID", with: run.payments[0].id.endToEnd)
        .replacing("RUN", with: run.id.text).utf8)
  }

  @Test("Nothing of it is booked, and each line that is wrong is named")
  func refused() async throws {
    let world = try ReceptionWorld()
    let approver = try world.test.member(.approver)
    for number in 1...2 { try await world.owed("R-\(number)", number: "+25078800000\(number)") }
    try await world.fund()
    let run = try await world.exported(by: approver)
    #expect(run.payments.count == 2)
    let before = try BrokenTransaction.kept(world.test.database, andLog: true)
    var files = Self.files.map { (name: $0.name, bytes: Self.bytes($0.text, of: run), line: $0.line) }
    files.append((name: "bytes that are no text", bytes: Array("\(Self.header)\n".utf8) + [0xFF, 0xFE], line: 1))
    files.append((name: "nothing", bytes: [], line: 1))
    for file in files {
      let refusal = try await ReceptionWorld.refusal {
        _ = try await world.reception.book(results: file.bytes, named: "r", of: run.id, by: approver)
      }
      guard case .results(let faults)? = refusal else {
        Issue.record("\(file.name): \(String(describing: refusal))")
        continue
      }
      #expect(
        faults.contains { $0.line == file.line }, "\(file.name): lines \(faults.map(\.line)), \(faults.map(\.found))")
      #expect(faults.allSatisfy { !$0.found.isEmpty && !$0.expected.isEmpty }, "\(file.name)")
      #expect(try BrokenTransaction.kept(world.test.database, andLog: true) == before, "\(file.name) left something")
    }
  }

  @Test("A status report of the bank is booked, payment by payment")
  func statusReport() async throws {
    let world = try ReceptionWorld()
    let approver = try world.test.member(.approver)
    for number in 1...2 { try await world.owed("R-\(number)", number: "+25078800000\(number)") }
    try await world.fund()
    let run = try await world.exported(by: approver)
    let text = Self.report("ID", "ACSC", of: "RUN")
      .replacing(
        "</TxSts></TxInfAndSts>",
        with:
          "</TxSts></TxInfAndSts>\n<TxInfAndSts><OrgnlEndToEndId>ID2</OrgnlEndToEndId><TxSts>RJCT</TxSts></TxInfAndSts>"
      )
    _ = try await world.reception.book(results: Self.bytes(text, of: run), named: "r.xml", of: run.id, by: approver)
    let view = try await world.reception.run(run.id, by: approver)
    #expect(view.statuses == [.paid, .failed])
  }
}
