// How long the findings of a whole table take, with its columns in memory.
//
//   SurveyBenchmark FOLDER --register DIR --day DAY --to CODES --columns FILE [--findings FILE] [--threads N] [--people N]
//
// FOLDER is what Benchmarks/survey/generate.py wrote; --columns names a JSON object: the column of each fact. The table is
// laid out as surveys hold it, which is not timed: reading files is measured with the program itself. Prints a line of JSON
// with the median of five repetitions; with --people, what one person takes, of that many, one after another.

import CEL
import Dispatch
import Foundation
import Register
import RegisterFiles
import Safeguards
import Survey

struct Failure: Error, CustomStringConvertible {
  var description: String
}

struct Arguments {
  var folder = ""
  var register = ""
  var day = ""
  var to: [StateCode] = []
  var columns = ""
  var findings: String?
  var threads = 2
  var repetitions = 5
  var people: Int?

  init(_ words: [String]) throws {
    var rest = words[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("--") else {
        folder = word
        continue
      }
      guard let value = rest.popFirst() else { throw Failure(description: "found \(word) without a value") }
      switch word {
      case "--register": register = value
      case "--day": day = value
      case "--to": to = value.split(separator: ",").map { StateCode(String($0)) }
      case "--columns": columns = value
      case "--findings": findings = value
      case "--repetitions": repetitions = max(1, Int(value) ?? 5)
      case "--people": people = max(1, Int(value) ?? 1)
      case "--threads": threads = max(1, Int(value) ?? 2)
      default:
        throw Failure(
          description:
            "found \(word); expected --register, --day, --to, --columns, --findings, --people, --repetitions or --threads"
        )
      }
    }
    guard !folder.isEmpty, !register.isEmpty, !day.isEmpty, !to.isEmpty, !columns.isEmpty else {
      throw Failure(description: "found no folder, --register, --day, --to or --columns; expected all of them")
    }
  }
}

/// A column as generate.py wrote it: 128 bytes, then the values.
func values(_ folder: String, _ name: String) throws -> Data {
  try Data(contentsOf: URL(fileURLWithPath: "\(folder)/columns/\(name).npy"), options: .alwaysMapped).dropFirst(128)
}

/// The column of each fact.
func columnNames(_ path: String) throws -> [String: String] {
  guard
    let names = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
      as? [String: String]
  else { throw Failure(description: "\(path): found no object with a column for each fact") }
  return names
}

/// The rows of the files in the form that surveys hold.
func load(_ folder: String, _ names: [String: String], _ layout: ColumnLayout) throws -> ColumnTable {
  var table: ColumnTable?
  for key in layout.keys {
    let fact = layout.facts[key.slot]
    guard let name = names[fact.name.text] else { throw Failure(description: "found no column for \(fact.name)") }
    let data = try values(folder, name)
    let width = fact.type == .date || fact.type == .states ? 4 : 1
    let rows = data.count / width
    let made = table ?? ColumnTable(layout, capacity: rows)
    table = made
    made.count = rows
    let column = made[key]
    data.withUnsafeBytes { raw in
      switch fact.type {
      case .truth: for row in 0..<rows where raw[row] != 255 { column.setTruth(raw[row] == 1, row: row) }
      case .choice, .state, .count: for row in 0..<rows { column.bytes[row] = raw[row] == 255 ? 0 : raw[row] + 1 }
      case .date:
        let days = raw.bindMemory(to: Int32.self)
        for row in 0..<rows { column.numbers[row] = days[row] }
      case .states:
        let sets = raw.bindMemory(to: UInt32.self)
        let bits = layout.stateCodes.prefix(32).map { column.bits[$0] ?? column.others }
        for row in 0..<rows where sets[row] != UInt32.max {
          column.setComplete(row: row)
          var members = sets[row]
          while members != 0 {
            let bit = bits[members.trailingZeroBitCount]
            column.planes[bit.plane][row] |= bit.mask
            members &= members - 1
          }
        }
      case .moment: break
      }
    }
  }
  guard let table else { throw Failure(description: "found no columns that the rules read") }
  return table
}

