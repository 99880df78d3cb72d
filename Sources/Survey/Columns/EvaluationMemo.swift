internal import CEL
internal import Kleene
internal import Register
internal import Safeguards

/// What a condition that no kernel knows comes to, for each row of a block; equal inputs are worked out once a block.
final class EvaluationMemo {
  struct Outcome {
    var truth: Truth
    /// A bit for each input.
    var lacking: UInt64
    var fault: String?
    /// Seconds since 1970 of the moment that was asked for, where it is known.
    var moment: Int?
  }

  private let evaluation: Evaluation
  private let columns: [Int?]
  private let layout: ColumnLayout
  private let zones: TimeZones
  // Unchecked: one thread at a time, and a row is a short piece of work.
  @exclusivity(unchecked) private var outcomes: [[UInt64]: Outcome] = [:]
  @exclusivity(unchecked) private var key: [UInt64] = []
  @exclusivity(unchecked) private var activation: Activation
  /// By row of the block.
  @exclusivity(unchecked) var lackingOfRow: [UInt64] = Array(repeating: 0, count: Machine.rowsOfBlock)
  private let norms: Vocabulary

  init(_ program: Program, _ index: Int) {
    evaluation = program.evaluations[index]
    columns = program.evaluationColumns[index]
    layout = program.layout
    norms = program.vocabulary
    zones = program.vocabulary.zones
    activation = evaluation.activation
  }

  var inputs: [Evaluation.Input] { evaluation.inputs }

  /// Whether the table has nothing that it reads: then it comes to the same for everybody.
  var isConstant: Bool { columns.allSatisfy { $0 == nil } && inputs.allSatisfy { $0.truth == nil } }

  /// What it comes to for everybody.
  func constant(_ machine: Machine) -> Outcome {
    begin()
    let outcome = outcome(of: 0, machine)
    lackingOfRow = Array(repeating: outcome.lacking, count: Machine.rowsOfBlock)
    return outcome
  }

  func begin() { outcomes.removeAll(keepingCapacity: true) }

  func outcome(of row: Int, _ machine: Machine) -> Outcome {
    key.removeAll(keepingCapacity: true)
    for (input, column) in zip(evaluation.inputs, columns) { append(input, column, row, machine) }
    let outcome = outcomes[key] ?? work(row, machine)
    lackingOfRow[row] = outcome.lacking
    return outcome
  }

  private func append(_ input: Evaluation.Input, _ index: Int?, _ row: Int, _ machine: Machine) {
    if let truth = input.truth {
      key.append(machine.truth(truth, row: row) == .true ? 1 : machine.truth(truth, row: row) == .false ? 2 : 0)
      return
    }
    guard let index else { return }
    let column = machine.table.columns[index]
    let place = machine.firstRow + row
    switch column.form {
    case .truth:
      let bit = UInt64(place & 63)
      key.append((column.trues[place >> 6] >> bit & 1) | (column.falses[place >> 6] >> bit & 1) << 1)
    case .byte: key.append(UInt64(column.bytes[place]))
    case .number: key.append(UInt64(UInt32(bitPattern: column.numbers[place])))
    case .set:
      key.append(column.falses[place >> 6] >> UInt64(place & 63) & 1)
      for start in stride(from: 0, to: column.planes.count, by: 8) {
        let planes = column.planes[start..<min(start + 8, column.planes.count)]
        key.append(planes.reduce(0) { $0 << 8 | UInt64($1[place]) })
      }
    case .moment:
      let cell = column.moments[place]
      key.append(UInt64(bitPattern: cell.value))
      key.append(UInt64(UInt32(bitPattern: cell.offset)) << 2 | UInt64(cell.kind.rawValue))
    }
  }

  private func work(_ row: Int, _ machine: Machine) -> Outcome {
    for (input, column) in zip(evaluation.inputs, columns) {
      activation[input.slot] = value(input, column, row, machine) ?? .unknown(Unknown(input.slot))
    }
    let value = evaluation.plan.evaluate(activation)
    var outcome: Outcome
    switch (evaluation.reading, value) {
    case (_, .error(let fault)):
      outcome = Outcome(truth: .unknown, lacking: 0, fault: "\(evaluation.source.place): \(fault)")
    case (.condition, .bool(let known)): outcome = Outcome(truth: known ? .true : .false, lacking: 0)
    case (.condition, .unknown(let lacking)): outcome = Outcome(truth: .unknown, lacking: bits(lacking))
    case (.condition, _): outcome = Outcome(truth: .unknown, lacking: 0)
    case (.moment, _):
      let (moment, passed) = norms.hasPassed(value, zone: evaluation.zone, now: evaluation.now)
      outcome = Outcome(truth: passed.truth, lacking: bits(passed.lacking), moment: moment?.seconds)
    }
    outcomes[key] = outcome
    return outcome
  }

  private func value(_ input: Evaluation.Input, _ index: Int?, _ row: Int, _ machine: Machine) -> Value? {
    if let truth = input.truth {
      switch machine.truth(truth, row: row) {
      case .true: return .bool(true)
      case .false: return .bool(false)
      case .unknown: return nil
      }
    }
    guard let index else { return nil }
    let fact = machine.table.columns[index].value(
      row: machine.firstRow + row, of: layout.facts[input.slot], codes: layout.codes[input.slot])
    return norms.value(fact, slot: input.slot, zone: evaluation.zone, bareDaysAtTheirEnd: true)
  }

  private func bits(_ lacking: Unknown) -> UInt64 {
    var bits: UInt64 = 0
    for (place, input) in evaluation.inputs.enumerated() where lacking.contains(input.slot) {
      bits |= 1 << UInt64(min(63, place))
    }
    return bits
  }
}
