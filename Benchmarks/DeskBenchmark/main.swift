import BuiltInRegister
import CEL
import Casework
import DeskSQLite
import Desks
import Foundation
import Pages
import Register
import RegisterFiles
import Safeguards
import Sealing
import Synchronization

// The desk with many cases: how long a round of the watch takes after the register changed, and what readers notice of it.
// usage: DeskBenchmark FOLDER [CASES] [all]
// With `all`, cases watch every destination with an arrangement; else ten of them.

guard CommandLine.arguments.count >= 2 else {
  FileHandle.standardError.write(Data("usage: DeskBenchmark FOLDER [CASES] [all]\n".utf8))
  exit(2)
}
let folder = CommandLine.arguments[1]
let wanted = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2]) ?? 100_000 : 100_000
let watchesAll = CommandLine.arguments.count > 3 && CommandLine.arguments[3] == "all"

func register(changing: (inout Corpus) -> Void = { _ in }) throws -> NormSet {
  var corpus = RegisterReader.corpus(of: try PackedRegister.files(in: BuiltInRegister.register), reading: Reading())
  changing(&corpus)
  var zones = TimeZones()
  for name in Set(corpus.profiles.compactMap { $0.zone?.value } + corpus.norms.compactMap { $0.zone?.value }) {
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/\(name)")))
    zones.add(name, try ZoneRules(tzif: bytes))
  }
  return NormSet.compile(corpus, zones: zones).norms
}

let before = Site(norms: try register(), digest: "sha256:before", engine: "benchmark", outlines: nil)
/// The same without the norms for which a risk of torture bars a transfer.
let withoutTorture: Set = ["int/cat-3", "usa/farra-2242"]
let after = Site(
  norms: try register { $0.norms.removeAll { withoutTorture.contains($0.id.text) } }, digest: "sha256:after",
  engine: "benchmark", outlines: nil)
let site = Mutex(before)

let master = try MasterKeys(text: MasterKeys.newText())
let database = try DeskDatabase(folder: folder, master: master, now: DeskTime(0))
let desk = CaseDesk(
  database: database, site: { site.withLock { $0 } }, now: { DeskTime(Int(Date().timeIntervalSince1970)) },
  today: { CivilDate(days: 20_396) })

let organisation = Organisation(id: DeskID(RandomBytes.make(16)), name: "Benchmark", created: DeskTime(0))
let owner = Member(
  id: DeskID(RandomBytes.make(16)), organisation: organisation.id, name: "Owner", email: "owner@example.org",
  role: .owner, created: DeskTime(0))
try database.writeNow { writer in
  try writer.create(organisation)
  try writer.add(
    owner, password: try PasswordHash("benchmark of the desk", cost: .forTests), oneTimePassword: nil)
}
let caller = Caller(owner)

let destinations = ["RWA", "LBY", "SLV", "HND", "UGA", "PAN", "CRI", "GTM", "SSD", "SWZ"]
let nationalities = ["CUB", "VEN", "LAO", "VNM", "MEX", "IRQ", "IRN", "AFG", "HTI", "GTM"]
func truth() -> String { ["true", "false", "unknown"].randomElement()! }
func content(_ number: Int) -> [CaseItem] {
  let evidence = Evidence(source: "letter", day: "2025-10-01", recordedBy: owner.id, recordedAt: DeskTime(0))
  func fact(_ key: String, _ value: String, from: String? = nil) -> CaseItem {
    .fact(RecordedFact(key: key, values: [.init(value, from: from)], evidence: evidence))
  }
  var items: [CaseItem] = [
    .reference("2026-\(100_000 + number)"), .sender("USA"), .watched(watchesAll ? [] : destinations),
    fact("person.nationality", "[\(nationalities.randomElement()!)]"),
    fact("person.citizen_of_sender", "false"), fact("person.lawful_status", "false"),
    fact("person.final_order", truth()),
    fact("person.order_kind", ["240", "241a5", "238b", "none"].randomElement()!),
    fact("person.order_countries", "[\(nationalities.randomElement()!)]"),
    fact("person.represented", truth()), fact("custody.held", truth()),
    fact("person.asylum_sought", truth()), fact("person.born_on", "19\(Int.random(in: 50...99))-04-05"),
  ]
  let to = destinations.randomElement()!
  items += [
    fact("notice.written@\(to)", truth(), from: "2025-08-01"), fact("fear.stated@\(to)", truth()),
    fact("risk.persecution@\(to)", truth()),
    fact("risk.torture@\(to)", Int.random(in: 0..<10) == 0 ? "true" : "unknown"),
  ]
  // One case in three has dates from which times run.
  if number % 3 == 0 {
    items += [
      fact("order.final_on", "2025-10-\(Int.random(in: 10...29))"),
      fact("notice.served_at@\(to)", "2025-11-0\(Int.random(in: 1...9))T14:00-05:00"),
    ]
  }
  return items
}

