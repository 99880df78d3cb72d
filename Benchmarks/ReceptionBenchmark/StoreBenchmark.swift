import BuiltInRegister
import CEL
import Casework
import DeskSQLite
import Desks
import Foundation
import Pages
import Reception
import ReceptionWork
import Register
import RegisterFiles
import Safeguards
import Sealing
import Synchronization

/// Two months of payments at the desk, in a folder of their own, to participants of a registered programme.
struct StoreBenchmark {
  private final class Day: Sendable {
    let value = Mutex(CivilDate(days: 20_757))
  }

  private let count: Int
  private let folder: String
  private let database: DeskDatabase
  private let reception: ReceptionDesk
  private let day = Day()
  private let preparer: Caller
  private let approver: Caller

  init(participants: Int) throws {
    count = participants
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("reception-\(UUID().uuidString)").path
    database = try DeskDatabase(folder: folder, master: try MasterKeys(text: MasterKeys.newText()), now: noon)
    let corpus = RegisterReader.corpus(of: try PackedRegister.files(in: BuiltInRegister.register), reading: Reading())
    let site = Site(
      norms: NormSet.compile(corpus, zones: TimeZones()).norms, digest: "sha256:benchmark", engine: "benchmark",
      outlines: nil)
    reception = ReceptionDesk(
      CaseDesk(
        database: database, site: { site },
        now: { [day] in day.value.withLock { DeskTime($0.days * 86_400 + 43_200) } },
        today: { [day] in day.value.withLock { $0 } }))
    let organisation = Organisation(id: id(), name: "Benchmark", created: noon)
    let members = [("preparer", Role.caseworker), ("approver", .approver)].map { name, role in
      Member(
        id: id(), organisation: organisation.id, name: name, email: "\(name)@example.org", role: role, created: noon)
    }
    try database.writeNow { writer in
      try writer.create(organisation)
      let password = try PasswordHash("benchmark of the desk", cost: .forTests)
      for member in members { try writer.add(member, password: password, oneTimePassword: nil) }
    }
    (preparer, approver) = (Caller(members[0]), Caller(members[1]))
  }

