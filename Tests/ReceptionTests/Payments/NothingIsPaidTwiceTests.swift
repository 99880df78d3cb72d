import Desks
import Foundation
import Kleene
import Reception
import Register
import TestRegisters
import Testing

/// A programme by chance: people enrol, their dues change, and so does the day from which they count, runs are prepared at
/// once and approved late, money fails, comes in parts and goes back, files of results come twice, in another order, damaged
/// or for another run, entries are reversed, and every step is broken off before or after it was kept and done again.
@Suite("Nothing is paid twice")
struct NothingIsPaidTwiceTests {
  @Test("Whatever happens, nobody gets more than is due, and the ledger agrees with the provider")
  func worlds() throws {
    var seen: [String: Int] = [:]
    for seed in 0..<30 {
      var world = try World(seed: UInt64(seed) &* 7_919 + 13, isBank: seed.isMultiple(of: 2))
      for _ in 0..<100 { try world.step() }
      try world.settle()
      #expect(world.faults == [], "seed \(seed)")
      seen.merge(world.seen) { $0 + $1 }
      for entry in world.book.ledger.entries { seen[entry.kind.rawValue, default: 0] += 1 }
    }
    // That all of it happened, over all of them.
    let wanted =
      JournalEntry.Kind.allCases.map(\.rawValue) + [
        "rest", "repaid", "crash", "refused file", "nothing new", "stale", "overlap", "known file",
      ]
    for name in wanted { #expect(seen[name, default: 0] > 0, "\(name) never happened: \(seen)") }
  }
}

private struct World {
  var book: PaymentBook
  var provider = Provider()
  var seen: [String: Int] = [:]
  var faults: [String] = []
  private var dice: Dice
  private let isBank: Bool
  private var dues: [Due.Key: Due] = [:]
  /// The most that each due ever was: what nobody may be paid more than.
  private var most: [Due.Key: Int] = [:]
  private var payments: [String: Due.Key] = [:]
  private var people = 0
  private var runs = 0
  /// Files of results that were written, to come now, later, or again.
  private var files: [(run: RunID, bytes: [UInt8])] = []
  private let terms: PaymentTerms

  init(seed: UInt64, isBank: Bool) throws {
    dice = Dice(seed)
    self.isBank = isBank
    book = try Payments.book()
    terms = try Payments.terms(isBank ? Payments.bank() : .mobileMoney, upTo: Payments.day.advanced(by: 400))
  }

  mutating func step() throws {
    switch Int.random(in: 0..<12, using: &dice) {
    case 0, 1: try enrol()
    case 2: try dice.chance(50) ? changeDues() : shiftDues()
    case 3, 4: try prepare()
    case 5, 6, 7: try advance()
    case 8, 9: work()
    case 10: try takeFile()
    default:
      switch Int.random(in: 0..<10, using: &dice) {
      case 0...2: try reverse()
      case 3...4: try recognise()
      default: try takeFile()
      }
    }
    check()
  }

  // MARK: what happens

  private mutating func enrol() throws {
    for _ in 0..<Int.random(in: 1...3, using: &dice) {
      people += 1
      for month in 0..<Int.random(in: 1...2, using: &dice) {
        let due = try Payments.due(people, month: month, Int.random(in: 1...1_000, using: &dice))
        dues[due.key] = due
      }
    }
  }

  private mutating func changeDues() throws {
    for key in dues.keys.sorted() where dice.chance(10) {
      if dice.chance(20) {
        dues[key] = nil
      } else {
        dues[key]?.amount = try Payments.francs(Int.random(in: 1...1_000, using: &dice))
      }
    }
  }

  /// The day of enrolment of somebody changes, and with it the days of all their dues. Sometimes both are asked for.
  private mutating func shiftDues() throws {
    guard people > 0 else { return }
    let person = Payments.participant(Int.random(in: 1...people, using: &dice))
    let days = dice.chance(50) ? Int.random(in: 1...40, using: &dice) : -Int.random(in: 1...40, using: &dice)
    let isForgotten = dice.chance(70)
    for due in dues.values.filter({ $0.key.participant == person }).sorted(by: { $0.key < $1.key }) {
      if isForgotten { dues[due.key] = nil }
      var shifted = due
      shifted.key.period = Period(due.key.period.first.advanced(by: days), due.key.period.last.advanced(by: days))
      dues[shifted.key] = shifted
    }
  }

  private func candidates() throws -> [PaymentCandidate] {
    try dues.values.sorted { $0.key < $1.key }.map { due in
      PaymentCandidate(due, consent: .true, channel: try isBank ? Payments.account(1) : Payments.mobile(1))
    }
  }

