package import Casework
internal import DeskSQLite
internal import Desks
package import Reception

extension ReceptionDesk {
  /// The payment book of the caller's organisation, for whatever counts in it.
  package func paymentBook(by caller: Caller) async throws -> PaymentBook {
    try caller.require(.readPayments)
    return try await books.book(of: caller.organisation).book
  }

  /// Makes a change of the book as it is, and writes it together with its entry of the log. What another wrote meanwhile is
  /// never written over: then it is `stale`, and whoever asked looks again.
  ///
  /// - Parameters:
  ///   - retries: How often it is made anew then, where nobody has to see what they change.
  ///   - also: What has to hold in the transaction that writes it, or is written with it.
  @discardableResult
  func change(
    _ action: AuditAction, of run: RunID? = nil, by caller: Caller, retries: Int = 0,
    detail: @escaping @Sendable (PaymentChange) -> String = { _ in "" },
    also: @escaping @Sendable (DeskWriter) throws -> Void = { _ in },
    _ make: @escaping @Sendable (PaymentBook) throws -> PaymentChange
  ) async throws -> PaymentBook {
    let organisation = caller.organisation
    do {
      let old = try await books.book(of: organisation)
      let (change, encoded, new) = try await books.working {
        let change = try make(old.book)
        var book = old.book
        try book.commit(change)
        return (change, try EncodedPaymentChange(change), VersionedBook(version: old.version + 1, book: book))
      }
      let time = desk.now()
      try await desk.database.write { writer in
        try also(writer)
        try writer.write(encoded, after: old.version, in: organisation)
        try writer.log(
          action, by: caller.actor, subject: run?.text, detail: detail(change), in: organisation, at: time)
      }
      books.keep(new, of: organisation)
      return new.book
    } catch PaymentRefusal.stale where retries > 0 {
      return try await self.change(
        action, of: run, by: caller, retries: retries - 1, detail: detail, also: also, make)
    } catch let refusal as PaymentRefusal {
      throw ReceptionRefusal.payment(refusal)
    }
  }
}
