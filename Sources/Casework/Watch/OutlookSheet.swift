internal import DeskSQLite
internal import Desks
internal import Register
internal import RegisterFiles
internal import Safeguards
internal import Survey

/// The outlooks of many cases of one sender at once, by the column evaluator.
///
/// A table has no columns of single destinations: what a case says of one destination alone makes a row of its own, and
/// for that destination the finding is read from there. So all destinations share what they have in common.
final class OutlookSheet {
  /// A case whose outlook is wanted.
  struct Asked {
    /// How the asker knows the case.
    var number: Int
    var facts: FactsCode
    /// The outlook as it was, as bytes.
    var earlier: [UInt8]?
  }

  private struct Waiting {
    var number: Int
    var earlier: [UInt8]?
    /// Destinations as the plan numbers them, with the row from which each is read.
    var destinations: [(destination: Int, row: Int)]
  }

  let destinations: Set<StateCode>
  private let outlooks: Outlooks
  private let sender: StateCode
  private let arranged: [StateCode]
  private let numbers: [StateCode: Int]
  private let codes: [[UInt8]]
  private let names: OutlookNames
  private let table: ColumnTable
  private let findings: RowFindings
  private let cells: FactCells
  private var watched: [BytesKey: [StateCode]] = [:]
  private var waiting: [Waiting] = []
  private let found: (FoundOutlook) -> Void

  /// `found` gets each outlook that differs from the earlier one in some finding, or in what decides one.
  init(
    _ outlooks: Outlooks, sender: StateCode, destinations: Set<StateCode>, names: OutlookNames,
    found: @escaping (FoundOutlook) -> Void
  ) throws(UnknownSender) {
    let norms = outlooks.norms
    let ordered = destinations.sorted()
    let schema = TableSchema(Set(norms.vocabulary.facts.indices.map { ColumnKey(slot: $0) }))
    let plan = try SurveyPlan(
      norms, Question(sender: sender, destinations: ordered, day: .day(outlooks.day)), schema: schema)
    (self.outlooks, self.sender, self.destinations, self.found) = (outlooks, sender, destinations, found)
    arranged = norms.arrangedDestinations(of: sender, known: nil)
    numbers = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1, $0) })
    codes = ordered.map { Array($0.text.utf8) }
    self.names = names
    table = ColumnTable(plan.program.layout, capacity: Machine.rowsOfBlock)
    findings = RowFindings(plan, table: table)
    // All times of one day have the same facts.
    cells = FactCells(outlooks.words, norms.vocabulary, time: plan.times[0], table: table)
  }

  /// Takes a case in; a destination that the sheet does not have is returned, and then the case is not taken in.
  func add(_ asked: Asked) throws -> Set<StateCode>? {
    var ofAll: [FactCells.Known] = []
    var own: [StateCode: [FactCells.Known]] = [:]
    for fact in asked.facts.facts {
      guard let known = try cells.read(fact) else { continue }
      if let destination = known.destination {
        own[destination, default: []].append(known)
      } else if known.column != nil {
        ofAll.append(known)
      }
    }
    let destinations = try destinations(asked.facts.watched, own.keys)
    let numbers = destinations.compactMap { self.numbers[$0] }
    guard numbers.count == destinations.count else { return Set(destinations) }
    if table.count + 1 + own.count > table.capacity { finish() }
    let base = row(ofAll)
    waiting.append(
      Waiting(
        number: asked.number, earlier: asked.earlier,
        destinations: zip(destinations, numbers).map { destination, number in
          (number, own.removeValue(forKey: destination).map { row(ofAll, $0) } ?? base)
        }))
    return nil
  }

  /// What is watched and known, else all with an arrangement and all of which something is said.
  private func destinations(
    _ bytes: ArraySlice<UInt8>, _ own: some Sequence<StateCode>
  ) throws -> [StateCode] {
    let key = BytesKey(bytes: bytes)
    var known = watched[key]
    if known == nil {
      known = outlooks.known(try FactsCode.codes(bytes).map { StateCode($0) }, sender: sender)
      watched[key.alone] = known
    }
    guard let known, !known.isEmpty else {
      return Set(arranged).union(own).sorted().filter { $0 != sender }
    }
    return known
  }

  /// A row with these facts; those of one destination take the place of what is said of all, known or not.
  private func row(_ ofAll: [FactCells.Known], _ own: [FactCells.Known] = []) -> Int {
    let row = table.count
    table.count += 1
    for known in ofAll where !own.contains(where: { $0.column == known.column }) { put(known, row) }
    for known in own { put(known, row) }
    return row
  }

  private func put(_ known: FactCells.Known, _ row: Int) {
    if let column = known.column { table.columns[column].set(known.cell, row: row) }
  }

  /// Works out what was taken in.
  func finish() {
    guard !waiting.isEmpty else { return }
    findings.run(table)
    for item in waiting where !isSame(item) {
      let code = names.encode(count: item.destinations.count) { headline(item, $0) }
      found(FoundOutlook(number: item.number, code: code, hasOtherFindings: !hasSameFindings(item)))
    }
    waiting.removeAll(keepingCapacity: true)
    table.clear()
  }

  private func isSame(_ item: Waiting) -> Bool {
    guard let earlier = item.earlier else { return false }
    return OutlookCode.has(earlier, count: item.destinations.count, rules: names.rules) { headline(item, $0) }
  }

  private func headline(_ item: Waiting, _ place: Int) -> (destination: [UInt8], finding: [UInt8], because: [Int]) {
    let (destination, row) = item.destinations[place]
    return (
      codes[destination], names.of(findings.finding(row: row, destination: destination)),
      findings.because(row: row, destination: destination)
    )
  }

  private func hasSameFindings(_ item: Waiting) -> Bool {
    guard let earlier = item.earlier else { return false }
    return OutlookCode.hasFindings(earlier, count: item.destinations.count) { place in
      let (destination, row) = item.destinations[place]
      return (codes[destination], names.of(findings.finding(row: row, destination: destination)))
    }
  }
}
