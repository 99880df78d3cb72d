import CEL
import Foundation
import Testing

/// Random expressions with unknowns, against every way in which the unknowns may turn out.
@Suite struct UnknownPropertyTests {
  /// `CEL_ROUNDS=100000 swift test --filter UnknownPropertyTests` looks further.
  static let rounds = ProcessInfo.processInfo.environment["CEL_ROUNDS"].flatMap { Int($0) } ?? 1500

  struct Variable {
    let name: String
    let type: ValueType
    let domain: [Value]
    /// What is known of it: given the slot.
    let bind: @Sendable (Int, inout Activation) -> Void
  }

  static func list(_ ints: Int64...) -> Value { .list(ints.map(Value.int)) }

  static let variables: [Variable] = [
    Variable(name: "x", type: .bool, domain: [.bool(false), .bool(true)]) { $1[$0] = .unknown($0) },
    Variable(name: "y", type: .bool, domain: [.bool(false), .bool(true)]) { $1[$0] = .unknown($0) },
    Variable(name: "i", type: .int, domain: [-1, 0, 1, 2].map { .int($0) }) { $1[$0] = .unknown($0) },
    Variable(name: "j", type: .int, domain: [0, 1, 9].map { .int($0) }) { $1[$0] = .unknown($0) },
    Variable(name: "s", type: .string, domain: ["a", "b", ""].map { .string($0) }) { $1[$0] = .unknown($0) },
    // A list of which only a 1 is known.
    Variable(
      name: "l", type: .list(.int),
      domain: [list(1), list(1, 0), list(0, 1), list(2, 1), list(1, 1), list(2, 0, 1), list(1, 2, 3)]
    ) { $1[$0] = .list(List(elements: [.int(1)], isComplete: false, missing: Unknown($0))) },
    // A list whose first element is not known.
    Variable(name: "k", type: .list(.int), domain: [list(0, 1), list(1, 1), list(5, 1)]) {
      $1[$0] = list(0, 1)
      $1.lacks(AttributePattern(slot: $0, steps: [.index(0)], id: $0))
    },
    // A map of which one field is not known, nor whether it is there.
    Variable(
      name: "m", type: .map(.string, .int),
      domain: [
        .map(Map(["a": .int(1)])), .map(Map(["a": .int(1), "b": .int(0)])), .map(Map(["a": .int(1), "b": .int(2)])),
      ]
    ) {
      $1[$0] = .map(Map(["a": .int(1), "b": .int(0)]))
      $1.lacks(AttributePattern(slot: $0, steps: [.field("b")], id: $0))
    },
    Variable(
      name: "n", type: .map(.string, .int),
      domain: [.map(Map([])), .map(Map(["a": .int(1)])), .map(Map(["a": .int(0), "b": .int(1)]))]
    ) { $1[$0] = .unknown($0) },
    Variable(name: "w", type: .list(.int), domain: [list(), list(1), list(0, 2)]) { $1[$0] = .unknown($0) },
  ]

  static let declarations: Declarations = {
    var declarations = Declarations()
    for variable in variables { declarations.variable(variable.name, variable.type) }
    return declarations
  }()

  /// Whether what is known admits how it turned out.
  static func admits(_ known: Value, _ outcome: Value) -> Bool {
    switch (known, outcome) {
    case (.unknown, _): return true
    case (.error, .error): return true
    case (.list(let known), .list(let outcome)):
      if known.isComplete {
        return known.elements.count == outcome.elements.count
          && zip(known.elements, outcome.elements).allSatisfy { admits($0, $1) }
      }
      // Of a partly known list, what is known is there, each in a place of its own.
      var rest = outcome.elements
      for element in known.elements where !element.isUnknown {
        guard let place = rest.firstIndex(where: { admits(element, $0) }) else { return false }
        rest.remove(at: place)
      }
      return known.elements.count <= outcome.elements.count
    case (.map(let known), .map(let outcome)):
      guard known.isComplete ? known.count == outcome.count : known.count <= outcome.count else { return false }
      return known.entries.allSatisfy { entry in outcome[entry.key].map { admits(entry.value, $0) } ?? false }
    case (.optional(let known), .optional(let outcome)):
      guard let known = known.value, let outcome = outcome.value else {
        return known.value == nil && outcome.value == nil
      }
      return admits(known, outcome)
    default: return known.description == outcome.description
    }
  }

