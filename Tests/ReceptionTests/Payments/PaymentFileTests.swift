import Desks
import Foundation
import Kleene
import Programs
import Reception
import Register
import Testing

@Suite("Files for banks and operators")
struct PaymentFileTests {
  private let run = Payments.run(1)

  private func transfer(_ candidates: [PaymentCandidate]) throws -> PaymentFile {
    var book = try Payments.book()
    return try book.sent(run, candidates, Payments.terms(Payments.bank())).file()
  }

  private func candidate(_ number: Int, _ channel: PaymentChannel, _ amount: Int = 100_000) throws -> PaymentCandidate {
    PaymentCandidate(try Payments.due(number, amount), consent: .true, channel: channel)
  }

  @Test("A transfer names its parties, sums and ids as pain.001.001.09 has them")
  func transferText() throws {
    let iban = PaymentChannel.bankAccount(
      try BankAccount(number: "DE89370400440532013000", bank: "XAAADEFF", holder: "A & <B> \"C\""))
    let file = try transfer([candidate(1, Payments.account(1)), candidate(2, iban, 50_000)])
    #expect(file.name == "\(run).xml" && file.mediaType == "application/xml")
    #expect(
      String(decoding: file.bytes, as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
          <CstmrCdtTrfInitn>
            <GrpHdr>
              <MsgId>\(run)</MsgId>
              <CreDtTm>2026-02-16T12:00:00Z</CreDtTm>
              <NbOfTxs>2</NbOfTxs>
              <CtrlSum>150000</CtrlSum>
              <InitgPty>
                <Nm>Reception &amp; &lt;Co&gt;</Nm>
              </InitgPty>
            </GrpHdr>
            <PmtInf>
              <PmtInfId>\(run)-1</PmtInfId>
              <PmtMtd>TRF</PmtMtd>
              <NbOfTxs>2</NbOfTxs>
              <CtrlSum>150000</CtrlSum>
              <ReqdExctnDt>
                <Dt>2026-02-18</Dt>
              </ReqdExctnDt>
              <Dbtr>
                <Nm>Reception &amp; &lt;Co&gt;</Nm>
              </Dbtr>
              <DbtrAcct>
                <Id>
                  <IBAN>GB82WEST12345698765432</IBAN>
                </Id>
                <Ccy>RWF</Ccy>
              </DbtrAcct>
              <DbtrAgt>
                <FinInstnId>
                  <BICFI>XAAAGB2L</BICFI>
                </FinInstnId>
              </DbtrAgt>
              <ChrgBr>DEBT</ChrgBr>
              <CdtTrfTxInf>
                <PmtId>
                  <InstrId>\(run)-00000001</InstrId>
                  <EndToEndId>\(run)-00000001</EndToEndId>
                </PmtId>
                <Amt>
                  <InstdAmt Ccy="RWF">100000</InstdAmt>
                </Amt>
                <CdtrAgt>
                  <FinInstnId>
                    <BICFI>XAAARWRW</BICFI>
                  </FinInstnId>
                </CdtrAgt>
                <Cdtr>
                  <Nm>Participant 1</Nm>
                </Cdtr>
                <CdtrAcct>
                  <Id>
                    <Othr>
                      <Id>4000-1</Id>
                    </Othr>
                  </Id>
                </CdtrAcct>
                <RmtInf>
                  <Ustrd>Welcome programme, month 1</Ustrd>
                </RmtInf>
              </CdtTrfTxInf>
              <CdtTrfTxInf>
                <PmtId>
                  <InstrId>\(run)-00000002</InstrId>
                  <EndToEndId>\(run)-00000002</EndToEndId>
                </PmtId>
                <Amt>
                  <InstdAmt Ccy="RWF">50000</InstdAmt>
                </Amt>
                <CdtrAgt>
                  <FinInstnId>
                    <BICFI>XAAADEFF</BICFI>
                  </FinInstnId>
                </CdtrAgt>
                <Cdtr>
                  <Nm>A &amp; &lt;B&gt; &quot;C&quot;</Nm>
                </Cdtr>
                <CdtrAcct>
                  <Id>
                    <IBAN>DE89370400440532013000</IBAN>
                  </Id>
                </CdtrAcct>
                <RmtInf>
                  <Ustrd>Welcome programme, month 1</Ustrd>
                </RmtInf>
              </CdtTrfTxInf>
            </PmtInf>
          </CstmrCdtTrfInitn>
        </Document>

        """)
  }

  @Test("The schema of ISO 20022 takes transfers, with any name that a channel takes", .enabled(if: Schema.isThere))
  func schema() throws {
    let holders = ["Participant", "Ö ŋ ‹ü› 😀", "a&b<c>d\"e'f", String(repeating: "W", count: 140), "]]>"]
    let candidates = try (1...300).map { number in
      let account = try BankAccount(
        number: number.isMultiple(of: 3) ? "DE89370400440532013000" : "4000-\(number)",
        bank: number.isMultiple(of: 2) ? "XAAARWRW" : "XAAARWRW001", holder: holders[number % holders.count])
      return try candidate(number, .bankAccount(account), number)
    }
    let complaints = try Schema.complaints(about: transfer(candidates).bytes)
    #expect(complaints == "")
    // The validator is there and looks.
    let broken = String(decoding: try transfer(candidates).bytes, as: UTF8.self).replacing("TRF", with: "GIFT")
    #expect(try Schema.complaints(about: Array(broken.utf8)) != "")
  }

  @Test("Every id of a file is its own, within 35 letters, digits and hyphens")
  func ids() throws {
    var ids: Set<String> = []
    var references: Set<String> = []
    for run in 1...20 {
      for number in [1, 2, 3, 255, 256, 70_000, InstructionID.mostNumber] {
        let id = InstructionID(Payments.run(run), number)
        #expect(id.endToEnd.utf8.count <= 35 && id.endToEnd.contains(/^[a-z2-7]{26}-[0-9]{8}$/))
        #expect(InstructionID(endToEnd: id.endToEnd) == id)
        #expect(id.referenceUUID.contains(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/))
        ids.insert(id.endToEnd)
        references.insert(id.referenceUUID)
      }
    }
    #expect(ids.count == 140 && references.count == 140)
    for text in [
      "", "x-00000001", "\(Payments.run(1))-1", "\(Payments.run(1))-00000000", "\(Payments.run(1))-0000000a",
    ] {
      #expect(InstructionID(endToEnd: text) == nil)
    }
  }

  @Test("The control sum of a file is the sum of its lines, in a currency with a point too")
  func controlSums() throws {
    let pounds = try #require(Currency("GBP"))
    var terms = try Payments.terms(Payments.bank())
    terms.currency = pounds
    var book = PaymentBook()
    try book.commit(
      book.fund(
        Payments.programme, Money(minor: 1_000_000, pounds), source: "letter", by: Payments.preparer, on: Payments.day,
        at: Payments.noon))
    let candidates = try (1...50).map { number in
      PaymentCandidate(
        Due(Payments.key(number), on: Payments.day, amount: Money(minor: number * 7 + 1, pounds)), consent: .true,
        channel: try Payments.account(number))
    }
    let file = try book.sent(run, candidates, terms).file()
    let text = String(decoding: file.bytes, as: UTF8.self)
    let amounts = text.matches(of: /<InstdAmt Ccy="GBP">([0-9]+)\.([0-9]{2})</).compactMap { Int($0.1 + $0.2) }
    #expect(amounts.count == 50 && amounts.reduce(0, +) == file.sums.total.minor)
    #expect(text.contains("<CtrlSum>\(file.sums.total.decimal)</CtrlSum>") && file.sums.total.decimal.contains("."))
  }

  @Test("A bulk payment of mobile money is a table with the operator's fields")
  func bulkPayment() throws {
    var book = try Payments.book()
    let file = try book.sent(run, [Payments.candidate(1), Payments.candidate(2, 5)], Payments.terms()).file()
    let (one, two) = (InstructionID(run, 1), InstructionID(run, 2))
    #expect(
      String(decoding: file.bytes, as: UTF8.self)
        == [
          "externalId,amount,currency,partyIdType,partyId,payerMessage,payeeNote,referenceId",
          "\(one.endToEnd),100000,RWF,MSISDN,250700000001,\"Welcome programme, month 1\",\"Welcome programme, month 1\","
            + one.referenceUUID,
          "\(two.endToEnd),5,RWF,MSISDN,250700000002,\"Welcome programme, month 1\",\"Welcome programme, month 1\","
            + two.referenceUUID, "",
        ].joined(separator: "\r\n"))
  }

  @Test("There is no file before a run is exported")
  func noFile() throws {
    var book = try Payments.book()
    let run = try book.approved(run, [Payments.candidate(1)], Payments.terms())
    #expect(throws: PaymentRefusal.notSent(.approved)) { try run.file() }
  }

  @Test("Days and times of messages are read in any zone, and written in UTC")
  func times() {
    #expect(DeskTime(dateAndTime: "2026-02-16T12:00:00Z") == Payments.noon)
    #expect(DeskTime(dateAndTime: "2026-02-16T14:00:00.123+02:00") == Payments.noon)
    #expect(DeskTime(dateAndTime: "2026-02-16T12:00:00") == Payments.noon)
    #expect(Payments.noon.dateAndTime == "2026-02-16T12:00:00Z")
    #expect(DeskTime(-1).dateAndTime == "1969-12-31T23:59:59Z")
    for text in [
      "", "2026-02-16", "2026-02-30T12:00:00Z", "2026-02-16T24:00:00Z", "2026-02-16T12:00:00ZZ",
      "2026-02-16T12:00:00.Z", "2026-02-16T12:00:00+2:00", "2026-02-16 12:00:00",
    ] {
      #expect(DeskTime(dateAndTime: text) == nil, "\(text)")
    }
  }
}

/// The schema of ISO 20022 and libxml2's validator.
private enum Schema {
  static let path = "../shared/data/iso20022/pain.001.001.09.xsd"
  static let validator = "/usr/bin/xmllint"

  static let isThere: Bool = {
    let missing = [path, validator].filter { !FileManager.default.fileExists(atPath: $0) }
    if !missing.isEmpty {
      print("not run: the schema of pain.001.001.09, \(missing.joined(separator: ", ")) is not there")
    }
    return missing.isEmpty
  }()

  /// Empty for a valid document.
  static func complaints(about bytes: [UInt8]) throws -> String {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).xml")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let outcome = try Launch(validator, ["--noout", "--nonet", "--schema", path, file.path]).run()
    return outcome.status == 0 ? "" : "\(outcome.status): \(String(decoding: outcome.errors, as: UTF8.self))"
  }
}
