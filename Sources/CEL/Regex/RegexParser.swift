/// Reads RE2's syntax: all of it but for flags of its own interface.
struct RegexParser {
  struct Flags {
    var ignoresCase = false
    var multiline = false
    var dotAll = false
  }

  /// The most that a repetition may ask for, with those around it multiplied, as in RE2.
  static let mostRepeated = 1000

  let scalars: [UnicodeScalar]
  var position = 0
  var flags = Flags()
  private var depth = 0

  init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  mutating func parse() throws(Regex.Malformed) -> RegexNode {
    let node = try choice()
    guard position == scalars.count else { throw Regex.Malformed(reason: "an unexpected ')'") }
    return node
  }

  var peek: UnicodeScalar? { position < scalars.count ? scalars[position] : nil }

  private func ahead(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    return position + wanted.count <= scalars.count && scalars[position..<position + wanted.count].elementsEqual(wanted)
  }

  mutating func accept(_ text: String) -> Bool {
    guard ahead(text) else { return false }
    position += text.unicodeScalars.count
    return true
  }

  private mutating func choice() throws(Regex.Malformed) -> RegexNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 200 else { throw Regex.Malformed(reason: "brackets nested deeper than 200") }
    var branches = [try sequence()]
    while accept("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  /// A repetition takes the part before it, even across `\E` or a group of flags, as in RE2.
  private mutating func sequence() throws(Regex.Malformed) -> RegexNode {
    var parts: [RegexNode] = []
    var wasRepetition = false
    while let next = peek, next != "|", next != ")" {
      if let (least, most) = try repetition() {
        guard let last = parts.popLast() else { throw Regex.Malformed(reason: "'\(next)' with nothing to repeat") }
        if wasRepetition { throw Regex.Malformed(reason: "a repetition of a repetition; use brackets") }
        parts.append(try repeated(last, least: least, most: most))
        wasRepetition = true
        continue
      }
      wasRepetition = false
      if accept("\\Q") {
        while position < scalars.count, !accept("\\E") {
          parts.append(one(scalars[position].value))
          position += 1
        }
      } else if let atom = try atom() {
        parts.append(atom)
      }
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  // MARK: Repetition

  /// `*`, `+`, `?` or `{n,m}`, with a `?` for laziness; nil, and nothing read, for anything else.
  private mutating func repetition() throws(Regex.Malformed) -> (least: Int, most: Int?)? {
    let found: (least: Int, most: Int?)
    switch peek {
    case "*": found = (0, nil)
    case "+": found = (1, nil)
    case "?": found = (0, 1)
    case "{":
      guard let bounds = bounds() else { return nil }
      guard bounds.least <= Self.mostRepeated, bounds.most ?? 0 <= Self.mostRepeated,
        bounds.least <= bounds.most ?? bounds.least
      else {
        throw Regex.Malformed(
          reason:
            "a repetition {\(bounds.least),\(bounds.most.map(String.init) ?? "")}, expected at most 1000 and in order")
      }
      _ = accept("?")
      return bounds
    default: return nil
    }
    position += 1
    _ = accept("?")
    return found
  }

  private func repeated(_ node: RegexNode, least: Int, most: Int?) throws(Regex.Malformed) -> RegexNode {
    let whole = RegexNode.repeated(node, least: least, most: most)
    if max(least, most ?? 0) >= 2, Self.room(in: whole, Self.mostRepeated) == 0 {
      throw Regex.Malformed(reason: "repetitions within repetitions that come to more than 1000")
    }
    return whole
  }

  /// What is left of a number divided by all counted repetitions on the way down, at the worst place; 0 is too few.
  private static func room(in node: RegexNode, _ room: Int) -> Int {
    switch node {
    case .empty, .set, .byte, .assertion: return room
    case .sequence(let parts), .choice(let parts): return parts.reduce(room) { min($0, Self.room(in: $1, room)) }
    case .repeated(let inner, let least, let most):
      // `*`, `+` and `?` do not count.
      let isCounted = !(least <= 1 && most == nil) && !(least == 0 && most == 1)
      let count = most ?? least
      return Self.room(in: inner, isCounted && count > 0 ? room / count : room)
    }
  }

  /// `{n}`, `{n,}` or `{n,m}`; else nothing is read and the brace stands for itself.
  private mutating func bounds() -> (least: Int, most: Int?)? {
    let start = position
    position += 1
    func fail() -> (least: Int, most: Int?)? {
      position = start
      return nil
    }
    guard let low = number() else { return fail() }
    if accept("}") { return (low, low) }
    guard accept(",") else { return fail() }
    if accept("}") { return (low, nil) }
    guard let high = number(), accept("}") else { return fail() }
    return (low, high)
  }

  /// Digits without a zero before them; nil for others, and for more than nine.
  private mutating func number() -> Int? {
    let start = position
    var value = 0
    while let digit = peek, "0"..."9" ~= digit {
      guard value < 100_000_000 else { return nil }
      value = value * 10 + Int(digit.value - 48)
      position += 1
    }
    guard position > start, position == start + 1 || scalars[start] != "0" else { return nil }
    return value
  }

  // MARK: Atoms

  func one(_ scalar: UInt32) -> RegexNode {
    var builder = ScalarSetBuilder(ignoresCase: flags.ignoresCase)
    builder.add(scalar...scalar)
    return .set(builder.set())
  }

  /// One character, class, group or assertion; nil for a group of flags alone.
  private mutating func atom() throws(Regex.Malformed) -> RegexNode? {
    let scalar = scalars[position]
    position += 1
    switch scalar {
    case "(": return try group()
    case "[": return .set(try characterClass())
    case ".": return .set(ScalarSet(flags.dotAll ? [UnicodeClass.any] : [0...9, 11...0x10FFFF]))
    case "^": return .assertion(flags.multiline ? .lineStart : .textStart)
    case "$": return .assertion(flags.multiline ? .lineEnd : .textEnd)
    case "\\": return try escape()
    default: return one(scalar.value)
    }
  }

  private mutating func group() throws(Regex.Malformed) -> RegexNode? {
    let outer = flags
    if accept("?") {
      if accept("P<") || accept("<") {
        try groupName()
      } else if try setFlags() {
        return nil
      }
    }
    let inner = try choice()
    guard accept(")") else { throw Regex.Malformed(reason: "a missing ')'") }
    flags = outer
    // A group without content is a part like others: it may be repeated.
    if case .sequence(let parts) = inner, parts.isEmpty { return .empty }
    return inner
  }

  /// `name>`: letters, marks, digits and `_`.
  private mutating func groupName() throws(Regex.Malformed) {
    let start = position
    while let next = peek, next != ">" {
      switch next.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber,
        .nonspacingMark, .spacingMark, .decimalNumber, .connectorPunctuation:
        position += 1
      default: throw Regex.Malformed(reason: "the group name with '\(next)', expected letters, digits and '_'")
      }
    }
    guard position > start, accept(">") else { throw Regex.Malformed(reason: "an unfinished group name") }
  }

  /// Reads `i-s)` or `i-s:`; true if that was all.
  private mutating func setFlags() throws(Regex.Malformed) -> Bool {
    var new = flags
    var on = true
    var isMinusOpen = false
    while let next = peek {
      position += 1
      switch next {
      case "i": new.ignoresCase = on
      case "m": new.multiline = on
      case "s": new.dotAll = on
      case "U": break
      case "-" where on:
        on = false
        isMinusOpen = true
        continue
      case ":" where !isMinusOpen, ")" where !isMinusOpen:
        flags = new
        return next == ")"
      default: throw Regex.Malformed(reason: "the group (?\(next), expected flags of imsU, ':' or a name")
      }
      isMinusOpen = false
    }
    throw Regex.Malformed(reason: "a missing ')'")
  }

  private mutating func escape() throws(Regex.Malformed) -> RegexNode {
    switch peek {
    case "b": position += 1; return .assertion(.wordBoundary)
    case "B": position += 1; return .assertion(.noWordBoundary)
    case "A": position += 1; return .assertion(.textStart)
    case "z": position += 1; return .assertion(.textEnd)
    case "C": position += 1; return .byte
    default: break
    }
    if let (ranges, isNegated) = try classEscape() {
      var builder = ScalarSetBuilder(ignoresCase: flags.ignoresCase)
      builder.add(ranges, isNegated: isNegated)
      return .set(builder.set())
    }
    return one(try escapedScalar())
  }
}
