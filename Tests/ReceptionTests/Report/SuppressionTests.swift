import Testing

@testable import Reception

@Suite("Suppression of small numbers")
struct SuppressionTests {
  /// Rows by columns with a total column first and a total row last, as a report has them.
  private func table(_ inner: [[Int]]) -> (Suppression, width: Int) {
    let width = inner[0].count + 1
    var rows = inner.map { [$0.reduce(0, +)] + $0 }
    rows.append((0..<width).map { column in rows.reduce(0) { $0 + $1[column] } })
    var suppression = Suppression()
    for value in rows.joined() { suppression.add(count: value, of: value) }
    for row in rows.indices { suppression.relate(row * width, to: (1..<width).map { row * width + $0 }) }
    for column in 0..<width {
      suppression.relate((rows.count - 1) * width + column, to: (0..<rows.count - 1).map { $0 * width + column })
    }
    return (suppression, width)
  }

  @Test("Nothing is hidden where nothing is small, and noughts are shown")
  func nothing() {
    #expect(table([[5, 0, 12], [0, 0, 0], [7, 9, 30]]).0.hidden().isEmpty)
  }

  @Test("A small number alone in a sum is not the only one hidden")
  func secondary() {
    var suppression = Suppression()
    for value in [30, 3, 20, 7] { suppression.add(count: value, of: value) }
    suppression.relate(0, to: [1, 2, 3])
    #expect(suppression.hidden() == [1, 3])
  }

  @Test("Two small numbers whose sum would tell nearly all take a third")
  func narrow() {
    var suppression = Suppression()
    for value in [42, 1, 1, 40] { suppression.add(count: value, of: value) }
    suppression.relate(0, to: [1, 2, 3])
    #expect(suppression.hidden() == [1, 2, 3])
  }

  @Test("An amount goes with the counts that it tells of, and cannot be computed from the total")
  func amounts() {
    var suppression = Suppression()
    for value in [20, 3, 17] { suppression.add(count: value, of: value) }
    for (value, count) in [(2_000, 0), (300, 1), (1_700, 2)] {
      suppression.add(amount: value, tellsOf: [count])
    }
    suppression.relate(0, to: [1, 2])
    suppression.relate(3, to: [4, 5])
    #expect(suppression.hidden() == [1, 2, 4, 5])
  }

  @Test("No more is hidden than is needed: nothing that is hidden beside small numbers could be shown")
  func leastHidden() {
    // One person lapsed, in one row: beside them and their total one more column is enough.
    let (suppression, width) = table([[26, 151, 73, 0], [52, 131, 67, 0], [95, 83, 71, 1]])
    let hidden = suppression.hidden()
    #expect(hidden == [2 * width + 3, 2 * width + 4, 3 * width + 3, 3 * width + 4])
  }

  @Test("An amount alone in a sum is not the only one hidden")
  func amountAlone() {
    var suppression = Suppression()
    suppression.add(count: 3, of: 3)
    suppression.add(amount: 2_000)
    suppression.add(amount: 300, tellsOf: [0])
    suppression.add(amount: 1_700)
    suppression.relate(1, to: [2, 3])
    #expect(suppression.hidden() == [0, 2, 3])
  }

  @Test("Three sums of two hidden numbers each would give all three away, so one of the sums is hidden too")
  func triangle() {
    var suppression = Suppression()
    for value in [14, 22, 16, 4, 10, 12] { suppression.add(count: value, of: value) }
    suppression.relate(0, to: [3, 4])
    suppression.relate(1, to: [4, 5])
    suppression.relate(2, to: [3, 5])
    let hidden = suppression.hidden()
    #expect(hidden.contains(3) && !hidden.isDisjoint(with: [0, 1, 2]))
  }

  @Test("Sums that only together give a number away are found")
  func together() {
    // a + b, b + c and a + c are known: so is each.
    #expect(LinearSystem.determined([[0: 1, 1: 1], [1: 1, 2: 1], [0: 1, 2: 1]]) == [0, 1, 2])
    #expect(LinearSystem.determined([[0: 1, 1: 1], [1: 1, 2: 1]]) == [])
    #expect(LinearSystem.determined([[0: 1, 1: -1], [0: 1]]) == [0, 1])
    #expect(LinearSystem.determined([[:], [3: 2]]) == [3])
    // d follows once a, b and c are known; of e and f only the sum is.
    let sums = [[0: 1, 1: 1], [1: 1, 2: 1], [0: 1, 2: 1], [2: 1, 3: 1], [3: 1, 4: 1, 5: 1]]
    #expect(LinearSystem.determined(sums) == [0, 1, 2, 3])
  }

  /// The attack: every table of whole numbers from 0 that fits all that is shown, counted out.
  @Test("A reader who tries every table that fits cannot tell a small number", arguments: UInt64(1)...40)
  func attack(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let inner = (0..<2).map { _ in
      (0..<2).map { _ in random.chance(30) ? 0 : Int.random(in: 1...(random.chance(60) ? 6 : 14), using: &random) }
    }
    let (suppression, width) = table(inner)
    let hidden = suppression.hidden()
    let small = suppression.values.indices.filter { (1...4).contains(suppression.values[$0]) }
    #expect(hidden.isSuperset(of: small))
    var possible: [Int: Set<Int>] = [:]
    let cells = (0..<2).flatMap { row in (1..<width).map { row * width + $0 } }
    // What nobody could bound is tried up to more than any number of the table.
    var guess = suppression.values
    func fits() -> Bool {
      for row in 0..<2 { guess[row * width] = (1..<width).reduce(0) { $0 + guess[row * width + $1] } }
      for column in 0..<width { guess[2 * width + column] = guess[column] + guess[width + column] }
      return guess.indices.allSatisfy { hidden.contains($0) || guess[$0] == suppression.values[$0] }
    }
    func attempt(_ index: Int) {
      guard index < cells.count else {
        if fits() { for cell in small { possible[cell, default: []].insert(guess[cell]) } }
        return
      }
      let cell = cells[index]
      guard hidden.contains(cell) else { return attempt(index + 1) }
      for value in 0...18 {
        guess[cell] = value
        // A row that already says more than its total cannot fit.
        let row = cell / width
        let sum = (1..<width).reduce(0) { sum, column in
          row * width + column <= cell || !hidden.contains(row * width + column)
            ? sum + guess[row * width + column] : sum
        }
        if !hidden.contains(row * width), sum > suppression.values[row * width] { break }
        attempt(index + 1)
      }
      guess[cell] = suppression.values[cell]
    }
    attempt(0)
    for cell in small {
      let values = possible[cell] ?? []
      #expect(values.contains(suppression.values[cell]))
      #expect(values.count > 1, "\(inner): \(suppression.values[cell]) at \(cell) is given away")
    }
  }
}
