internal import Desks
package import Reception

/// A change of a payment book as it is kept. It is made before the transaction that writes it, so that nobody waits for that.
package struct EncodedPaymentChange: Sendable {
  /// Payments on one page: few enough that erasing a participant writes little anew.
  static let paymentsOnPage = 1_000
  static let entriesOnPage = 2_000

  struct Run: Sendable {
    var id: RunID
    var revision: Int
    var created: DeskTime
    var head: [UInt8]
    /// None, unless the run is new.
    var pages: [[UInt8]]
  }

  struct Entries: Sendable {
    var first: Int
    var last: Int
    var bytes: [UInt8]
  }

  let run: Run?
  let entries: [Entries]

  package init(_ change: PaymentChange) throws {
    run = try change.run.map { run in
      Run(
        id: run.id, revision: run.revision, created: run.step(.prepared)?.at ?? DeskTime(0),
        head: try RunCode.encode(run.head, lastEntry: change.entries.last?.number ?? 0),
        pages: run.revision == 0 ? try PaymentCode.pages(of: run) : [])
    }
    entries = change.entries.parts(of: Self.entriesOnPage).compactMap { part in
      guard let first = part.first, let last = part.last else { return nil }
      return Entries(first: first.number, last: last.number, bytes: LedgerCode.encode(part))
    }
  }
}

extension PaymentCode {
  fileprivate static func pages(of run: PaymentRun) throws -> [[UInt8]] {
    let size = EncodedPaymentChange.paymentsOnPage
    return try run.payments.parts(of: size).map { try encode($0, leftOut: []) }
      + run.leftOut.parts(of: size).map { try encode([], leftOut: $0) }
  }
}

extension Array {
  fileprivate func parts(of size: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
  }
}