  static func outcomes(_ plan: Plan, _ slots: [Int]) -> [Value]? {
    guard slots.reduce(1, { $0 * variables[$1].domain.count }) <= 600 else { return nil }
    var outcomes: [Value] = []
    func substitute(_ rest: ArraySlice<Int>, _ activation: Activation) {
      guard let slot = rest.first else { return outcomes.append(plan.evaluate(activation)) }
      for value in variables[slot].domain {
        var activation = activation
        activation[slot] = value
        substitute(rest.dropFirst(), activation)
      }
    }
    substitute(slots[...], Activation(for: declarations))
    return outcomes
  }

  /// Why an expression may be unknown though every substitution agrees: the documented losses. Empty if none applies.
  static func losses(_ expr: Expr) -> Set<String> {
    var seen: [String: Int] = [:]
    var losses: Set<String> = []
    func walk(_ expr: Expr) {
      switch expr.kind {
      case .ident(let name):
        seen[name, default: 0] += 1
        if seen[name] == 2 { losses.insert("a variable that occurs twice is not known to be the same") }
      case .call(let name, _, _):
        switch name {
        case "_&&_", "_||_", "!_", "@not_strictly_false": break
        case "_?_:_": losses.insert("branches that agree as a whole are not compared further than scalars")
        case "_==_", "_!=_", "_<_", "@in":
          losses.insert("an unknown is compared as if it could have any value")
        case "_[_]", "size": losses.insert("size and index of a partly known list are unknown")
        default: losses.insert("a function does not know that it ignores an argument")
        }
      case .select(_, _, let isTest, _):
        losses.insert(
          isTest ? "has() of an unknown is unknown" : "what is unknown as a whole is not looked into")
      case .comprehension:
        losses.insert("what is missing from a list may be anything")
      default: break
      }
      expr.children.forEach(walk)
    }
    walk(expr)
    return losses
  }

  @Test func knownResultsHoldHoweverTheUnknownsTurnOut() throws {
    var random = RandomExpressions(seed: 2026)
    var tried = 0
    var refused = 0
    var unknown = 0
    var lost = 0
    while tried < Self.rounds {
      let source = random.next()
      let expr = try Self.declarations.parse(source)
      // What an empty list holds is settled by its first use, which may not be what another wants.
      guard let checked = try? Self.declarations.check(expr) else {
        refused += 1
        continue
      }
      let used = checked.variables
      guard let outcomes = Self.outcomes(Plan(checked, optimises: false), used) else { continue }
      tried += 1
      var activation = Activation(for: Self.declarations)
      for slot in used { Self.variables[slot].bind(slot, &activation) }
      let plans = [
        Plan(checked), Plan(checked, optimises: false), Plan(unchecked: expr, in: Self.declarations),
        Plan(unchecked: expr, in: Self.declarations, optimises: false),
      ]
      for plan in plans {
        let result = plan.evaluate(activation)
        if let wrong = outcomes.first(where: { !Self.admits(result, $0) }) {
          Issue.record("\(source) is \(result), but may be \(wrong)")
        }
        if case .unknown(let lack) = result {
          #expect(!lack.isEmpty && lack.allSatisfy(used.contains), "\(source) lacks \(lack)")
        }
      }
      if plans[0].evaluate(activation).isUnknown {
        unknown += 1
        let isLoss = outcomes.dropFirst().allSatisfy { Self.admits(outcomes[0], $0) && Self.admits($0, outcomes[0]) }
        if isLoss {
          lost += 1
          #expect(!Self.losses(expr).isEmpty, "\(source) is always \(outcomes[0])")
        }
      }
    }
    #expect(refused <= tried / 100)
    // Measured over 60,000: three in five are unknown, of which one in five need not be.
    #expect(unknown > tried / 3)
    #expect(lost < unknown / 4, "\(lost) of \(unknown) unknown results are losses")
    if Self.rounds > 10_000 { print("\(tried) expressions, \(unknown) unknown, \(lost) losses") }
  }

  /// Where every unknown occurs once and only connectives join them, nothing is lost.
  @Test func connectivesOfDifferentUnknownsLoseNothing() throws {
    for source in [
      "x && y", "x || !y", "x ? y : true", "!(x && (y || false))", "[x, y].all(c, c)", "[x, y].exists(c, c)",
      "[x, false].all(c, c)", "[y, true].exists(c, c)", "x && 1 / 0 > 0", "x || 1 / 0 > 0",
    ] {
      let checked = try Self.declarations.compile(source)
      let outcomes = try #require(Self.outcomes(Plan(checked), checked.variables))
      var activation = Activation(for: Self.declarations)
      for slot in checked.variables { Self.variables[slot].bind(slot, &activation) }
      let isOpen = Set(outcomes.map(UnknownSuiteTests.kind)).count > 1
      #expect(Plan(checked).evaluate(activation).isUnknown == isOpen, "\(source)")
    }
  }
}
