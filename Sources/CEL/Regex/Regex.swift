/// A pattern of RE2's syntax, matched in time linear in the text (times the size of the pattern).
///
/// All states of the automaton are followed at once (Thompson 1968, after Pike), so no pattern and no text
/// makes it go back. Source of the syntax: github.com/google/re2/wiki/Syntax.
struct Regex: Sendable {
  /// Why a pattern is refused.
  struct Malformed: Error, Sendable {
    let reason: String
  }

  private enum Instruction: Sendable {
    case set(Int)
    case split(Int, Int)
    case jump(Int)
    case assert(RegexNode.Assertion)
    case match
  }

  private var program: [Instruction] = []
  private var sets: [ScalarSet] = []

  /// The most instructions of a program: `(a{1000}){1000}` is refused, as in RE2.
  private static let largest = 20_000

  init(_ pattern: String) throws(Malformed) {
    var parser = RegexParser(pattern)
    try compile(parser.parse())
    try emit(.match)
  }

  private mutating func emit(_ instruction: Instruction) throws(Malformed) {
    guard program.count < Self.largest else { throw Malformed(reason: "it is too large") }
    program.append(instruction)
  }

  private mutating func compile(_ node: RegexNode) throws(Malformed) {
    switch node {
    case .empty: break
    case .set(let set):
      sets.append(set)
      try emit(.set(sets.count - 1))
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

  /// The states at one place of the text, each once.
  private struct States {
    var list: [Int] = []
    var marks: [Bool]
    init(_ count: Int) { marks = Array(repeating: false, count: count) }

    mutating func clear() {
      for state in list { marks[state] = false }
      list.removeAll(keepingCapacity: true)
    }
  }

  /// Whether the pattern occurs anywhere in the text.
  func matches(_ text: String) -> Bool {
    var now = States(program.count)
    var later = States(program.count)
    var stack: [Int] = []
    var before: UnicodeScalar?
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    while true {
      if enter(0, &now, &stack, before, next) { return true }
      guard let scalar = next else { return false }
      let after = scalars.next()
      for state in now.list {
        if case .set(let set) = program[state], sets[set].contains(scalar),
          enter(state + 1, &later, &stack, scalar, after)
        {
          return true
        }
      }
      now.clear()
      swap(&now, &later)
      before = scalar
      next = after
    }
  }

  /// Adds a state and all that follow it without a character; true if the pattern is through.
  private func enter(
    _ state: Int, _ states: inout States, _ stack: inout [Int], _ before: UnicodeScalar?, _ next: UnicodeScalar?
  ) -> Bool {
    stack.append(state)
    while let state = stack.popLast() {
      if states.marks[state] { continue }
      states.marks[state] = true
      states.list.append(state)
      switch program[state] {
      case .match:
        stack.removeAll()
        return true
      case .set: break
      case .jump(let target): stack.append(target)
      case .split(let first, let second):
        stack.append(second)
        stack.append(first)
      case .assert(let assertion):
        if holds(assertion, before, next) { stack.append(state + 1) }
      }
    }
    return false
  }

  private func holds(_ assertion: RegexNode.Assertion, _ before: UnicodeScalar?, _ next: UnicodeScalar?) -> Bool {
    switch assertion {
    case .textStart: before == nil
    case .textEnd: next == nil
    case .lineStart: before == nil || before == "\n"
    case .lineEnd: next == nil || next == "\n"
    case .wordBoundary: isWord(before) != isWord(next)
    case .noWordBoundary: isWord(before) == isWord(next)
    }
  }

  private func isWord(_ scalar: UnicodeScalar?) -> Bool {
    guard let scalar else { return false }
    switch scalar.value {
    case 48...57, 65...90, 95, 97...122: return true
    default: return false
    }
  }
}
