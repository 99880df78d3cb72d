@testable import DeskSQLite
import Desks
import Foundation
import Reception
import Register
import Sealing
import TestRegisters
import Testing

@Suite("Payments as bytes")
struct PaymentCodeTests {
  /// Payments, entries, reports and what was left out, by chance.
  private struct Source {
    var dice: Dice
    let programmes = ["xaa/one", "xbb/two", ""]

    mutating func id<Subject>() -> DeskID<Subject> {
      DeskID((0..<16).map { _ in UInt8.random(in: 0...255, using: &dice) })
    }

    mutating func number() -> Int {
      switch Int.random(in: 0..<4, using: &dice) {
      case 0: Int.random(in: -200...200, using: &dice)
      case 1: Money.mostMinor
      case 2: -Money.mostMinor
      default: Int.random(in: -1_000_000_000...1_000_000_000, using: &dice)
      }
    }

    mutating func text() -> String {
      dice.pick(["", "results.csv, line 3", "Mukundwa & fils, “é”", "\u{0}\t\n", "same", "same"])
        + (dice.chance(30) ? String(number()) : "")
    }

    mutating func money() throws -> Money {
      Money(minor: number(), try #require(Currency(dice.pick(["RWF", "GBP", "LYD"]))))
    }
    mutating func day() -> CivilDate { CivilDate(days: Int.random(in: -700_000...2_900_000, using: &dice)) }
    mutating func time() -> DeskTime { DeskTime(Int.random(in: -9_999_999_999...9_999_999_999, using: &dice)) }
    mutating func entitlement() -> EntitlementID { EntitlementID(ProgrammeID(dice.pick(programmes)), text()) }
    mutating func due() -> Due.Key { Due.Key(id(), entitlement(), Period(day(), day())) }

    mutating func account() -> Account {
      let programme = ProgrammeID(dice.pick(programmes))
      return switch Int.random(in: 0..<6, using: &dice) {
      case 0: .grant(programme)
      case 1: .funds(programme)
      case 2: .inTransit(programme)
      case 3: .returned(programme)
      case 4: .assistance(entitlement())
      default: .owed(id())
      }
    }

    mutating func entry() throws -> JournalEntry {
      JournalEntry(
        number: number(), kind: dice.pick(JournalEntry.Kind.allCases),
        purpose: .init(
          due: dice.chance(70) ? due() : nil, instruction: dice.chance(50) ? InstructionID(id(), number()) : nil,
          source: dice.chance(50) ? text() : nil, reverses: dice.chance(20) ? number() : nil),
        postings: try (0..<Int.random(in: 0...3, using: &dice)).map { _ in Posting(account(), try money()) },
        day: day(), by: id(), at: time())
    }

    mutating func payment(_ run: RunID) throws -> PaymentInstruction {
      let channel: PaymentChannel? =
        switch Int.random(in: 0..<4, using: &dice) {
        case 0: nil
        case 1: .mobileMoney(try MobileNumber("+2507\(Int.random(in: 10_000_000...99_999_999, using: &dice))"))
        case 2: .bankAccount(try BankAccount(number: "4000-\(abs(number()))", bank: "XAAARWRW", holder: "Ø & “O”"))
        default: .bankAccount(try BankAccount(number: "GB82WEST12345698765432", bank: "XAAAGB2L", holder: "H"))
        }
      return PaymentInstruction(
        id: InstructionID(run, number()), due: due(), amount: try money(), dueAmount: try money(), channel: channel)
    }
  }

  @Test("Entries are read as they were written", arguments: 0..<20)
  func entries(_ seed: Int) throws {
    var source = Source(dice: Dice(UInt64(seed)))
    let entries = try (0..<Int.random(in: 0...40, using: &source.dice)).map { _ in try source.entry() }
    let bytes = LedgerCode.encode(entries)
    #expect(try LedgerCode.decode(bytes, context: "c") == entries)
    try expectFaults(bytes, &source.dice) { try LedgerCode.decode($0, context: "c") }
  }

