package import Casework
internal import DeskSQLite
internal import Desks
package import Reception

extension ReceptionDesk {
  /// What booking a file of results would do, with every fault. Nothing is booked.
  package func preview(
    results bytes: [UInt8], named name: String, of id: RunID, by caller: Caller
  ) async throws -> Reconciliation {
    try caller.require(.approvePayments)
    let book = try await books.book(of: caller.organisation).book
    let day = today
    let reconciliation = try await refusing {
      try await books.working {
        try book.reconcile(id, with: try Self.results(bytes, named: name), on: day)
      }
    }
    return try await desk.reading(.paymentsRead, of: id.text, by: caller) { _ in reconciliation }
  }

  /// Books all that a file of results says, or refuses it with every line that cannot be.
  package func book(
    results bytes: [UInt8], named name: String, of id: RunID, by caller: Caller
  ) async throws -> PaymentRun {
    try caller.require(.approvePayments)
    let (time, day) = (desk.now(), today)
    let results = try await refusing { try await books.working { try Self.results(bytes, named: name) } }
    let new = try await change(
      .paymentResultsBooked, of: id, by: caller, detail: { "\($0.entries.count) entries" }
    ) { try $0.book(results, for: id, by: caller.member.id, on: day, at: time) }
    return try Self.run(id, in: new)
  }

  /// A status report begins like every XML, a table never does.
  private static func results(_ bytes: [UInt8], named name: String) throws -> PaymentResults {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let first = (bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]).first { !" \t\r\n".utf8.contains($0) }
    let read =
      first == UInt8(ascii: "<")
      ? StatusReport.read(bytes) : DeliveryTable.read(bytes, named: tidied(name))
    switch read {
    case .results(let results): return results
    case .faults(let faults): throw PaymentRefusal.results(faults)
    }
  }

  /// The name of a file as the ledger keeps it: on one line, and not longer than a line.
  private static func tidied(_ name: String) -> String {
    let tidy = name.map { $0.isNewline || $0 == "\t" ? " " : $0 }.prefix(120)
    return tidy.isEmpty ? "results.csv" : String(tidy)
  }
}
