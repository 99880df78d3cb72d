package import Register

/// A line of a file of results that cannot be booked, and why. With one of them nothing of the file is.
package struct ResultFault: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    // The file as a file.
    case tooLarge(bytes: Int, most: Int)
    case notUTF8
    case malformed(found: String, expected: String)
    case missing(String)
    case unknownStatus(String)
    case columns(missing: [String])
    case repeatedColumn(String)
    case cells(found: Int, expected: Int)
    case noResults
    // What it says, held against the run.
    case otherMessage(String, expected: String)
    case unknownPayment(String)
    case otherRun(RunID)
    case repeatedPayment(firstLine: Int)
    case notAnAmount(MoneyFault)
    case otherAmount(Money, expected: Money)
    case otherCurrency(String, expected: Currency)
    case moreThanInstructed(Money, instructed: Money)
    case moreReturned(Money, delivered: Money)
    /// Something came back of what was not delivered.
    case returnedUndelivered(String)
    /// Before the run was sent, or after today.
    case otherDay(CivilDate, from: CivilDate, to: CivilDate)
    /// Less delivered than an earlier file said.
    case lessThanBefore(before: Money)
    /// It was believed to have failed, and its due was paid or sent again since.
    case paidElsewhere
  }

  package var line: Int
  package var kind: Kind

  package init(line: Int, _ kind: Kind) {
    self.line = line
    self.kind = kind
  }

  package var found: String {
    switch kind {
    case .tooLarge(let bytes, _): "\(bytes) bytes"
    case .notUTF8: "bytes that are no text"
    case .malformed(let found, _): found
    case .missing(let name): "no \(name)"
    case .unknownStatus(let status): "the status “\(status.prefix(40))”"
    case .columns(let missing): "no column \(missing.joined(separator: ", "))"
    case .repeatedColumn(let name): "the column “\(name.prefix(40))” twice"
    case .cells(let found, _): counted(found, "cell")
    case .noResults: "no result"
    case .otherMessage(let id, _): "results for the message “\(id.prefix(40))”"
    case .unknownPayment(let id): "the payment “\(id.prefix(40))”"
    case .otherRun(let id): "a payment of the run \(id)"
    case .repeatedPayment: "the same payment again"
    case .notAnAmount(let fault): fault.found
    case .otherAmount(let amount, _): "\(amount) instructed"
    case .otherCurrency(let code, _): "“\(code.prefix(40))”"
    case .moreThanInstructed(let amount, _): "\(amount) delivered"
    case .moreReturned(let amount, _): "\(amount) returned"
    case .returnedUndelivered(let text): "“\(text.prefix(40))” returned where nothing was delivered"
    case .otherDay(let day, _, _): "the day \(day)"
    case .lessThanBefore: "less delivered than before"
    case .paidElsewhere: "a delivery of what had been reported as failed"
    }
  }

  package var expected: String {
    switch kind {
    case .tooLarge(_, let most): "at most \(most)"
    case .notUTF8: "a text in UTF-8"
    case .malformed(_, let expected): expected
    case .missing(let name): "a \(name)"
    case .unknownStatus: "one of \(StatusReport.statuses.keys.sorted().joined(separator: ", "))"
    case .columns: "the columns \(DeliveryTable.required.joined(separator: ", "))"
    case .repeatedColumn: "each column once"
    case .cells(_, let expected): counted(expected, "cell")
    case .noResults: "at least one"
    case .otherMessage(_, let expected): "results for \(expected)"
    case .unknownPayment: "a payment of this run"
    case .otherRun: "a payment of this run"
    case .repeatedPayment(let line): "each payment once; it is on line \(line) already"
    case .notAnAmount(let fault): fault.expected
    case .otherAmount(_, let expected): "\(expected)"
    case .otherCurrency(_, let expected): "\(expected)"
    case .moreThanInstructed(_, let instructed): "at most \(instructed), which was instructed"
    case .moreReturned(_, let delivered): "at most \(delivered), which was delivered"
    case .returnedUndelivered: "what was delivered, beside what of it came back"
    case .otherDay(_, let from, let to): "a day from \(from) to \(to)"
    case .lessThanBefore(let before): "at least \(before), which an earlier file said was delivered"
    case .paidElsewhere: "no delivery: the due was paid or sent again since"
    }
  }

  package var remedy: String {
    switch kind {
    case .tooLarge: "Import the results of each run from a file of its own."
    case .notUTF8: "Save the file as UTF-8."
    case .malformed, .missing, .unknownStatus, .noResults: "Ask the provider for the file again."
    case .columns, .repeatedColumn, .cells: "Correct the table."
    case .otherMessage, .otherRun: "Import the line or file at the run it is for."
    case .unknownPayment: "Ask the provider what the line is for."
    case .repeatedPayment: "Keep the line that holds."
    case .notAnAmount, .otherAmount, .otherCurrency, .moreThanInstructed: "Ask the provider what was paid."
    case .returnedUndelivered: "Write how much was delivered, or leave what came back empty."
    case .moreReturned: "Correct the amount that came back."
    case .otherDay: "Correct the day."
    case .lessThanBefore: "Write what came back as returned, and leave what was delivered."
    case .paidElsewhere: "Ask the provider at once: somebody may have been paid twice."
    }
  }
}