  func run() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await measured("take in \(count) participants", fill)
    let programme = ProgrammeID("rwa/integration")
    guard let francs = Currency("RWF") else { return }
    try await reception.fund(programme, Money(minor: Money.mostMinor / 2, francs), source: "letter", by: approver)
    for _ in 0..<2 {
      print("\(reception.today), load average \(load())")
      let run = try await month(programme, francs)
      try await takeResults(run)
      day.value.withLock { $0 = $0.advanced(byMonths: 1) }
    }
    let fresh = ReceptionDesk(reception.desk)
    let book = try await measured("read the whole book again") { try await fresh.paymentBook(by: approver) }
    let entries = book.ledger.entries
    print("\(entries.count) entries, \(try size() / 1_000_000) MB on the disk")
    _ = try await measured("these entries as they are kept") {
      try EncodedPaymentChange(PaymentChange(run: nil, entries: entries))
    }
    let json = try await measured("these entries as JSON, for comparison") { try JSONEncoder().encode(entries) }
    _ = try await measured("read from JSON") { try JSONDecoder().decode([JournalEntry].self, from: json) }
  }

  // MARK: one month

  private func month(_ programme: ProgrammeID, _ currency: Currency) async throws -> PaymentRun {
    let account = try BankAccount(number: "GB82WEST12345698765432", bank: "XAAAGB2L", holder: "Reception")
    let terms = PaymentTerms(
      programme: programme, currency: currency, source: .bank(account: account),
      executionDay: reception.today, upTo: reception.today, message: "Welcome programme")
    let start = clock.now
    let run = try await measured("prepare") { try await reception.prepare(terms, by: preparer) }
    _ = try await measured("check") { try await reception.check(run.id, by: preparer) }
    _ = try await measured("approve") { try await reception.approve(run.id, seeing: run.sums, by: approver) }
    _ = try await measured("export") { try await reception.export(run.id, by: approver) }
    let file = try await measured("the file") { try await reception.file(of: run.id, by: approver) }
    let seconds = (clock.now - start) / .seconds(1)
    print(
      "  all of these: \((seconds * 100).rounded() / 100) s; \(run.sums.count) payments, \(run.leftOut.count) left out,",
      "\(file.bytes.count / 1_000_000) MB")
    return run
  }

  private func takeResults(_ run: PaymentRun) async throws {
    let bytes = results(run)
    _ = try await measured("preview the results") {
      try await reception.preview(results: bytes, named: "results.csv", of: run.id, by: approver)
    }
    _ = try await measured("book the results") {
      try await reception.book(results: bytes, named: "results.csv", of: run.id, by: approver)
    }
  }

  // MARK: participants

  private func fill() async throws {
    for start in stride(from: 0, to: count, by: 1_000) {
      let ids: [ParticipantID] = (start..<min(start + 1_000, count)).map { _ in id() }
      let changes = try ids.indices.map { try change(start + $0) }
      let (organisation, member) = (preparer.organisation, preparer.member.id)
      try await database.makeKeys(for: ids, in: organisation, at: noon)
      try await database.write { writer in
        for (id, change) in zip(ids, changes) {
          _ = try writer.create(id, in: organisation, change, by: member, at: noon)
        }
      }
    }
  }

  /// Enrolled in the month before the first run; one in fifty has not agreed that a provider is told, one in five has
  /// children.
  private func change(_ number: Int) throws -> ParticipantChange {
    let enrolled = reception.today.advanced(by: -number % 30)
    func consent(_ purpose: ConsentPurpose, _ recipient: Recipient.Category, isGiven: Bool = true) throws
      -> ParticipantItem
    {
      guard let language = LanguageCode("kin") else { preconditionFailure("Kinyarwanda is a language") }
      return .consent(
        Consent(
          id: id(), purpose: purpose, recipient: Recipient(recipient), answer: isGiven ? .given : .refused,
          day: enrolled,
          shown: Consent.Shown(digest: String(repeating: "0", count: 64), language: language, wasReadOut: true)))
    }
    func fact(_ key: String, _ value: String) -> ParticipantItem {
      let evidence = Evidence(source: "interview", day: "", recordedBy: preparer.member.id, recordedAt: noon)
      return .fact(RecordedFact(key: key, values: [.init(value, from: nil)], evidence: evidence))
    }
    let account = try BankAccount(number: "4000-\(number)", bank: "XAAARWRW", holder: "Participant \(number)")
    let items: [ParticipantItem] = [
      .reference("R-\(100_000 + number)"),
      .enrolment(
        Enrolment(
          programme: ProgrammeID("rwa/integration"), day: enrolled, household: id(), isHeadOfHousehold: true,
          by: preparer.member.id)),
      try consent(.enrolment, .programme), try consent(.payment, .paymentProvider, isGiven: number % 50 != 0),
      try consent(.housing, .landlord), try consent(.health, .healthInsurer), .channel(.bankAccount(account)),
      fact("household.adults", "1"), fact("household.children", number % 5 == 0 ? "2" : "0"),
      fact("participant.in_work", "false"), fact("participant.left_country", "false"),
      fact("participant.in_training", "false"), fact("participant.plan_accepted", "false"),
      fact("participant.registered", "true"), fact("participant.income_band", "band-1"),
      fact("participant.own_home", "false"), fact("participant.language_course_wanted", "true"),
      fact("participant.insured_elsewhere", "false"), fact("participant.born_on", "1990-01-01"),
    ]
    return ParticipantChange(putting: items, in: ParticipantContent())
  }

  // MARK: the machine

  private func size() throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: folder).reduce(0) { sum, name in
      let size = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.size] as? Int
      return sum + (size ?? 0)
    }
  }

  private func load() -> String {
    let text = try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)
    return text?.split(separator: " ").first.map(String.init) ?? "unknown"
  }

  private func measured<T>(_ what: String, _ work: () async throws -> T) async rethrows -> T {
    let start = clock.now
    let result = try await work()
    print("  \(what): \(Int(((clock.now - start) / .milliseconds(1)).rounded())) ms")
    return result
  }
}
