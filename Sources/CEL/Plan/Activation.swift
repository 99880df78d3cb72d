/// The values of the variables for one evaluation; what is not set is unknown.
public struct Activation: Sendable {
  private(set) var values: [Value]
  /// The same values in words, for the fast path.
  private(set) var cells: [Cell]
  /// The elements of those that are lists.
  private(set) var runs = Runs()
  private var patterns: [AttributePattern] = []

  /// All variables unknown, each for want of itself.
  public init(slots count: Int) {
    values = (0..<max(0, count)).map { .unknown(Unknown($0)) }
    cells = values.map { Cell($0) }
  }

  /// All variables of these declarations unknown.
  public init(for declarations: Declarations) {
    self.init(slots: declarations.variables.count)
  }

  /// The value of the variable in a slot. Reading outside the slots gives an unknown.
  public subscript(slot: Int) -> Value {
    get { values.indices.contains(slot) ? values[slot] : .unknown(Unknown(slot)) }
    set {
      guard slot >= 0 else { return }
      while values.count <= slot {
        values.append(.unknown(Unknown(values.count)))
        cells.append(Cell(values[values.count - 1]))
      }
      values[slot] = newValue
      for pattern in patterns where pattern.slot == slot {
        values[slot] = values[slot].lacking(pattern.steps[...], pattern.id)
      }
      putIntoWords(slot)
    }
  }

  /// Says that a part of a variable is not known, as in `request.auth.claims`; in any order with its value.
  ///
  /// Asking for the part is unknown for want of the pattern's id; what else is known of the variable stays so.
  public mutating func lacks(_ pattern: AttributePattern) {
    patterns.append(pattern)
    guard values.indices.contains(pattern.slot) else { return }
    values[pattern.slot] = values[pattern.slot].lacking(pattern.steps[...], pattern.id)
    putIntoWords(pattern.slot)
  }

  private mutating func putIntoWords(_ slot: Int) {
    guard case .list(let list) = values[slot] else {
      runs.drop(cells[slot])
      cells[slot] = Cell(values[slot])
      return
    }
    cells[slot] = runs.cell(of: list, insteadOf: cells[slot])
    guard runs.isWasteful else { return }
    runs = Runs()
    for (slot, value) in values.enumerated() {
      if case .list(let list) = value { cells[slot] = runs.cell(of: list, insteadOf: .other) }
    }
  }
}
