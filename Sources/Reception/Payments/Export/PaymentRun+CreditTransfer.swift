internal import Desks
internal import Register

extension PaymentRun {
  /// `MsgId`, unique among all files: the run's id.
  package var messageID: String { id.text }

  /// `PmtInfId`, of the only group of payments in the file.
  package var paymentInformationID: String { "\(id)-1" }

  /// A customer credit transfer initiation, `pain.001.001.09` of ISO 20022.
  ///
  /// Charges are borne by the programme (`DEBT`), so that what was promised arrives whole.
  func creditTransfer(from debtor: BankAccount, created: DeskTime) -> [UInt8] {
    var xml = XMLWriter()
    xml.reserve(700 * payments.count + 2_000)
    xml.element("Document", with: [("xmlns", "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09")]) { xml in
      xml.element("CstmrCdtTrfInitn") { xml in
        xml.element("GrpHdr") { xml in
          xml.element("MsgId", messageID)
          xml.element("CreDtTm", created.dateAndTime)
          xml.element("NbOfTxs", String(sums.count))
          xml.element("CtrlSum", sums.total.decimal)
          xml.element("InitgPty") { $0.element("Nm", debtor.holder) }
        }
        xml.element("PmtInf") { xml in
          xml.element("PmtInfId", paymentInformationID)
          xml.element("PmtMtd", "TRF")
          xml.element("NbOfTxs", String(sums.count))
          xml.element("CtrlSum", sums.total.decimal)
          xml.element("ReqdExctnDt") { $0.element("Dt", terms.executionDay.description) }
          xml.element("Dbtr") { $0.element("Nm", debtor.holder) }
          xml.element("DbtrAcct") { $0.account(debtor, terms.currency) }
          xml.element("DbtrAgt") { $0.agent(debtor) }
          xml.element("ChrgBr", "DEBT")
          for payment in payments { xml.transfer(payment, terms.message) }
        }
      }
    }
    return xml.bytes
  }
}

extension XMLWriter {
  /// Mobile numbers have no place in a file of transfers; `prepare` takes none into a run that is paid from an account.
  fileprivate mutating func transfer(_ payment: PaymentInstruction, _ message: String) {
    guard case .bankAccount(let account)? = payment.channel else { return }
    element("CdtTrfTxInf") { xml in
      xml.element("PmtId") { xml in
        xml.element("InstrId", payment.id.endToEnd)
        xml.element("EndToEndId", payment.id.endToEnd)
      }
      xml.element("Amt") {
        $0.element("InstdAmt", payment.amount.decimal, with: [("Ccy", payment.amount.currency.code)])
      }
      xml.element("CdtrAgt") { $0.agent(account) }
      xml.element("Cdtr") { $0.element("Nm", account.holder) }
      xml.element("CdtrAcct") { $0.account(account, nil) }
      xml.element("RmtInf") { $0.element("Ustrd", message) }
    }
  }

  fileprivate mutating func agent(_ account: BankAccount) {
    element("FinInstnId") { $0.element("BICFI", account.bank.text) }
  }

  fileprivate mutating func account(_ account: BankAccount, _ currency: Currency?) {
    element("Id") { xml in
      switch account.number {
      case .iban(let iban): xml.element("IBAN", iban.text)
      case .other(let number): xml.element("Othr") { $0.element("Id", number) }
      }
    }
    if let currency { element("Ccy", currency.code) }
  }
}