let clock = ContinuousClock()
func milliseconds(_ duration: Duration) -> Double {
  let (seconds, attoseconds) = duration.components
  return Double(seconds) * 1e3 + Double(attoseconds) / 1e15
}

var ids: [CaseID] = []
let filling = try await clock.measure {
  while ids.count < wanted {
    let page = (0..<min(1_000, wanted - ids.count)).map { content(ids.count + $0) }
    ids += try await desk.createAll(page, by: caller)
  }
}
print("\(wanted) cases taken in: \(Int(milliseconds(filling))) ms")

/// Seconds of processor time that this program has taken.
func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func entriesOfLog() throws -> Int { try database.readNow { try $0.logHead(of: organisation.id).number } }

let spentBefore = processorSeconds()
let entriesBefore = try entriesOfLog()
let first = try desk.watch(organisation.id)
print("entries of the log of the first round: \(try entriesOfLog() - entriesBefore)")
print("processor time of the first round: \(processorSeconds() - spentBefore) s")
print("first round, nothing changed: \(first.map { "\($0.milliseconds) ms, \($0.changed) changed" } ?? "none")")

let entriesAfterFirst = try entriesOfLog()
site.withLock { $0 = after }
let done = Mutex(false)
let round = Thread {
  do {
    let round = try desk.watch(organisation.id)
    print(
      "round after a change of the register: \(round.map { "\($0.milliseconds) ms for \($0.cases) cases, \($0.changed) changed" } ?? "none")"
    )
  } catch { print("the round failed: \(error)") }
  done.withLock { $0 = true }
}
round.start()

/// Ten readers at work meanwhile, each: a list, a search, a case.
var waits: [String: [Double]] = [:]
try await withThrowingTaskGroup(of: [String: [Double]].self) { group in
  for _ in 0..<10 {
    group.addTask { [ids] in
      var waits: [String: [Double]] = [:]
      func timed(_ kind: String, _ body: () async throws -> Void) async rethrows {
        waits[kind, default: []].append(milliseconds(try await clock.measure(body)))
      }
      while !done.withLock({ $0 }) {
        try await timed("list") { _ = try await desk.cases(CaseFilter(), by: caller) }
        var search = CaseFilter()
        search.reference = "2026-1\(Int.random(in: 0...99))"
        try await timed("search") { [search] in _ = try await desk.cases(search, by: caller) }
        let id = ids.randomElement()!
        try await timed("open a case") { _ = try await desk.open(id, by: caller) }
        try await Task.sleep(for: .milliseconds(50))
      }
      return waits
    }
  }
  for try await found in group { waits.merge(found) { $0 + $1 } }
}
for (kind, times) in waits.sorted(by: { $0.key < $1.key }) {
  let times = times.sorted()
  print(
    "meanwhile ten readers, \(kind): \(times.count) requests to the store, median \(times[times.count / 2]) ms, 99th percentile \(times[times.count * 99 / 100]) ms, longest \(times.last!) ms"
  )
}
let requests = waits.values.reduce(0) { $0 + $1.count }
print("entries of the log since then: \(try entriesOfLog() - entriesAfterFirst), for \(requests) requests and a round")
for attempt in ["first", "second"] {
  let count = Mutex(0)
  let time = try await clock.measure {
    let found = try await desk.deadlines(by: caller).count
    count.withLock { $0 = found }
  }
  print("deadlines of all cases, \(attempt) time: \(Int(milliseconds(time))) ms, \(count.withLock { $0 }) deadlines")
}
