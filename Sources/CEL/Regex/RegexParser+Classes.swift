extension RegexParser {
  /// `\d`, `\W`, `\pL`, `\p{^Lu}` …, after the backslash.
  mutating func classEscape() throws(Regex.Malformed) -> (ranges: UnicodeClass.Ranges, isNegated: Bool)? {
    guard let next = peek else { return nil }
    switch next {
    case "d", "w", "s", "D", "W", "S":
      position += 1
      let isNegated = next.value < 97
      guard let lower = UnicodeScalar(next.value | 0x20), let ranges = NamedClasses.escape(lower) else { return nil }
      return (ranges, isNegated)
    case "p", "P":
      position += 1
      var isNegated = next == "P"
      var name = try unicodeName()
      if name.hasPrefix("^") {
        isNegated.toggle()
        name.removeFirst()
      }
      guard let ranges = UnicodeClass.ranges(name) else {
        throw Regex.Malformed(
          reason: "the class \\p{\(name)}, expected a general category such as L or Nd, or a script such as Greek")
      }
      return (ranges, isNegated)
    default: return nil
    }
  }

  private mutating func unicodeName() throws(Regex.Malformed) -> String {
    guard accept("{") else {
      defer { position += 1 }
      return peek.map { String($0) } ?? ""
    }
    var name = ""
    while let letter = peek, letter != "}" {
      name.unicodeScalars.append(letter)
      position += 1
    }
    guard accept("}") else { throw Regex.Malformed(reason: "a missing '}'") }
    return name
  }

  /// The character that an escape stands for, after the backslash.
  mutating func escapedScalar() throws(Regex.Malformed) -> UInt32 {
    guard let next = peek else { throw Regex.Malformed(reason: "a backslash at the end") }
    position += 1
    switch next {
    case "a": return 0x7
    case "f": return 0xC
    case "t": return 0x9
    case "n": return 0xA
    case "r": return 0xD
    case "v": return 0xB
    case "x": return try hexadecimalScalar()
    case "0"..."7":
      // Octal: one to three digits; one alone that is not 0 would be a back reference.
      var value = next.value - 48
      var count = 1
      while let digit = peek, "0"..."7" ~= digit, count < 3 {
        value = value * 8 + (digit.value - 48)
        position += 1
        count += 1
      }
      guard next == "0" || count > 1 else { throw Regex.Malformed(reason: "the back reference \\\(next)") }
      return value
    default:
      guard next.value < 128, !next.properties.isAlphabetic, !("0"..."9" ~= next) else {
        throw Regex.Malformed(reason: "the escape \\\(next)")
      }
      return next.value
    }
  }

  /// `41` or `{1F600}`, after `\x`.
  private mutating func hexadecimalScalar() throws(Regex.Malformed) -> UInt32 {
    let isBraced = accept("{")
    var value: UInt32 = 0
    var count = 0
    while isBraced || count < 2, let digit = peek, let number = UInt32(String(digit), radix: 16), digit.isASCII {
      value = value * 16 + number
      guard value <= UnicodeClass.any.upperBound else { break }
      position += 1
      count += 1
    }
    guard isBraced ? count > 0 && accept("}") : count == 2 else {
      throw Regex.Malformed(reason: "an unfinished \\x, expected two digits of base 16, or up to 10FFFF in braces")
    }
    return value
  }

  /// `[a-z]`, after the bracket.
  mutating func characterClass() throws(Regex.Malformed) -> ScalarSet {
    var builder = ScalarSetBuilder(ignoresCase: flags.ignoresCase)
    let isNegated = accept("^")
    var isFirst = true
    while let next = peek, next != "]" || isFirst {
      isFirst = false
      if let (ranges, isNegated) = try posixClass() {
        builder.add(ranges, isNegated: isNegated)
        continue
      }
      position += 1
      if next == "\\", let (ranges, isNegated) = try classEscape() {
        builder.add(ranges, isNegated: isNegated)
        continue
      }
      let low = next == "\\" ? try escapedScalar() : next.value
      guard peek == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
        builder.add(low...low)
        continue
      }
      position += 1
      let end = scalars[position]
      position += 1
      let high = end == "\\" ? try escapedScalar() : end.value
      guard low <= high else {
        throw Regex.Malformed(reason: "the range from \(hexadecimal(UInt64(low), width: 4)), which runs backwards")
      }
      builder.add(low...high)
    }
    guard accept("]") else { throw Regex.Malformed(reason: "a missing ']'") }
    return builder.set(isNegated: isNegated)
  }

  /// `[:alpha:]` and `[:^alpha:]`. Without `:]` anywhere behind, the bracket stands for itself; with it, what lies between
  /// must be a name.
  private mutating func posixClass() throws(Regex.Malformed) -> (ranges: UnicodeClass.Ranges, isNegated: Bool)? {
    guard peek == "[", position + 1 < scalars.count, scalars[position + 1] == ":" else { return nil }
    var end = position + 2
    while end + 1 < scalars.count, scalars[end] != ":" || scalars[end + 1] != "]" { end += 1 }
    guard end + 1 < scalars.count else { return nil }
    var name = String(String.UnicodeScalarView(scalars[position + 2..<end]))
    let isNegated = name.hasPrefix("^")
    if isNegated { name.removeFirst() }
    guard let ranges = NamedClasses.posix(name) else {
      throw Regex.Malformed(reason: "the class [:\(name):], expected one such as alpha, digit or space")
    }
    position = end + 2
    return (ranges, isNegated)
  }
}