  /// Sometimes two members at once, of whom one must lose.
  private mutating func prepare() throws {
    let candidates = try candidates()
    let old = book
    for _ in 0..<(dice.chance(30) ? 2 : 1) {
      runs += 1
      let id = Payments.run(runs)
      let (terms, at) = (terms, Payments.noon + runs)
      try perform(on: old) { book throws(PaymentRefusal) in
        try book.prepare(id, terms, candidates, by: Payments.preparer, at: at)
      }
      guard let run = book.runs[id] else { continue }
      for leftOut in run.leftOut { if case .overlaps = leftOut.reason { count("overlap") } }
      for payment in run.payments {
        most[payment.due] = max(most[payment.due] ?? 0, payment.dueAmount.minor)
        payments[payment.id.endToEnd] = payment.due
        if payment.amount != payment.dueAmount { count("rest") }
      }
    }
  }

  /// Mostly the step that is next for a run; sometimes any.
  private mutating func advance() throws {
    let open = book.runs.values.filter { !$0.stage.next.isEmpty }.sorted { $0.id < $1.id }
    guard let run = open.randomElement(using: &dice) else { return }
    let (id, day, at) = (run.id, Payments.day, Payments.noon)
    let next = run.stage.next.first ?? .cancelled
    switch dice.chance(80) ? next : dice.pick(PaymentRun.Stage.allCases) {
    case .prepared, .checked:
      try perform { book throws(PaymentRefusal) in try book.markChecked(id, by: Payments.preparer, at: at) }
    case .approved:
      try perform { book throws(PaymentRefusal) in
        try book.approve(id, seeing: book.run(id).sums, by: Payments.approver, payees: [], on: day, at: at)
      }
    case .exported:
      try perform { book throws(PaymentRefusal) in
        try book.export(id, by: Payments.preparer, on: day, at: at)
      }
    case .closed:
      try perform { book throws(PaymentRefusal) in try book.close(id, by: Payments.preparer, at: at) }
    case .cancelled:
      try perform { book throws(PaymentRefusal) in try book.cancel(id, by: Payments.preparer, at: at) }
    }
    // The file may be fetched by two members, or again after a crash.
    for _ in 0..<Int.random(in: 1...2, using: &dice) {
      guard let file = try? book.run(id).file() else { continue }
      if provider.take(file, of: id), isBank {
        files.append((id, provider.refusal(of: id, &dice)))
        count("known file")
      }
    }
  }

  private mutating func work() {
    for id in book.runs.keys.sorted() where book.runs[id]?.stage.isSent == true && dice.chance(60) {
      provider.work(on: id, &dice, isBank: isBank)
      files.append((id, provider.results(of: id, &dice, isBank: isBank)))
    }
  }

