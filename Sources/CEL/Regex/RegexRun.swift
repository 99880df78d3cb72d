/// One search of a pattern in a text.
struct RegexRun {
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

  private let regex: Regex
  private var stack: [Int] = []
  /// How many states may still be entered.
  private(set) var budget: Int

  init(_ regex: Regex, budget: Int) {
    self.regex = regex
    self.budget = budget
  }

  /// Scalar by scalar; nil when the budget is spent.
  mutating func finds(in text: String) -> Bool? {
    var now = States(regex.program.count)
    var later = States(regex.program.count)
    var before: UInt32?
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()?.value
    while budget > 0 {
      if enter(0, &now, before, next) { return true }
      guard let scalar = next else { return false }
      let after = scalars.next()?.value
      for state in now.list {
        if case .set(let set) = regex.program[state], regex.sets[set].contains(scalar),
          enter(state + 1, &later, scalar, after)
        {
          return true
        }
      }
      now.clear()
      swap(&now, &later)
      before = scalar
      next = after
    }
    return nil
  }

  /// Byte by byte, for `\C`. A set takes a whole character, so the states of the next four places are kept apart.
  mutating func findsBytes(in bytes: [UInt8]) -> Bool? {
    var places = (0..<5).map { _ in States(regex.program.count) }
    for place in 0...bytes.count {
      guard budget > 0 else { return nil }
      if enter(0, &places[place % 5], byte(bytes, place - 1), byte(bytes, place)) { return true }
      guard place < bytes.count else { break }
      let scalar = Self.scalar(bytes, place)
      let states = places[place % 5].list
      for state in states {
        var length = 0
        switch regex.program[state] {
        case .byte: length = 1
        case .set(let set):
          if let scalar, regex.sets[set].contains(scalar.value) { length = scalar.utf8.count }
        default: break
        }
        let end = place + length
        if length > 0, enter(state + 1, &places[end % 5], byte(bytes, end - 1), byte(bytes, end)) { return true }
      }
      places[place % 5].clear()
    }
    return false
  }

  private func byte(_ bytes: [UInt8], _ place: Int) -> UInt32? {
    bytes.indices.contains(place) ? UInt32(bytes[place]) : nil
  }

  /// The scalar that begins at a place; nil in the middle of one.
  private static func scalar(_ bytes: [UInt8], _ place: Int) -> UnicodeScalar? {
    guard bytes[place] & 0xC0 != 0x80 else { return nil }
    return String(decoding: bytes[place..<min(place + 4, bytes.count)], as: UTF8.self).unicodeScalars.first
  }

  /// Adds a state and all that follow it without a character; true if the pattern is through.
  private mutating func enter(_ state: Int, _ states: inout States, _ before: UInt32?, _ next: UInt32?) -> Bool {
    stack.append(state)
    while let state = stack.popLast() {
      if states.marks[state] { continue }
      states.marks[state] = true
      states.list.append(state)
      budget -= 1
      switch regex.program[state] {
      case .match:
        stack.removeAll()
        return true
      case .set, .byte: break
      case .jump(let target): stack.append(target)
      case .split(let first, let second):
        stack.append(second)
        stack.append(first)
      case .assert(let assertion):
        if Self.holds(assertion, before, next) { stack.append(state + 1) }
      }
    }
    return false
  }

  private static func holds(_ assertion: RegexNode.Assertion, _ before: UInt32?, _ next: UInt32?) -> Bool {
    switch assertion {
    case .textStart: before == nil
    case .textEnd: next == nil
    case .lineStart: before == nil || before == 10
    case .lineEnd: next == nil || next == 10
    case .wordBoundary: isWord(before) != isWord(next)
    case .noWordBoundary: isWord(before) == isWord(next)
    }
  }

  private static func isWord(_ scalar: UInt32?) -> Bool {
    switch scalar ?? 0 {
    case 48...57, 65...90, 95, 97...122: true
    default: false
    }
  }
}
