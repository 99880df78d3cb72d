import CEL
import Kleene
import Testing

/// The fast path of conditions against the machine that explains them: the same value, whatever was bound before.
@Suite struct FastPathTests {
  /// What a variable may be set to: lists of several lengths and kinds, known, partly known and not at all.
  static let values: [Value] =
    [0, 1, 2, 5, 20, 64, 65].flatMap { count -> [Value] in
      let texts = (0..<count).map { Value.string("t\($0)") }
      let ints = (0..<count).map { Value.int(Int64($0)) }
      return [
        .list(texts), .list(ints), .list(List(elements: texts, isComplete: false, missing: [1])),
        .list(List(elements: ints, isComplete: false, missing: [130])),
      ]
    } + [
      .unknown(1), .unknown(200), .list([.string("t1"), .int(1)]), .list([.unknown(3), .string("t1")]),
      .list([.double(1)]), .list([.string("a text of more than fifteen bytes")]), .error(.overflow), .null,
      .string("t1"),
    ]
  static let elements: [Value] = [
    .string("t1"), .string("t9"), .string("a text of more than fifteen bytes"), .int(1), .int(9), .double(1), .uint(1),
    .bool(true), .unknown(0), .unknown(129), .error(.overflow), .null,
  ]
  static let sources = [
    "x in l", "!(x in l)", "x in l || x in m", "!(x in l) && !(x in m) && x != 7", "x == l || x in m", "x", "!x", "!!x",
    "(x in l ? x in m : x == 1) || x == 't1'", "x in ['t1', 't2'] || !(x in [1, 2])", "!(x in l && x in m)",
  ]

  @Test(arguments: sources)
  func agreesWithTheMachine(_ source: String) throws {
    var declarations = Declarations()
    for name in ["x", "l", "m"] { declarations.variable(name, .dyn) }
    let plan = Plan(try declarations.compile(source))
    var activation = Activation(for: declarations)
    var random = Random(seed: 7)
    for _ in 0..<3000 {
      // One activation for all, so that lists take the places of others.
      activation[0] = Self.elements[random.below(Self.elements.count)]
      activation[1 + random.below(2)] = Self.values[random.below(Self.values.count)]
      let fast = plan.evaluate(activation)
      let slow = plan.explain(activation).value
      #expect(
        fast.description == slow.description, "\(source) with \(activation[0]), \(activation[1]), \(activation[2])")
    }
  }

  /// Values in one place, and plans side by side, mean what they mean alone.
  @Test func plansSideBySideAgreeWithEachAlone() throws {
    var declarations = Declarations()
    for name in ["x", "l", "m"] { declarations.variable(name, .dyn) }
    let plans = try Self.sources.map { Plan(try declarations.compile($0)) }
    let table = PlanTable(plans)
    let placed = PlacedActivation((0..<3).map { .unknown($0) })
    var activation = Activation(for: declarations)
    var random = Random(seed: 11)
    var answered = 0
    for round in 0..<1500 {
      let slot = round % 2 == 0 ? 0 : 1 + random.below(2)
      let values = slot == 0 ? Self.elements : Self.values
      let value = values[random.below(values.count)]
      activation[slot] = value
      placed[slot] = value
      try #require(placed.isFaithful)
      for (number, plan) in plans.enumerated() {
        let alone = plan.evaluate(activation).description
        let place = "\(Self.sources[number]) with \(activation[0]), \(activation[1]), \(activation[2])"
        #expect(plan.evaluate(placed).description == alone, "\(place)")
        guard let found = table.words.truth(number, placed.words) else { continue }
        answered += 1
        let lacking = Unknown(words: found.low, found.high)
        let together: Value = found.truth.known.map { .bool($0) } ?? .unknown(lacking)
        #expect(together.description == alone, "\(place)")
      }
      #expect(placed.activation[slot].description == value.description)
    }
    withExtendedLifetime((table, placed)) {}
    #expect(answered > 1500, "the fast path answered \(answered) times: the test shows little")
  }

  @Test(arguments: [1, 2, 8, 9, 30])
  func fieldsAreFoundAmongFewAndMany(_ count: Int) throws {
    var declarations = Declarations()
    declarations.variable("m", .map(.string, .int))
    var entries = (1..<count).map { (key: Value.string("k\($0)"), value: Value.int(Int64($0))) }
    // The sign of the unit kelvin, which Swift holds to be equal to the letter; the language does not.
    entries.append((key: .string("\u{212A}"), value: .int(0)))
    var activation = Activation(for: declarations)
    activation[0] = .map(Map(entries))
    for number in 1..<max(2, count) {
      let found = Plan(try declarations.compile("m.k\(number)")).evaluate(activation)
      if number < count { #expect(found.description == "\(number)") } else { #expect(found.isError) }
    }
    #expect(Plan(try declarations.compile("m.K")).evaluate(activation).isError)
    #expect(Plan(try declarations.compile("m['\u{212A}']")).evaluate(activation).description == "0")
  }

  /// A reproducible sequence (splitmix64).
  struct Random {
    var seed: UInt64

    mutating func below(_ limit: Int) -> Int {
      seed &+= 0x9E37_79B9_7F4A_7C15
      var z = seed
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((z ^ (z >> 31)) % UInt64(limit))
    }
  }
}
