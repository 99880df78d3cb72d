/// Reads RE2's syntax. Not read: `\C`, and classes by script such as `\p{Greek}`.
struct RegexParser {
  private struct Flags {
    var ignoresCase = false
    var multiline = false
    var dotAll = false
  }

  private let scalars: [UnicodeScalar]
  private var position = 0
  private var flags = Flags()
  private var depth = 0

  init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  mutating func parse() throws(Regex.Malformed) -> RegexNode {
    let node = try choice()
    guard position == scalars.count else { throw Regex.Malformed(reason: "an unexpected ')'") }
    return node
  }

  private var peek: UnicodeScalar? { position < scalars.count ? scalars[position] : nil }

  private func ahead(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    return position + wanted.count <= scalars.count && scalars[position..<position + wanted.count].elementsEqual(wanted)
  }

  private mutating func accept(_ text: String) -> Bool {
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

  private mutating func sequence() throws(Regex.Malformed) -> RegexNode {
    var parts: [RegexNode] = []
    while let next = peek, next != "|", next != ")" {
      if accept("\\Q") {
        while position < scalars.count, !accept("\\E") {
          parts.append(.set(.one(scalars[position], ignoresCase: flags.ignoresCase)))
          position += 1
        }
        continue
      }
      guard let atom = try atom() else { continue }
      parts.append(try repetition(of: atom))
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func repetition(of atom: RegexNode) throws(Regex.Malformed) -> RegexNode {
    var node = atom
    var isRepeated = false
    while let next = peek {
      var least = 0
      var most: Int?
      switch next {
      case "*": position += 1
      case "+":
        position += 1
        least = 1
      case "?":
        position += 1
        most = 1
      case "{":
        guard let (low, high) = bounds() else { return node }
        guard low <= 1000, high ?? 0 <= 1000, low <= high ?? low else {
          throw Regex.Malformed(
            reason: "a repetition {\(low),\(high.map(String.init) ?? "")}, expected at most 1000 and in order")
        }
        least = low
        most = high
      default: return node
      }
      if isRepeated { throw Regex.Malformed(reason: "a repetition of a repetition; use brackets") }
      isRepeated = true
      _ = accept("?")
      node = .repeated(node, least: least, most: most)
    }
    return node
  }

  /// `{n}`, `{n,}` or `{n,m}`; else nothing is read and the brace stands for itself.
  private mutating func bounds() -> (Int, Int?)? {
    let start = position
    position += 1
    func fail() -> (Int, Int?)? {
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

  private mutating func number() -> Int? {
    let start = position
    var value = 0
    while let digit = peek, "0"..."9" ~= digit, position - start < 6 {
      value = value * 10 + Int(digit.value - 48)
      position += 1
    }
    return position > start ? value : nil
  }

  /// One character, class, group or assertion; nil for a group of flags alone.
  private mutating func atom() throws(Regex.Malformed) -> RegexNode? {
    let scalar = scalars[position]
    position += 1
    switch scalar {
    case "(": return try group()
    case "[": return .set(try characterClass())
    case ".":
      return .set(
        ScalarSet(items: flags.dotAll ? [.range(0, 0x10FFFF)] : [.range(0, 9), .range(11, 0x10FFFF)]))
    case "^": return .assertion(flags.multiline ? .lineStart : .textStart)
    case "$": return .assertion(flags.multiline ? .lineEnd : .textEnd)
    case "\\": return try escape()
    case "*", "+", "?": throw Regex.Malformed(reason: "'\(scalar)' with nothing to repeat")
    case "{":
      position -= 1
      let start = position
      if bounds() != nil { throw Regex.Malformed(reason: "'{' with nothing to repeat") }
      position = start + 1
    default: break
    }
    return .set(.one(scalar, ignoresCase: flags.ignoresCase))
  }

  private mutating func group() throws(Regex.Malformed) -> RegexNode? {
    let outer = flags
    if accept("?") {
      if accept("P<") || accept("<") {
        let start = position
        while let next = peek, next != ">" {
          guard next.properties.isAlphabetic || "0"..."9" ~= next || next == "_" else { break }
          position += 1
        }
        guard position > start, accept(">") else { throw Regex.Malformed(reason: "a malformed group name") }
      } else if try setFlags() {
        return nil
      }
    }
    let inner = try choice()
    guard accept(")") else { throw Regex.Malformed(reason: "a missing ')'") }
    flags = outer
    return inner
  }

  /// Reads `i-s)` or `i-s:`; true if that was all.
  private mutating func setFlags() throws(Regex.Malformed) -> Bool {
    var on = true
    var seen = false
    while let next = peek {
      position += 1
      switch next {
      case "i": flags.ignoresCase = on
      case "m": flags.multiline = on
      case "s": flags.dotAll = on
      case "U": break
      case "-" where on: on = false
      case ":": return false
      case ")" where seen: return true
      default: throw Regex.Malformed(reason: "the group (?\(next), expected flags of imsU, ':' or a name")
      }
      seen = true
    }
    throw Regex.Malformed(reason: "a missing ')'")
  }

  private mutating func escape() throws(Regex.Malformed) -> RegexNode {
    guard let next = peek else { throw Regex.Malformed(reason: "a backslash at the end") }
    switch next {
    case "b": position += 1; return .assertion(.wordBoundary)
    case "B": position += 1; return .assertion(.noWordBoundary)
    case "A": position += 1; return .assertion(.textStart)
    case "z": position += 1; return .assertion(.textEnd)
    default: break
    }
    if let items = try classEscape() { return .set(ScalarSet(items: items, ignoresCase: flags.ignoresCase)) }
    return .set(.one(try escapedScalar(), ignoresCase: flags.ignoresCase))
  }

  /// `\d`, `\W`, `\pL`, `\p{Lu}` …, after the backslash.
  private mutating func classEscape() throws(Regex.Malformed) -> [ScalarSet.Item]? {
    guard let next = peek else { return nil }
    switch next {
    case "d", "w", "s":
      position += 1
      return (ScalarSet.ascii(String(next)) ?? []).map { .range($0.0, $0.1) }
    case "D", "W", "S":
      position += 1
      let ranges = ScalarSet.ascii(String(next).lowercased()) ?? []
      return ScalarSet.complement(ranges).map { .range($0.0, $0.1) }
    case "p", "P":
      position += 1
      var isNegated = next == "P"
      var name = ""
      if accept("{") {
        if accept("^") { isNegated.toggle() }
        while let letter = peek, letter != "}" {
          name.unicodeScalars.append(letter)
          position += 1
        }
        guard accept("}") else { throw Regex.Malformed(reason: "a missing '}'") }
      } else if let letter = peek {
        name = String(letter)
        position += 1
      }
      if name == "Any" { return isNegated ? [] : [.range(0, 0x10FFFF)] }
      guard ScalarSet.categories.contains(name) else {
        throw Regex.Malformed(reason: "the class \\p{\(name)}, expected a general category such as L or Nd")
      }
      return [.category(name, isNegated: isNegated)]
    default: return nil
    }
  }

  /// The character that an escape stands for, after the backslash.
  private mutating func escapedScalar() throws(Regex.Malformed) -> UnicodeScalar {
    guard let next = peek else { throw Regex.Malformed(reason: "a backslash at the end") }
    position += 1
    switch next {
    case "a": return "\u{7}"
    case "f": return "\u{C}"
    case "t": return "\t"
    case "n": return "\n"
    case "r": return "\r"
    case "v": return "\u{B}"
    case "x": return try hexadecimalScalar()
    case "0"..."7":
      // Octal: one to three digits after 0, three after another.
      position -= 1
      var value: UInt32 = 0
      var count = 0
      while let digit = peek, "0"..."7" ~= digit, count < 3 {
        value = value * 8 + (digit.value - 48)
        position += 1
        count += 1
      }
      guard next == "0" || count == 3, let scalar = UnicodeScalar(value) else {
        throw Regex.Malformed(reason: "the back reference \\\(next)")
      }
      return scalar
    default:
      guard next.value < 128, !next.properties.isAlphabetic, !("0"..."9" ~= next) else {
        throw Regex.Malformed(reason: "the escape \\\(next)")
      }
      return next
    }
  }

  private mutating func hexadecimalScalar() throws(Regex.Malformed) -> UnicodeScalar {
    var digits = ""
    if accept("{") {
      while let digit = peek, digit != "}", digits.utf8.count < 9 {
        digits.unicodeScalars.append(digit)
        position += 1
      }
      guard accept("}") else { throw Regex.Malformed(reason: "a missing '}'") }
    } else {
      while let digit = peek, digits.utf8.count < 2 {
        digits.unicodeScalars.append(digit)
        position += 1
      }
      guard digits.utf8.count == 2 else { throw Regex.Malformed(reason: "a short \\x") }
    }
    guard !digits.hasPrefix("+"), let value = UInt32(digits, radix: 16), let scalar = UnicodeScalar(value) else {
      throw Regex.Malformed(reason: "the escape \\x\(digits)")
    }
    return scalar
  }

  /// `[a-z]`, after the bracket.
  private mutating func characterClass() throws(Regex.Malformed) -> ScalarSet {
    var set = ScalarSet(ignoresCase: flags.ignoresCase)
    set.isNegated = accept("^")
    var isFirst = true
    while let next = peek, next != "]" || isFirst {
      isFirst = false
      if ahead("[:") {
        set.items += try named()
        continue
      }
      position += 1
      if next == "\\", let items = try classEscape() {
        set.items += items
        continue
      }
      let low = next == "\\" ? try escapedScalar() : next
      guard peek == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
        set.items.append(.range(low.value, low.value))
        continue
      }
      position += 1
      let end = scalars[position]
      position += 1
      let high = end == "\\" ? try escapedScalar() : end
      guard low <= high else { throw Regex.Malformed(reason: "the range \(low)-\(high), which runs backwards") }
      set.items.append(.range(low.value, high.value))
    }
    guard accept("]") else { throw Regex.Malformed(reason: "a missing ']'") }
    return set
  }

  /// `[:alpha:]` and `[:^alpha:]`.
  private mutating func named() throws(Regex.Malformed) -> [ScalarSet.Item] {
    let start = position
    _ = accept("[:")
    let isNegated = accept("^")
    var name = ""
    while let letter = peek, letter.properties.isAlphabetic {
      name.unicodeScalars.append(letter)
      position += 1
    }
    guard accept(":]") else {
      position = start + 1
      return [.range(0x5B, 0x5B)]
    }
    guard name != "d", name != "w", name != "s", let ranges = ScalarSet.ascii(name) else {
      throw Regex.Malformed(reason: "the class [:\(name):]")
    }
    return (isNegated ? ScalarSet.complement(ranges) : ranges).map { .range($0.0, $0.1) }
  }
}
