/// The functions on strings of the language itself. All look at Unicode scalars.
enum Texts {
  @Sendable static func contains(_ a: Value, _ b: Value) -> Value {
    guard case .string(let text) = a, case .string(let part) = b else { return noOverload("contains", a, b) }
    return .bool(ByteSearch.first(Array(part.utf8), in: Array(text.utf8)) != nil)
  }

  @Sendable static func startsWith(_ a: Value, _ b: Value) -> Value {
    guard case .string(let text) = a, case .string(let part) = b else { return noOverload("startsWith", a, b) }
    return .bool(text.utf8.starts(with: part.utf8))
  }

  @Sendable static func endsWith(_ a: Value, _ b: Value) -> Value {
    guard case .string(let text) = a, case .string(let part) = b else { return noOverload("endsWith", a, b) }
    return .bool(text.utf8.count >= part.utf8.count && text.utf8.suffix(part.utf8.count).elementsEqual(part.utf8))
  }

  /// `matches` with the steps that are left, from which it takes what it costs; below 0 when they do not suffice.
  @Sendable static func matches(_ a: Value, _ b: Value, _ steps: inout Int) -> Value {
    guard case .string(let text) = a, case .string(let pattern) = b else { return noOverload("matches", a, b) }
    steps -= Regex.steps(toRead: pattern)
    guard steps > 0 else { return tooLarge }
    do {
      let regex = try Regex(pattern)
      steps -= regex.steps
      return matches(text, regex, &steps)
    } catch {
      return .error(.invalidArgument, "the pattern \(Quoting.quote(pattern)): \(error.reason)")
    }
  }

  static func matches(_ text: String, _ regex: Regex, _ steps: inout Int) -> Value {
    if steps > 0, let found = regex.matches(text, steps: &steps) { return .bool(found) }
    steps = -1
    return tooLarge
  }

  private static var tooLarge: Value { .error(.costExceeded, "the pattern and the text are too large together") }
}

/// Finding bytes in bytes in linear time.
enum ByteSearch {
  /// The place of the first occurrence at or after `start`; nil when there is none (Knuth, Morris and Pratt).
  static func first(_ part: [UInt8], in text: [UInt8], from start: Int = 0) -> Int? {
    guard !part.isEmpty else { return start <= text.count ? start : nil }
    guard text.count - start >= part.count else { return nil }
    var borders = [Int](repeating: 0, count: part.count)
    var length = 0
    for place in 1..<max(1, part.count) {
      while length > 0, part[place] != part[length] { length = borders[length - 1] }
      if part[place] == part[length] { length += 1 }
      borders[place] = length
    }
    var matched = 0
    for place in start..<text.count {
      while matched > 0, text[place] != part[matched] { matched = borders[matched - 1] }
      if text[place] == part[matched] { matched += 1 }
      if matched == part.count { return place - part.count + 1 }
    }
    return nil
  }
}
