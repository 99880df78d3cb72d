import Desks
import Foundation
import Reception
import Register
import Testing

/// A run from its preparation to what came back of it, of which one step is broken off. What was kept then is read again, and
/// the step is done again.
@Suite("A step that was broken off")
struct CrashTests {
  private static let (first, second) = (Payments.run(1), Payments.run(2))

  private static func step(_ number: Int, _ book: PaymentBook) throws -> PaymentChange {
    let (by, at, day) = (Payments.preparer, Payments.noon, Payments.day)
    func results(_ id: RunID, _ cells: [String]) throws -> PaymentChange {
      let rows = cells.enumerated().map { "\(InstructionID(id, $0.offset + 1).endToEnd),RWF,\($0.element)," }
      return try book.book(table(rows), for: id, by: by, on: day, at: at)
    }
    let candidates = try (1...4).map { try Payments.candidate($0) }
    return switch number {
    case 0: try book.prepare(first, Payments.terms(), candidates, by: by, at: at)
    case 1: try book.markChecked(first, by: by, at: at)
    case 2: try book.approve(first, seeing: book.run(first).sums, by: Payments.approver, payees: [], on: day, at: at)
    case 3: try book.export(first, by: by, on: day, at: at)
    case 4: try results(first, ["100000,", "-1,", "60000,", ","])
    case 5: try results(first, ["100000,100000", "-1,", "60000,", "-1,"])
    case 6: try book.close(first, by: by, at: at)
    case 7: try book.release(Payments.programme, Payments.francs(100_000), source: "s", by: by, on: day, at: at)
    case 8: try book.prepare(second, Payments.terms(), candidates, by: by, at: at)
    case 9: try book.markChecked(second, by: by, at: at)
    case 10: try book.approve(second, seeing: book.run(second).sums, by: Payments.approver, payees: [], on: day, at: at)
    case 11: try book.export(second, by: by, on: day, at: at)
    default: try results(second, ["100000,", "100000,", "40000,", "100000,"])
    }
  }

  private static func read(_ book: PaymentBook) throws -> PaymentBook {
    try JSONDecoder().decode(PaymentBook.self, from: JSONEncoder().encode(book))
  }

  @Test("It is done once, whether it was kept or not", arguments: 0...12, [true, false])
  func brokenOff(_ broken: Int, wasKept: Bool) throws {
    var whole = try Payments.book()
    var book = try Payments.book()
    for number in 0...12 {
      try whole.commit(Self.step(number, whole))
      let change = try Self.step(number, book)
      if number == broken, !wasKept { book = try Self.read(book) }
      try book.commit(number == broken && !wasKept ? Self.step(number, book) : change)
      guard number == broken, wasKept else { continue }
      book = try Self.read(book)
      #expect(throws: PaymentRefusal.self, "the change was taken in twice") {
        var copy = book
        try copy.commit(change)
      }
      #expect(throws: PaymentRefusal.self, "the step was done twice") {
        var copy = book
        try copy.commit(Self.step(number, copy))
      }
      if book.runs[Self.first]?.stage.isSent == true {
        #expect(try book.run(Self.first).file() == whole.run(Self.first).file())
      }
    }
    #expect(book.ledger.entries == whole.ledger.entries && book.runs == whole.runs)
    for participant in 1...4 { #expect(book.ledger.standing(Payments.key(participant))?.paid == 100_000) }
  }
}
