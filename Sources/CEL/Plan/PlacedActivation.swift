/// The values of the variables in one place: they are changed there, and one condition after another reads them without a
/// copy and without a reference counted. What is said of an ``Activation`` holds here too.
///
/// It belongs to the one evaluation that made it, and is not for several threads.
package final class PlacedActivation {
  @exclusivity(unchecked) private(set) var values: [Value]
  /// Where the fast path reads them.
  package let words: PlacedWords
  /// The elements of those that are lists.
  @exclusivity(unchecked) private var runs = Runs()

  private var cells: UnsafeMutableBufferPointer<Cell> { words.room.pointee.cells }

  /// A value for each slot.
  package init(_ values: [Value]) {
    self.values = values
    let cells = UnsafeMutableBufferPointer<Cell>.allocate(capacity: values.count)
    let none = UnsafeMutableBufferPointer<Cell>(start: nil, count: 0)
    words = PlacedWords(room: .allocate(capacity: 1))
    words.room.initialize(to: PlacedWords.Parts(cells: cells, runs: none))
    var hasLists = false
    for slot in values.indices {
      if case .list(let list) = values[slot] {
        hasLists = true
        cells.initializeElement(at: slot, to: runs.cell(of: list, insteadOf: .other))
      } else {
        cells.initializeElement(at: slot, to: Cell(values[slot]))
      }
    }
    if hasLists { placeRuns() }
  }

  deinit {
    cells.deallocate()
    words.room.pointee.runs.deallocate()
    words.room.deallocate()
  }

  /// The value of the variable in a slot; there are as many slots as there were values in the beginning.
  package subscript(slot: Int) -> Value {
    get { values[slot] }
    set {
      values[slot] = newValue
      let old = cells[slot]
      if case .list(let list) = newValue {
        cells[slot] = runs.cell(of: list, insteadOf: old)
        placeRuns()
      } else {
        runs.drop(old)
        cells[slot] = Cell(newValue)
      }
    }
  }

  /// The same values for one more evaluation, wherever it is.
  package var activation: Activation {
    var activation = Activation(slots: values.count)
    for slot in values.indices { activation[slot] = values[slot] }
    return activation
  }

  /// Lists lie elsewhere once one of them changes; that is rare.
  @inline(never)
  private func placeRuns() {
    if runs.isWasteful {
      runs = Runs()
      for slot in values.indices {
        if case .list(let list) = values[slot] { cells[slot] = runs.cell(of: list, insteadOf: .other) }
      }
    }
    words.room.pointee.runs.deallocate()
    let room = UnsafeMutableBufferPointer<Cell>.allocate(capacity: runs.cells.count)
    _ = room.initialize(from: runs.cells)
    words.room.pointee.runs = room
  }

  /// Whether the words are those that an activation has; for tests.
  package var isFaithful: Bool {
    let fresh = activation
    return cells.indices.allSatisfy { slot in
      let (mine, other) = (cells[slot], fresh.cells[slot])
      guard mine.kind == .list, other.kind == .list else { return mine == other }
      func run(_ cell: Cell, _ cells: some RandomAccessCollection<Cell>) -> [Cell] {
        cell.y == 0 ? [] : Array(cells.dropFirst(Int(cell.x)).prefix(Int(cell.y) + 1))
      }
      return mine.type == other.type && run(mine, words.room.pointee.runs) == run(other, fresh.runs.cells)
    }
  }
}
