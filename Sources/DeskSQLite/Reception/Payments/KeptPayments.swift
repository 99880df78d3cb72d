internal import Desks
package import Reception

/// The payments of an organisation as they were read in one snapshot, opened and not yet understood: that takes longer, and
/// needs no connection.
package struct KeptPayments: Sendable {
  struct Run: Sendable {
    var id: RunID
    var revision: Int
    var head: [UInt8]
    var pages: [[UInt8]]
  }

  /// How many changes there were.
  package let version: Int
  let organisation: OrganisationID
  let runs: [Run]
  let entries: [(first: Int, bytes: [UInt8])]

  /// Throws `DeskFault.damaged` where ledger and runs do not tell the same, or break the rules of a ledger.
  package func book() throws -> PaymentBook {
    var ledger = Ledger()
    for page in entries {
      let context = SealContext.entries(of: organisation.text, from: page.first)
      let entries = try LedgerCode.decode(page.bytes, context: context)
      do throws(LedgerFault) {
        try ledger.append(entries)
      } catch { throw DeskFault.damaged("\(context): \(error.found); expected \(error.expected)") }
    }
    let runs = try runs.map { try read($0, ledger) }
    do throws(BookFault) {
      return try PaymentBook(ledger: ledger, runs: runs)
    } catch { throw DeskFault.damaged("payments: \(error.found); expected \(error.expected)") }
  }

  private func read(_ run: Run, _ ledger: Ledger) throws -> PaymentRun {
    let (head, lastEntry) = try RunCode.decode(
      run.head, of: run.id, revision: run.revision,
      context: SealContext.run(run.id.text, revision: run.revision))
    var payments: [PaymentInstruction] = []
    var leftOut: [LeftOut] = []
    for (place, bytes) in run.pages.enumerated() {
      let page = try PaymentCode.decode(
        bytes, of: run.id, context: SealContext.payments(ofRun: run.id.text, page: place + 1))
      payments += page.payments
      leftOut += page.leftOut
    }
    // Entries that were written with a step are there, and whatever refers to a payment does so by its place.
    guard lastEntry < ledger.next, payments.count == head.sums.count,
      payments.enumerated().allSatisfy({ $1.id.number == $0 + 1 })
    else {
      throw DeskFault.damaged(SealContext.run(run.id.text, revision: run.revision))
    }
    return PaymentRun(head, payments: payments, leftOut: leftOut)
  }
}
