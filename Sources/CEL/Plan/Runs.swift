/// The elements of the lists of an activation in words, one run of cells after another, for the fast path: reading them
/// counts no reference.
///
/// A run is first what the list lacks, then its elements. The cell of the list has the place of its run in `x`, the number
/// of its elements in `y` (0: it has no run) and in `type` whether it is complete; without a run that says that it is empty.
struct Runs: Sendable {
  private(set) var cells: [Cell] = []
  /// How many cells belong to no list any more.
  private var waste = 0

  /// Whether it is time to begin anew, with the runs of the present values only.
  var isWasteful: Bool { waste > 256 && waste > cells.count / 2 }

  /// The cell of a list, with its run; in the place of the run of `old`, if that suffices.
  mutating func cell(of list: List, insteadOf old: Cell) -> Cell {
    let room = drop(old)
    guard let elements = list.contents.cells, list.missing.rest == nil else { return Cell(kind: .list) }
    if elements.isEmpty { return Cell(kind: .list, type: list.isComplete ? 1 : 0) }
    let lack = Cell(kind: .unknown, x: list.missing.low, y: list.missing.high)
    let start: Int
    if room > elements.count {
      start = Int(old.x)
      waste -= elements.count + 1
      cells[start] = lack
      for (place, element) in elements.enumerated() { cells[start + 1 + place] = element }
    } else {
      start = cells.count
      cells.append(lack)
      cells.append(contentsOf: elements)
    }
    return Cell(kind: .list, type: list.isComplete ? 1 : 0, x: UInt64(start), y: UInt64(elements.count))
  }

  /// Gives up the run of a cell, and returns its length.
  @discardableResult
  mutating func drop(_ old: Cell) -> Int {
    guard old.kind == .list, old.y > 0 else { return 0 }
    waste += Int(old.y) + 1
    return Int(old.y) + 1
  }
}
