package import CEL
package import Register
package import Safeguards

/// What a circuit asks of a row.
package enum Atom: Hashable, Sendable {
  /// A truth of the table.
  case truth(ColumnKey)
  /// A fact that the table does not have: unknown in every row.
  case absent(slot: Int)
  /// Whether the code or number in a column lies in one of the ranges, which ascend and do not touch.
  case within(ColumnKey, [ClosedRange<Int32>])
  /// Whether a set has one of these States.
  case anyOf(ColumnKey, [StateCode])
  /// Whether the person has no nationality, or the register cannot tell, and last lived at the destination; or holds the
  /// destination's: that it is a country of the person's own.
  case ownCountry(nationality: ColumnKey, residence: ColumnKey?, StateCode)
  /// Whatever else a condition asks: worked out row by row by the evaluator of single cases.
  case evaluated(Evaluation)

  /// The columns that it reads.
  package var columns: [ColumnKey] {
    switch self {
    case .truth(let column), .within(let column, _), .anyOf(let column, _): [column]
    case .absent: []
    case .ownCountry(let nationality, let residence, _): [nationality] + (residence.map { [$0] } ?? [])
    case .evaluated(let evaluation): evaluation.inputs.compactMap(\.column)
    }
  }

  /// The facts for want of which it can be unknown.
  package func slots(_ vocabulary: Vocabulary) -> [Int] {
    switch self {
    case .absent(let slot): [slot]
    case .ownCountry(let nationality, let residence, _):
      [nationality.slot] + (residence.map { [$0.slot] } ?? vocabulary.habitualResidence.map { [$0] } ?? [])
    case .truth, .within, .anyOf: columns.map(\.slot)
    case .evaluated(let evaluation): evaluation.inputs.map(\.slot)
    }
  }
}

/// A column of a table: a fact, for one destination where the table says it of one.
package struct ColumnKey: Hashable, Sendable, Comparable {
  package var slot: Int
  package var destination: StateCode?

  package init(slot: Int, destination: StateCode? = nil) {
    self.slot = slot
    self.destination = destination
  }

  package static func < (a: ColumnKey, b: ColumnKey) -> Bool {
    (a.slot, a.destination?.text ?? "") < (b.slot, b.destination?.text ?? "")
  }
}

/// A part of a condition with the values that are the same for every row.
package final class Evaluation: Hashable, Sendable {
  package struct Input: Hashable, Sendable {
    package var slot: Int
    /// `nil` where the table does not have the fact, or where `truth` says what it comes to.
    package var column: ColumnKey?
    /// Acceptance counts only where the destination does not refuse; then it is no longer the column itself.
    package var truth: Literal?
  }

  /// What becomes of the value.
  package enum Reading: Hashable, Sendable {
    case condition
    /// Whether the moment has passed: the condition is the first at which transfer respects a duty.
    case moment
  }

  package let id: String
  /// The same for all that ask whether one moment has passed, by whatever time; `nil` of others.
  let moment: String?
  package let plan: Plan
  /// What the plan was made of: the part of the condition, with its types and names.
  package let checked: CheckedExpr
  package let source: Located<String>
  package let inputs: [Input]
  package let reading: Reading
  package let zone: Int32
  /// The values beside facts; every fact is unknown.
  package let activation: Activation
  /// Seconds since 1970, to hold moments against.
  package let now: Int

  init(
    id: String, moment: String?, plan: Plan, checked: CheckedExpr, source: Located<String>, inputs: [Input],
    reading: Reading, zone: Int32, activation: Activation, now: Int
  ) {
    self.id = id
    self.moment = moment
    self.plan = plan
    self.checked = checked
    self.source = source
    self.inputs = inputs
    self.reading = reading
    self.zone = zone
    self.activation = activation
    self.now = now
  }

  /// What evaluations have in common that ask whether one moment has passed.
  struct SharedMoment: Hashable {
    let id: String
    let inputs: [Input]
  }

  var sharedMoment: SharedMoment? { moment.map { SharedMoment(id: $0, inputs: inputs) } }

  package static func == (a: Evaluation, b: Evaluation) -> Bool { a.id == b.id && a.inputs == b.inputs }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
