/// The rules that decide a row's finding, each once, in a list that is used again for the next row: nothing is allocated
/// for each of a million rows.
package final class ReasonList {
  /// By their places among those of the register, in the order in which they were added.
  package private(set) var rules: [Int] = []
  /// By rule: the turn in which it was added last.
  private var turns: [UInt32]
  private var turn: UInt32 = 0

  /// `count`: how many rules the register has.
  package init(count: Int) { turns = Array(repeating: 0, count: count) }

  /// Begins with none.
  package func clear() {
    rules.removeAll(keepingCapacity: true)
    if turn == .max {
      for index in turns.indices { turns[index] = 0 }
      turn = 0
    }
    turn += 1
  }

  func add(_ rule: Int) {
    guard turns[rule] != turn else { return }
    turns[rule] = turn
    rules.append(rule)
  }

  /// Orders what was added since there were `start`; lists are short and mostly in order.
  func sort(from start: Int, by areInOrder: (Int, Int) -> Bool) {
    guard rules.count > start + 1 else { return }
    for index in (start + 1)..<rules.count {
      var place = index
      while place > start, !areInOrder(rules[place - 1], rules[place]) {
        rules.swapAt(place - 1, place)
        place -= 1
      }
    }
  }
}
