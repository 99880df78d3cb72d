import Reception
import Register
import Testing

@Suite("Status reports of a bank")
struct StatusReportTests {
  private static let id = InstructionID(Payments.run(1), 1).endToEnd

  /// A report with so much in place of the transactions.
  static func report(
    _ inside: String, group: String = "", message: String = "\(Payments.run(1))",
    created: String = "2026-02-17T08:00:00Z"
  ) -> [UInt8] {
    Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10">
      <CstmrPmtStsRpt>
      <GrpHdr><MsgId>STATUS-7</MsgId><CreDtTm>\(created)</CreDtTm></GrpHdr>
      <OrgnlGrpInfAndSts><OrgnlMsgId>\(message)</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>\(group)</OrgnlGrpInfAndSts>
      <OrgnlPmtInfAndSts><OrgnlPmtInfId>\(message)-1</OrgnlPmtInfId>
      \(inside)
      </OrgnlPmtInfAndSts>
      </CstmrPmtStsRpt>
      </Document>
      """.utf8)
  }

  static func transaction(_ id: String, _ status: String, _ more: String = "") -> String {
    "<TxInfAndSts><OrgnlEndToEndId>\(id)</OrgnlEndToEndId><TxSts>\(status)</TxSts>\(more)</TxInfAndSts>"
  }

  private func faults(_ bytes: [UInt8]) -> [ResultFault] {
    if case .faults(let faults) = StatusReport.read(bytes) { return faults }
    return []
  }

  private func results(_ bytes: [UInt8]) throws -> PaymentResults {
    guard case .results(let results) = StatusReport.read(bytes) else {
      Issue.record("not read: \(faults(bytes))")
      throw PaymentRefusal.nothingNew
    }
    return results
  }

  @Test("Each status says something of the payment", arguments: Array(StatusReport.statuses))
  func statuses(_ status: String, _ outcome: PaymentResult.Outcome) throws {
    let results = try results(Self.report(Self.transaction(Self.id, status)))
    #expect(results.day == .init(Payments.day.advanced(by: 1), line: 4))
    #expect(results.source == "STATUS-7" && results.original == .init(messageID: "\(Payments.run(1))", line: 5))
    #expect(
      results.results == [
        PaymentResult(
          line: 7, endToEnd: Self.id, outcome: outcome, status: status)
      ])
  }

  @Test("Reason, amount and currency are read, and references to characters in them")
  func details() throws {
    let more = """
      <StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>closed &amp; empty&#33;</AddtlInf></StsRsnInf>
      <OrgnlTxRef><Amt><InstdAmt Ccy="RWF">100000</InstdAmt></Amt></OrgnlTxRef>
      """
    let result = try #require(try results(Self.report(Self.transaction(Self.id, "RJCT", more))).results.first)
    #expect(result.reason == "AC04 closed & empty!" && result.amount == "100000" && result.currency == "RWF")
    #expect(result.outcome == .rejected)
  }

  @Test("A status of the group holds for what is not named")
  func group() throws {
    let rejected = try results(Self.report("", group: "<GrpSts>RJCT</GrpSts>"))
    #expect(rejected.others?.outcome == .rejected && rejected.results.isEmpty)
    let information = try results(Self.report("<PmtInfSts>ACSC</PmtInfSts>", group: "<GrpSts>ACCP</GrpSts>"))
    #expect(information.others?.outcome == .paid)
  }

  private static func reason(_ code: String) -> String { "<StsRsnInf><Rsn><Cd>\(code)</Cd></Rsn></StsRsnInf>" }

  @Test(
    "A rejection of what the bank has already says nothing of the payment",
    arguments: Array(StatusReport.duplicateReasons))
  func duplicates(_ code: String) throws {
    let reason = Self.reason(code)
    let whole = try results(Self.report("", group: "<GrpSts>RJCT</GrpSts>\(reason)"))
    #expect(whole.others?.outcome == .duplicate && whole.others?.reason == code)
    let group = try results(Self.report("<PmtInfSts>RJCT</PmtInfSts>\(reason)"))
    #expect(group.others?.outcome == .duplicate)
    let one = try results(Self.report(Self.transaction(Self.id, "RJCT", reason)))
    #expect(one.results.map(\.outcome) == [.duplicate] && one.results.map(\.status) == ["RJCT"])
    // The reason of the whole holds for what is named without one.
    let named = try results(
      Self.report(Self.transaction(Self.id, "RJCT"), group: "<GrpSts>RJCT</GrpSts>\(reason)"))
    #expect(named.results.map(\.outcome) == [.duplicate] && named.results.map(\.reason) == [code])
    let other = try results(Self.report(Self.transaction(Self.id, "RJCT", Self.reason("AC04"))))
    #expect(other.results.map(\.outcome) == [.rejected])
    let settled = try results(Self.report(Self.transaction(Self.id, "ACSC", reason)))
    #expect(settled.results.map(\.outcome) == [.paid])
  }

  @Test("Prefixes of names are as good as none")
  func prefixes() throws {
    let text = String(decoding: Self.report(Self.transaction(Self.id, "ACSC")), as: UTF8.self)
      .replacing("xmlns=", with: "xmlns:p=").replacing("</", with: "</p:")
      .replacing(/<([A-Z])/) { "<p:\($0.1)" }
    #expect(try results(Array(text.utf8)).results.map(\.outcome) == [.paid])
  }

  @Test("An unknown status is a fault at its line, and all of them are found")
  func unknown() {
    let inside = [Self.transaction(Self.id, "NICE"), "<TxInfAndSts><TxSts>ACSC</TxSts></TxInfAndSts>"]
    let faults = faults(Self.report(inside.joined(separator: "\n")))
    #expect(
      faults == [ResultFault(line: 7, .unknownStatus("NICE")), ResultFault(line: 8, .missing("OrgnlEndToEndId"))])
  }

  @Test(
    "A document that could reach out, grow or be read in two ways is refused",
    arguments: [
      ("<!DOCTYPE Document [<!ENTITY a \"b\">]><Document/>", "a document type"),
      ("<!DOCTYPE Document SYSTEM \"file:///etc/passwd\"><Document/>", "a document type"),
      ("<Document>&a;</Document>", "the entity “&a;”"),
      ("<Document>&#0;</Document>", "the entity “&#0;”"),
      ("<Document>&#xD800;</Document>", "the entity “&#xD800;”"),
      ("<Document>& </Document>", "“&” without “;”"),
      ("<?xml-stylesheet href=\"x\"?><Document/>", "a processing instruction"),
      ("<Document><?php ?></Document>", "a processing instruction"),
      ("<?xml version=\"1.0\" encoding=\"UTF-16\"?><Document/>", "another encoding"),
      ("<Document><a></b></Document>", "“</b>”"),
      ("<Document><a>", "the end of the file in “a”"),
      ("<Document a=\"1\" a=\"2\"/>", "the attribute “a” twice"),
      ("<Document a=1/>", "the attribute “a” without quotes"),
      ("<Document a=\"<\"/>", "“<” in an attribute"),
      ("<Document/><Document/>", "something after the document"),
      ("text", "a text"),
      ("", "a text"),
      ("<Document>\u{1}</Document>", "a control character"),
      ("<Document><!-- a -- b --></Document>", "a comment without an end"),
      ("<Document><![CDATA[ a </Document>", "data without an end"),
      ("<>", "a tag without a name"),
      ("</Document>", "a closing tag that nothing opened"),
      ("<!-- a --></Document>", "a closing tag that nothing opened"),
      ("<![CDATA[a]]>", "a declaration"),
    ])
  func refused(_ text: String, _ found: String) {
    #expect(faults(Array(text.utf8)).map(\.found) == [found])
  }

  @Test("Depth has an end, at which nothing is lost")
  func depth() {
    let deep = String(repeating: "<a>", count: 100_000)
    #expect(faults(Array(deep.utf8)).map(\.found) == ["elements in elements, more than 32 deep"])
    #expect(faults([0x3C, 0xFF, 0x3E]) == [ResultFault(line: 1, .notUTF8)])
  }

  @Test("Elements and their attributes have an end")
  func ends() {
    let attributes = { (count: Int) in (1...count).map { " a\($0)=\"\"" }.joined() }
    #expect(
      faults(Array("<Document\(attributes(33))/>".utf8)).map(\.found) == ["an element with more than 32 attributes"])
    #expect(faults(Array("<Document\(attributes(32))/>".utf8)).map(\.found) == ["a “Document” of “”"])
    let whole = Self.report(Self.transaction(Self.id, "ACSC"))
    // Document, CstmrPmtStsRpt, three of the header, three of the group, two of its payments and three of one.
    #expect(
      StatusReport.read(whole, mostElements: 12)
        == .faults([
          ResultFault(line: 7, .malformed(found: "more than 12 elements", expected: "a file for each run"))
        ]))
    guard case .results = StatusReport.read(whole, mostElements: 13) else {
      Issue.record("thirteen elements were not read")
      return
    }
  }

  @Test("Another message is not taken for a report")
  func otherMessage() {
    let text = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"/>"
    #expect(faults(Array(text.utf8)).map(\.line) == [1])
    #expect(faults(Self.report("")).map(\.kind) == [.noResults])
    #expect(faults(Self.report("", created: "yesterday")).map(\.found) == ["“yesterday”"])
  }

  @Test("A report cut off anywhere is refused, and one with any byte changed never stops the program")
  func mutations() {
    let whole = Self.report(
      Self.transaction(Self.id, "ACSC", "<!-- x --><StsRsnInf><Rsn><Cd>A&amp;</Cd></Rsn></StsRsnInf>"))
    for length in 0..<whole.count { #expect(faults(Array(whole[..<length])) != []) }
    for place in whole.indices {
      for byte: UInt8 in [0, 0x20, 0x22, 0x26, 0x3C, 0x3E, 0x41, 0x80, 0xFF] {
        var changed = whole
        changed[place] = byte
        switch StatusReport.read(changed) {
        case .faults(let faults): #expect(!faults.isEmpty)
        case .results(let results): #expect(results.results.count <= 1)
        }
      }
    }
  }
}
