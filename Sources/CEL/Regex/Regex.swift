/// A pattern of RE2's syntax, matched in time linear in the text (times the size of the pattern).
///
/// All states of the automaton are followed at once (Thompson 1968, after Pike), so no pattern and no text
/// makes it go back. Source of the syntax: github.com/google/re2/wiki/Syntax.
struct Regex: Sendable {
  /// Why a pattern is refused.
  struct Malformed: Error, Sendable {
    let reason: String
  }

  enum Instruction: Sendable {
    case set(Int)
    case byte
    case split(Int, Int)
    case jump(Int)
    case assert(RegexNode.Assertion)
    case match
  }

  private(set) var program: [Instruction] = []
  private(set) var sets: [ScalarSet] = []
  private var weight = 0
  /// Whether the pattern has `\C`, so that a match may go through the middle of a character.
  private var readsBytes = false

  /// The most that a program may weigh, in RE2's instructions for its default memory of 8 MB. Sets are weighed by
  /// estimate, so that patterns near the bound may be refused here and not there, or the other way round.
  private static let heaviest = 699_000

  init(_ pattern: String) throws(Malformed) {
    var parser = RegexParser(pattern)
    try compile(parser.parse())
    try emit(.match)
  }

  private mutating func emit(_ instruction: Instruction, weight: Int = 1) throws(Malformed) {
    self.weight += weight
    guard self.weight <= Self.heaviest else { throw Malformed(reason: "it is too large") }
    program.append(instruction)
  }

  private mutating func compile(_ node: RegexNode) throws(Malformed) {
    switch node {
    case .empty: break
    case .set(let set):
      sets.append(set)
      try emit(.set(sets.count - 1), weight: set.weight)
    case .byte:
      readsBytes = true
      try emit(.byte)
    case .sequence(let parts):
      for part in parts { try compile(part) }
    case .choice(let branches): try compile(branches)
    case .assertion(let assertion): try emit(.assert(assertion))
    case .repeated(let inner, let least, let most): try compile(inner, least, most)
    }
  }

  private mutating func compile(_ branches: [RegexNode]) throws(Malformed) {
    var ends: [Int] = []
    for (place, branch) in branches.enumerated() {
      let split = program.count
      if place < branches.count - 1 { try emit(.split(split + 1, 0)) }
      try compile(branch)
      guard place < branches.count - 1 else { break }
      ends.append(program.count)
      try emit(.jump(0))
      program[split] = .split(split + 1, program.count)
    }
    for end in ends { program[end] = .jump(program.count) }
  }

  private mutating func compile(_ inner: RegexNode, _ least: Int, _ most: Int?) throws(Malformed) {
    for _ in 0..<least { try compile(inner) }
    guard let most else {
      let split = program.count
      try emit(.split(split + 1, 0))
      try compile(inner)
      try emit(.jump(split))
      program[split] = .split(split + 1, program.count)
      return
    }
    var splits: [Int] = []
    for _ in 0..<max(0, most - least) {
      splits.append(program.count)
      try emit(.split(program.count + 1, 0))
      try compile(inner)
    }
    for split in splits { program[split] = .split(split + 1, program.count) }
  }

  /// How many states of the automaton may be entered for one step of an evaluation.
  private static let statesPerStep = 16

  /// The steps that it takes to read a pattern. A class of Unicode has hundreds of ranges.
  static func steps(toRead pattern: String) -> Int {
    var previous: UInt8 = 0
    var classes = 0
    for byte in pattern.utf8 {
      if previous == UInt8(ascii: "\\"), byte | 0x20 == UInt8(ascii: "p") { classes += 1 }
      previous = byte
    }
    return pattern.utf8.count / 16 + classes * 300
  }

  /// The steps that it took to make the automaton.
  var steps: Int { program.count / Self.statesPerStep }

  /// Whether the pattern occurs anywhere in the text; nil when that takes more than these steps, which are counted down.
  func matches(_ text: String, steps: inout Int) -> Bool? {
    let states = min(steps, Int.max / Self.statesPerStep) * Self.statesPerStep
    var run = RegexRun(self, budget: states)
    let found = readsBytes ? run.findsBytes(in: Array(text.utf8)) : run.finds(in: text)
    steps -= (states - run.budget) / Self.statesPerStep
    return found
  }
}