/// Findings of all rows, destination by destination.
func survey(_ plan: SurveyPlan, _ table: ColumnTable, threads: Int, into findings: UnsafeMutablePointer<UInt8>) {
  let blocks = Machine.blocks(of: table)
  nonisolated(unsafe) let findings = findings
  DispatchQueue.concurrentPerform(iterations: threads) { thread in
    let machine = Machine(plan.program, table: table)
    let bitmaps = FindingBitmaps()
    let headlines = plan.headlines[0]
    for block in (blocks * thread / threads)..<(blocks * (thread + 1) / threads) {
      machine.run(table, block: block)
      for index in 0..<headlines.count {
        machine.findHeadline(headlines, index, bitmaps)
        let place = findings + index * table.capacity + block * Machine.rowsOfBlock
        machine.writeCodes(bitmaps, to: place, isStreamed: true)
      }
    }
  }
}

/// Seconds that all threads together were at work.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func run() throws {
  let arguments = try Arguments(Array(CommandLine.arguments.dropFirst()))
  let reading = Reading()
  let files = try RegisterReader.files(at: arguments.register)
  let corpus = RegisterReader.corpus(of: files.0, reading: reading)
  let clock = ContinuousClock()
  let started = clock.now
  let norms = NormSet.compile(corpus, zones: TimeZones()).norms
  let compiled = clock.now
  guard let sender = norms.senders.values.first(where: { !$0.routes.isEmpty }) else {
    throw Failure(description: "found no sender with routes in \(arguments.register)")
  }
  let counts = norms.vocabulary.facts.indices.filter { norms.vocabulary.facts[$0].type == .count }
  let schema = TableSchema(all: norms.vocabulary.facts, at: [])
  let planning = clock.now
  let plan = try SurveyPlan(
    norms,
    Question(
      sender: sender.code, destinations: arguments.to, day: try DateParsing.legalTime(arguments.day)),
    schema: schema, findingsOnly: true, narrowCounts: Set(counts))
  let planned = clock.now
  let table = try load(arguments.folder, columnNames(arguments.columns), plan.program.layout)
  if let count = arguments.people {
    return try OnePerson(norms, plan, of: table, count: count).measure()
  }
  let findings = UnsafeMutableRawPointer.allocate(byteCount: table.capacity * arguments.to.count, alignment: 64)
    .assumingMemoryBound(to: UInt8.self)
  findings.initialize(repeating: 0, count: table.capacity * arguments.to.count)
  survey(plan, table, threads: arguments.threads, into: findings)
  var times: [Double] = []
  var processor = Double.infinity
  for _ in 0..<arguments.repetitions {
    let (start, used) = (clock.now, processorTime())
    survey(plan, table, threads: arguments.threads, into: findings)
    times.append((clock.now - start) / .seconds(1))
    processor = min(processor, processorTime() - used)
  }
  times.sort()
  if let path = arguments.findings {
    // The order of findings in the workload.
    let codes: [UInt8] = [0, 2, 1, 3, 4, 5]
    var bytes = [UInt8](repeating: 0, count: table.count * arguments.to.count)
    for row in 0..<table.count {
      for to in arguments.to.indices {
        bytes[row * arguments.to.count + to] = codes[Int(findings[to * table.capacity + row])]
      }
    }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }
  func milliseconds(_ duration: Duration) -> Double { (duration / .milliseconds(1) * 100).rounded() / 100 }
  print(
    """
    {"engine": "SafeThird, columns in memory", "rows": \(table.count), "seconds": \(times[times.count / 2]), "least": \(times[0]), "processor": \(processor), \
    "note": "norms compiled in \(milliseconds(compiled - started)) ms, circuit made in \(milliseconds(planned - planning)) ms"}
    """)
}

do {
  try run()
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(1)
}
