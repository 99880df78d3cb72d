internal import DeskSQLite
internal import Desks
internal import Dispatch
internal import Reception
internal import Synchronization

/// A payment book as it was after so many changes.
struct VersionedBook: Sendable {
  var version: Int
  var book: PaymentBook
}

/// The payment books of organisations as they were last read or written. To read one means to open and count the whole
/// ledger; each is good until another version is kept.
final class PaymentBooks: Sendable {
  private let database: DeskDatabase
  private let known = Mutex<[OrganisationID: VersionedBook]>([:])
  /// Reading a book and making a step take as long as a second for fifty thousand payments: off the threads on which
  /// everybody else is answered.
  private let queue = DispatchQueue(label: "payments")

  init(_ database: DeskDatabase) { self.database = database }

  func book(of organisation: OrganisationID) async throws -> VersionedBook {
    let version = try await database.read { try $0.paymentVersion(of: organisation) }
    if let book = fresh(organisation, version) { return book }
    return try await working { [self] in
      // Whoever waited before may have read it.
      let version = try database.readNow { try $0.paymentVersion(of: organisation) }
      if let book = fresh(organisation, version) { return book }
      let kept = try database.readNow { try $0.keptPayments(of: organisation) }
      let read = VersionedBook(version: kept.version, book: try kept.book())
      keep(read, of: organisation)
      return read
    }
  }

  private func fresh(_ organisation: OrganisationID, _ version: Int) -> VersionedBook? {
    known.withLock { known in known[organisation].flatMap { $0.version >= version ? $0 : nil } }
  }

  /// The book after a change that was written.
  func keep(_ book: VersionedBook, of organisation: OrganisationID) {
    known.withLock { known in
      if let newest = known[organisation], newest.version > book.version { return }
      known[organisation] = book
    }
  }

  /// Does one long work after another.
  func working<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result(catching: body)) }
    }
  }
}
