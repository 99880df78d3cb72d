import Foundation
import Register
import RegisterFiles
import Testing
import Yams

/// Each event and each transfer of an arrangement in the dossiers is in the register, with its date and its stage; what
/// differs or was left out stands in `Tests/Accounting/events.yaml` with a reason.
struct EventAccountingTests {
  /// One event or transfer, as the dossier and the register both have it.
  struct Entry {
    var date: String
    /// The stage, or the type of a transfer.
    var kind: String
    var count: Int?
  }

  /// Without dates of YAML, which would lose how precise a date is.
  static func yaml(_ url: URL) throws -> [String: Any] {
    let text = try String(contentsOf: url, encoding: .utf8)
    return try #require(try Yams.load(yaml: text, Resolver.default.removing(.timestamp)) as? [String: Any])
  }

  static func text(_ value: Any?) -> String { value.map { "\($0)" } ?? "" }

  struct Account {
    var words: [String: [String]]
    var differs: [(arrangement: String, date: String, status: String, stage: String)]
    var leftOut: [String]

    init() throws {
      let table = try EventAccountingTests.yaml(AccountingTests.tables.appending(path: "events.yaml"))
      words = table["words"] as? [String: [String]] ?? [:]
      differs = table.list("differs").map {
        ($0.text("arrangement"), $0.text("date"), $0.text("status"), $0.text("stage"))
      }
      leftOut = table.list("left_out").map { "\($0.text("arrangement")) \($0.text("date")) \($0.text("status"))" }
      for entry in table.list("differs") + table.list("left_out") {
        #expect(!entry.text("why").isEmpty, "\(entry) without a reason")
      }
    }
  }

  /// The arrangements of the dossiers with the id that each has in the register; empty in a clone that stands alone.
  static func dossiers() throws -> [(id: String, dossier: [String: Any])] {
    let table = try AccountingTests.yaml(AccountingTests.tables.appending(path: "arrangements.yaml"))
    let ids = Dictionary(
      table.list("arrangements").map { ($0.text("dossier"), $0.text("is")) }, uniquingKeysWith: { first, _ in first })
    return try ["us-arrangements.yaml", "precedents.yaml"].flatMap { name -> [(String, [String: Any])] in
      let url = AccountingTests.dossiers.appending(path: name)
      guard FileManager.default.fileExists(atPath: url.path) else {
        print("not run: the accounting of events against \(name), which is not beside the project")
        return []
      }
      return try yaml(url).list("arrangements").compactMap { entry in
        ids[entry.text("id")].map { ($0, entry) }
      }
    }
  }

  static func arrangements() throws -> [String: Arrangement] {
    Dictionary(
      try AccountingTests.corpus().arrangements.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The date of the dossier, or a more precise one within it.
  static func isSameDate(_ dossier: String, _ register: String) -> Bool {
    if dossier == "unknown" || dossier.isEmpty { return register.isEmpty }
    return register == dossier || register.hasPrefix(dossier + "-")
  }

  @Test func everyEventIsInTheRegisterWithItsDateAndStage() throws {
    let account = try Account()
    let arrangements = try Self.arrangements()
    var differs = account.differs
    var total = 0
    let dossiers = try Self.dossiers()
    for (id, dossier) in dossiers {
      var rest = try #require(arrangements[id], "no arrangement \(id)").events.map {
        Entry(date: $0.date?.description ?? "", kind: $0.stage.rawValue)
      }
      // First those that are the same, so that what differs is matched with what is left.
      var open: [Entry] = []
      for event in dossier.list("events") {
        let wanted = Entry(date: Self.text(event["date"]), kind: event.text("status"))
        total += 1
        if let place = rest.firstIndex(where: { Self.isSameDate(wanted.date, $0.date) && $0.kind == wanted.kind }) {
          rest.remove(at: place)
        } else {
          open.append(wanted)
        }
      }
      for wanted in open {
        if account.leftOut.contains("\(id) \(wanted.date) \(wanted.kind)") { continue }
        let place = rest.firstIndex { entry in
          guard Self.isSameDate(wanted.date, entry.date) else { return false }
          if let stages = account.words[wanted.kind] { return stages.contains(entry.kind) }
          return account.differs.contains {
            $0 == (id, wanted.date, wanted.kind, entry.kind)
          }
        }
        guard let place else {
          Issue.record("\(id): the event of \(wanted.date), \(wanted.kind), is not in the register")
          continue
        }
        let kind = rest.remove(at: place).kind
        if let used = differs.firstIndex(where: { $0 == (id, wanted.date, wanted.kind, kind) }) {
          differs.remove(at: used)
        }
      }
    }
    guard !dossiers.isEmpty else { return }
    // 290 in the dossiers, less the ten of entries that are no arrangements (left_out of arrangements.yaml).
    #expect(total == 280)
    #expect(differs.isEmpty, "the table has differences that are none: \(differs)")
  }

  @Test func everyTransferIsInTheRegisterWithItsDateTypeAndCount() throws {
    let account = try Account()
    let arrangements = try Self.arrangements()
    var total = 0
    let dossiers = try Self.dossiers()
    for (id, dossier) in dossiers {
      var rest = try #require(arrangements[id], "no arrangement \(id)").transfers.map {
        Entry(date: $0.date?.description ?? "", kind: $0.kind.rawValue, count: $0.count)
      }
      for transfer in dossier.list("transfers") {
        total += 1
        let kind = transfer.text("type")
        let date = Self.text(transfer["date"])
        if account.leftOut.contains("\(id) \(date) \(kind)") { continue }
        let count = transfer["count"] as? Int
        // The dossier of precedents gives transfers in prose: there every one must have its place.
        let place = rest.firstIndex { entry in
          kind.isEmpty || (Self.isSameDate(date, entry.date) && entry.kind == kind && entry.count == count)
        }
        if let place {
          rest.remove(at: place)
        } else {
          Issue.record(
            "\(id): the transfer of \(date), \(kind) of \(count.map { String($0) } ?? "an unknown number"), is not in the register"
          )
        }
      }
    }
    guard !dossiers.isEmpty else { return }
    // 78 in the dossiers, less the two of entries that are no arrangements.
    #expect(total == 76)
  }
}
