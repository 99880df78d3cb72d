/// The sets library, over lists that may be partly known.
enum SetFunctions {
  static let table: FunctionTable = {
    var table = FunctionTable()
    let list = ValueType.list(typeA)
    table.add(
      "sets.contains", .metered { both("sets.contains", $0, $1, &$2, contains) }, toleratesLack: true,
      ("list_sets_contains_list", [list, list], .bool, false))
    table.add(
      "sets.intersects", .metered { both("sets.intersects", $0, $1, &$2, intersects) }, toleratesLack: true,
      ("list_sets_intersects_list", [list, list], .bool, false))
    table.add(
      "sets.equivalent",
      .metered {
        both("sets.equivalent", $0, $1, &$2) { a, b in
          var verdict = contains(a, b)
          verdict.and(contains(b, a))
          return verdict
        }
      }, toleratesLack: true, ("list_sets_equivalent_list", [list, list], .bool, false))
    return table
  }()

  /// Every element of one may be compared with every element of the other, 64 comparisons a step.
  private static func both(
    _ name: String, _ a: Value, _ b: Value, _ steps: inout Int, _ test: (List, List) -> Verdict
  ) -> Value {
    guard case .list(let x) = a, case .list(let y) = b else { return noOverload(name, a, b) }
    let (comparisons, overflow) = x.contents.weight.multipliedReportingOverflow(by: y.contents.weight)
    guard !overflow, comparisons / 64 <= steps else {
      steps = -1
      return .error(.costExceeded, "\(name) of lists that are too long")
    }
    steps -= comparisons / 64
    return test(x, y).value
  }

  /// Whether every element of b is in a; false as soon as a known one cannot be.
  private static func contains(_ a: List, _ b: List) -> Verdict {
    var verdict: Verdict = b.isComplete ? .yes : .unknown(b.missing)
    for element in b.elements {
      verdict.and(isIn(element, a))
      if case .no = verdict { return .no }
    }
    return verdict
  }

  /// Whether an element of one is in the other; true as soon as a known one is.
  private static func intersects(_ a: List, _ b: List) -> Verdict {
    if a.isComplete && a.elements.isEmpty || b.isComplete && b.elements.isEmpty { return .no }
    var lack = Unknown()
    for element in b.elements {
      switch isIn(element, a) {
      case .yes: return .yes
      case .no: break
      case .unknown(let more): lack.formUnion(more)
      }
    }
    if !b.isComplete { lack.formUnion(b.missing) }
    return lack.isEmpty ? .no : .unknown(lack)
  }

  private static func isIn(_ element: Value, _ list: List) -> Verdict {
    list.isComplete && list.elements.isEmpty ? .no : membership(of: element, in: list)
  }
}