  @Test("Payments and what was left out are read as they were written", arguments: 0..<20)
  func payments(_ seed: Int) throws {
    var source = Source(dice: Dice(UInt64(seed)))
    let run: RunID = source.id()
    let payments = try (0..<Int.random(in: 0...40, using: &source.dice)).map { _ in try source.payment(run) }
    let stipend = EntitlementID(ProgrammeID("xaa/one"), "stipend")
    let key = Due.Key(source.id(), stipend, Period(source.day(), source.day()))
    let due = Due(key, on: source.day(), amount: try source.money())
    let leftOut = [
      LeftOut(due, .noConsent), LeftOut(due, .unknownEntitlement(missing: ["a", "“b”"])),
      LeftOut(due, .otherChannel(kind: .mobileMoney)), LeftOut(due, .reserved(run: source.id())),
      LeftOut(due, .overlaps(period: due.key.period)), LeftOut(due, .aboveCeiling(ceiling: due.amount)),
    ]
    for leftOut in [[], leftOut] {
      // Where there is none, bytes that are cut off end within a payment.
      let bytes = try PaymentCode.encode(payments, leftOut: leftOut)
      let page = try PaymentCode.decode(bytes, of: run, context: "c")
      #expect(page.payments == payments && page.leftOut == leftOut)
      try expectFaults(bytes, &source.dice) { try PaymentCode.decode($0, of: run, context: "c").payments }
    }
  }

  @Test("A head is read as it was written, with its reports")
  func head() throws {
    var source = Source(dice: Dice(5))
    let amount = Money(minor: 7, try #require(Currency("RWF")))
    let terms = PaymentTerms(
      programme: ProgrammeID("xaa/one"), currency: amount.currency,
      source: .bank(account: try BankAccount(number: "GB82WEST12345698765432", bank: "XAAAGB2L", holder: "H")),
      executionDay: source.day(), upTo: source.day(), ceiling: amount, message: "Message")
    var reports: [Int: PaymentRun.Report] = [:]
    for number in 1...50 {
      reports[number] = PaymentRun.Report(
        status: source.text(), reason: source.dice.chance(50) ? source.text() : nil,
        written: source.dice.chance(50) ? source.time() : nil)
    }
    let head = PaymentRun.Head(
      id: source.id(), terms: terms, sums: ControlSums(count: 50, total: amount),
      steps: [
        .init(.prepared, by: source.id(), at: source.time()), .init(.checked, by: source.id(), at: source.time()),
      ],
      reports: reports, revision: 3)
    let bytes = try RunCode.encode(head, lastEntry: 9)
    let read = try RunCode.decode(bytes, of: head.id, revision: 3, context: "c")
    #expect(read.head == head && read.lastEntry == 9)
    try expectFaults(bytes, &source.dice) { try RunCode.decode($0, of: head.id, revision: 3, context: "c") }
  }

  @Test("Numbers of every size are read as they were written")
  func numbers() throws {
    let numbers = [0, 1, -1, 63, -64, 64, 8_191, 8_192, .max, .min, .max - 1, 1 << 62, -(1 << 62)]
    var parts = PartsWriter()
    for number in numbers { parts.write(number) }
    var reader = PartsReader(parts.bytes, context: "c")
    #expect(try numbers.map { _ in try reader.number() } == numbers && reader.isAtEnd)
    // Eleven bytes are no number, nor are ten with more bits than there is room for.
    for bytes in [[UInt8](repeating: 0xFF, count: 11), [UInt8](repeating: 0xFF, count: 9) + [2]] {
      var reader = PartsReader(bytes, context: "c")
      #expect(throws: DeskFault.damaged("c")) { try reader.number() }
    }
  }

  /// Bytes that are cut off are a fault; those of which some were changed are one, or say something else, and never more.
  private func expectFaults<Value>(
    _ bytes: [UInt8], _ dice: inout Dice, _ read: ([UInt8]) throws -> Value
  ) throws {
    for end in Set([0, 1, bytes.count / 3, bytes.count / 2, bytes.count - 1]).filter({ $0 < bytes.count }) {
      #expect(throws: DeskFault.damaged("c"), "cut off at \(end) of \(bytes.count)") {
        _ = try read(Array(bytes[..<end]))
      }
    }
    for _ in 0..<200 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...3, using: &dice) {
        changed[Int.random(in: changed.indices, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
      }
      do { _ = try read(changed) } catch let fault as DeskFault { #expect(fault == .damaged("c")) }
    }
  }
}
