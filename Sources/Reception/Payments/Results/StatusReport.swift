internal import Desks
internal import Register

/// A customer payment status report, `pain.002` of ISO 20022, in any of its versions: what a bank says became of a file.
package enum StatusReport {
  /// What each status says of a payment (the external code list of payment transaction statuses). Settled on the side of
  /// the payer is as much as a bank says before the money is looked for.
  package static let statuses: [String: PaymentResult.Outcome] = [
    "RCVD": .pending, "ACTC": .pending, "ACCP": .pending, "ACSP": .pending, "ACWC": .pending, "ACWP": .pending,
    "PATC": .pending, "PART": .pending, "PDNG": .pending, "ACFC": .pending,
    "ACSC": .paid, "ACCC": .paid, "RJCT": .rejected, "CANC": .rejected,
  ]

  /// Reasons of a rejection that say that the bank has the file, group or payment already (the external code list of status
  /// reasons). What it has is paid or not; its dues must not be paid by another run meanwhile.
  package static let duplicateReasons: Set<String> = ["AM05", "DU01", "DU02", "DU03", "DU04", "DU05"]

  /// Forty for each of 50,000 payments. Ours come back with about twelve.
  package static let mostElements = 2_000_000

  /// All that the file says, or all that is wrong with it.
  package static func read(_ bytes: [UInt8], mostElements: Int = StatusReport.mostElements) -> ReadResults {
    do throws(ResultFault) {
      var reading = Reading()
      let document = try XMLReader.document(bytes, mostElements: mostElements)
      try reading.read(document)
      return reading.faults.isEmpty ? .results(try reading.results(in: document)) : .faults(reading.faults)
    } catch {
      return .faults([error])
    }
  }

  /// A file on its way into results.
  private struct Reading {
    var faults: [ResultFault] = []
    private var source = ""
    private var original: PaymentResults.Original?
    private var written: DeskTime?
    private var day: PaymentResults.Day?
    private var payments: [PaymentResult] = []
    private var others: PaymentResult?

    mutating func read(_ document: XMLNode) throws(ResultFault) {
      let namespace = document.attribute(document.prefix.isEmpty ? "xmlns" : "xmlns:\(document.prefix)") ?? ""
      guard document.name == "Document", namespace.hasPrefix("urn:iso:std:iso:20022:tech:xsd:pain.002.001.") else {
        throw ResultFault(
          line: document.line,
          .malformed(
            found: "a “\(document.name)” of “\(namespace)”", expected: "a Document of pain.002.001, a status report"))
      }
      let report = try document.required("CstmrPmtStsRpt")
      let header = try report.required("GrpHdr")
      source = try header.required("MsgId").text
      let created = try header.required("CreDtTm")
      guard let time = DeskTime(dateAndTime: created.text) else {
        throw ResultFault(
          line: created.line,
          .malformed(found: "“\(created.text.prefix(40))”", expected: "a day and time: 2026-11-01T09:30:00Z"))
      }
      written = time
      day = (try? DateParsing.day(String(created.text.prefix(10)))).map { .init($0, line: created.line) }
      let group = try report.required("OrgnlGrpInfAndSts")
      let message = try group.required("OrgnlMsgId")
      original = .init(messageID: message.text, line: message.line)
      others = status(of: group, named: "GrpSts", payment: "")
      for information in report.all("OrgnlPmtInfAndSts") { readGroup(information) }
    }

    /// Our files have one group of payments, so that its status is one of the file.
    private mutating func readGroup(_ information: XMLNode) {
      if let status = status(of: information, named: "PmtInfSts", payment: "") { others = status }
      for transaction in information.all("TxInfAndSts") {
        guard let id = transaction.first("OrgnlEndToEndId") else {
          faults.append(ResultFault(line: transaction.line, .missing("OrgnlEndToEndId")))
          continue
        }
        let named = status(of: transaction, named: "TxSts", payment: id.text)
        guard var result = named ?? others else {
          if transaction.first("TxSts") == nil { faults.append(ResultFault(line: transaction.line, .missing("TxSts"))) }
          continue
        }
        // With a file that the bank knew already nothing of it is new.
        if result.outcome == .rejected, let others, others.outcome == .duplicate {
          (result.outcome, result.reason) = (.duplicate, result.reason ?? others.reason)
        }
        result.line = transaction.line
        result.endToEnd = id.text
        if let amount = transaction.at("OrgnlTxRef", "Amt", "InstdAmt") {
          result.amount = amount.text
          result.currency = amount.attribute("Ccy")
        }
        payments.append(result)
      }
    }

    /// `nil` when there is none, and when it is no status, which is a fault.
    private mutating func status(of node: XMLNode, named name: String, payment: String) -> PaymentResult? {
      guard let status = node.first(name) else { return nil }
      guard let outcome = StatusReport.statuses[status.text] else {
        faults.append(ResultFault(line: status.line, .unknownStatus(status.text)))
        return nil
      }
      let isKnown = outcome == .rejected && !StatusReport.duplicateReasons.isDisjoint(with: reasonCodes(in: node))
      return PaymentResult(
        line: node.line, endToEnd: payment, outcome: isKnown ? .duplicate : outcome, status: status.text,
        reason: reason(in: node))
    }

    private func reasonCodes(in node: XMLNode) -> [String] {
      node.all("StsRsnInf").flatMap { information in
        ["Cd", "Prtry"].compactMap { information.at("Rsn", $0)?.text }
      }
    }

    /// `AC04`, `AC04 account closed`: codes first, then what the bank adds, at most 200 characters.
    private func reason(in node: XMLNode) -> String? {
      let parts = node.all("StsRsnInf").flatMap { information in
        [information.at("Rsn", "Cd")?.text, information.at("Rsn", "Prtry")?.text].compactMap(\.self)
          + information.all("AddtlInf").map(\.text)
      }
      let text = parts.filter { !$0.isEmpty }.joined(separator: " ")
      return text.isEmpty ? nil : String(text.prefix(200))
    }

    func results(in document: XMLNode) throws(ResultFault) -> PaymentResults {
      guard !payments.isEmpty || others != nil else { throw ResultFault(line: document.line, .noResults) }
      return PaymentResults(
        source: source, original: original, written: written, day: day, results: payments, others: others)
    }
  }
}

extension XMLNode {
  fileprivate func required(_ name: String) throws(ResultFault) -> XMLNode {
    guard let child = first(name) else { throw ResultFault(line: line, .missing("\(name) in \(self.name)")) }
    return child
  }
}