  /// Any of the files that were ever written: the newest, an older one, one again; sometimes damaged or for another run.
  private mutating func takeFile() throws {
    guard let file = files.randomElement(using: &dice) else { return }
    var (run, bytes) = file
    if dice.chance(10) { run = book.runs.keys.sorted().randomElement(using: &dice) ?? run }
    if dice.chance(10) { bytes = Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &dice))) }
    if dice.chance(5) { bytes += bytes }
    try take(bytes, for: run)
  }

  private mutating func take(_ bytes: [UInt8], for run: RunID) throws {
    let read = isBank ? StatusReport.read(bytes) : DeliveryTable.read(bytes, named: "results.csv")
    guard case .results(let results) = read else { return count("refused file") }
    try perform { book throws(PaymentRefusal) in
      try book.book(results, for: run, by: Payments.preparer, on: Payments.day, at: Payments.noon)
    }
  }

  /// Of a funding or a result, by somebody who thinks that it was wrong; the same result may come again.
  private mutating func reverse() throws {
    let entries = book.ledger.entries.filter { $0.kind != .funding }
    guard let entry = entries.randomElement(using: &dice) else { return }
    try perform { book throws(PaymentRefusal) in
      try book.reverse(
        entry.number, because: "wrong", by: Payments.approver, on: Payments.day, at: Payments.noon)
    }
  }

  /// Somebody finds that a due was another than was recognised.
  private mutating func recognise() throws {
    let known = book.ledger.dueStandings.keys.sorted()
    guard let due = known.randomElement(using: &dice) else { return }
    let amount = try Payments.francs(dice.chance(40) ? 0 : Int.random(in: 1...1_000, using: &dice))
    try perform { book throws(PaymentRefusal) in
      try book.recognise(
        due, as: amount, because: "found out", by: Payments.approver, on: Payments.day, at: Payments.noon)
    }
  }

  // MARK: steps that break off

  /// Does a step. By chance the machine stops before it was kept, and the step is done again on what was kept before; or
  /// after it was kept, before anybody heard of it, and the step is done again on what is kept now.
  private mutating func perform(
    on old: PaymentBook? = nil, _ work: (PaymentBook) throws(PaymentRefusal) -> PaymentChange
  ) throws {
    do throws(PaymentRefusal) {
      let change = try work(old ?? book)
      if dice.chance(25) {
        try reload()
        count("crash")
        try book.commit(try old == nil ? work(book) : change)
      } else {
        try book.commit(change)
      }
      guard dice.chance(25) else { return }
      try reload()
      count("crash")
      // What was asked for once is not asked for twice by mistake: the same change is refused.
      let before = book.ledger.entries.count
      let again: PaymentRefusal? = {
        do throws(PaymentRefusal) {
          var book = book
          try book.commit(change)
          return nil
        } catch {
          return error
        }
      }()
      if again == nil || book.ledger.entries.count != before { faults.append("a change was taken in twice") }
      try book.commit(work(book))
    } catch {
      switch error {
      case .stale, .paidMeanwhile, .runExists: count("stale")
      case .nothingNew: count("nothing new")
      case .results: count("refused file")
      default: count("refused")
      }
    }
  }

  private mutating func reload() throws(PaymentRefusal) {
    let old = book
    guard let bytes = try? JSONEncoder().encode(book),
      let read = try? JSONDecoder().decode(PaymentBook.self, from: bytes)
    else {
      faults.append("the book cannot be kept and read again")
      throw .stale
    }
    if read.ledger.entries != old.ledger.entries || read.runs != old.runs { faults.append("read otherwise than kept") }
    book = read
  }

  private mutating func count(_ name: String) { seen[name, default: 0] += 1 }

  // MARK: what must hold

  /// Real money, from what the provider did: never more than a due ever was, and no day paid twice.
  private mutating func check() {
    var net: [Due.Key: Int] = [:]
    for order in provider.orders.values {
      if let due = payments[order.id] { net[due, default: 0] += order.net } else { faults.append("unknown \(order)") }
    }
    for (due, paid) in net where paid > most[due] ?? 0 { faults.append("\(due.participant) got \(paid)") }
    let paid = Dictionary(grouping: net.filter { $0.value > 0 }.keys, by: \.participant)
    for (participant, dues) in paid {
      let periods = dues.map(\.period).sorted()
      for (period, next) in zip(periods, periods.dropFirst()) where next.first <= period.last {
        faults.append("\(participant) was paid twice for \(next.first)")
      }
    }
    var sums: [Currency: Int] = [:]
    for (_, amount) in book.ledger.trialBalance { sums[amount.currency, default: 0] += amount.minor }
    if sums.values.contains(where: { $0 != 0 }) { faults.append("the ledger does not balance") }
    for (due, standing) in book.ledger.dueStandings
    where standing.owed < 0 || standing.inTransit < 0 || standing.inTransit > standing.owed {
      faults.append("\(due.participant): \(standing)")
    }
  }

  /// Every order gets its result, the newest file of every run comes, and then the ledger says what the provider did.
  mutating func settle() throws {
    for id in book.runs.keys.sorted() where book.runs[id]?.stage.isSent == true {
      if let file = try? book.run(id).file() { provider.take(file, of: id) }
    }
    for id in book.runs.keys.sorted() { provider.finish(id) }
    // Each file leaves some payments out.
    for _ in 0..<8 {
      for id in book.runs.keys.sorted() where book.runs[id]?.stage.isSent == true {
        try take(provider.results(of: id, &dice, isBank: isBank), for: id)
      }
    }
    check()
    recount()
    for run in book.runs.values where run.stage.isSent {
      for payment in run.payments {
        let standing = book.ledger.standing(payment.id)
        guard let order = provider.orders[payment.id.endToEnd] else {
          faults.append("\(payment.id.endToEnd) was sent and never came")
          continue
        }
        if standing.paid != order.net || standing.inTransit != 0 { faults.append("\(standing) is not \(order)") }
      }
    }
    let repeated = Dictionary(grouping: provider.orders.values) { payments[$0.id] }
    seen["repaid", default: 0] += repeated.values.count { $0.count > 1 }
    let returned = try Payments.francs(book.ledger.balance(.returned(Payments.programme), terms.currency).minor)
    if returned.minor > 0 {
      try perform { book throws(PaymentRefusal) in
        try book.release(
          Payments.programme, returned, source: "statement", by: Payments.preparer, on: Payments.day, at: Payments.noon)
      }
    }
    recount()
  }

  /// Balances counted again from the raw entries, by other code, and the money: what was given is in the funds, on its way,
  /// came back, or is with people.
  private mutating func recount() {
    var balances: [String: Int] = [:]
    for entry in book.ledger.entries {
      for posting in entry.postings { balances[posting.account.description, default: 0] += posting.amount.minor }
    }
    let counted = balances.filter { $0.value != 0 }
    let kept = Dictionary(
      uniqueKeysWithValues: book.ledger.trialBalance.map { ($0.account.description, $0.amount.minor) })
    if kept != counted { faults.append("balances \(kept), counted \(counted)") }
    let programme = Payments.programme
    let held = ["funds", "in-transit", "returned"].map { balances["\($0):\(programme)"] ?? 0 }.reduce(0, +)
    let paid = book.ledger.dueStandings.values.map(\.paid).reduce(0, +)
    if -(balances["grant:\(programme)"] ?? 0) != held + paid { faults.append("money got lost or came from nowhere") }
  }
}
