/// The strings library. Positions count Unicode scalars, from 0.
enum StringFunctions {
  static let table: FunctionTable = {
    var table = FunctionTable()
    table.add("charAt", .pure(.binary(charAt)), ("string_char_at_int", [.string, .int], .string, true))
    table.add(
      "indexOf", .pure(.variadic { find("indexOf", $0, last: false) }),
      ("string_index_of_string", [.string, .string], .int, true),
      ("string_index_of_string_int", [.string, .string, .int], .int, true))
    table.add(
      "lastIndexOf", .pure(.variadic { find("lastIndexOf", $0, last: true) }),
      ("string_last_index_of_string", [.string, .string], .int, true),
      ("string_last_index_of_string_int", [.string, .string, .int], .int, true))
    table.add(
      "lowerAscii", .pure(.unary { ascii("lowerAscii", $0, 0x41...0x5A) }),
      ("string_lower_ascii", [.string], .string, true))
    table.add(
      "upperAscii", .pure(.unary { ascii("upperAscii", $0, 0x61...0x7A) }),
      ("string_upper_ascii", [.string], .string, true))
    table.add(
      "replace", .pure(.variadic(replace)),
      ("string_replace_string_string", [.string, .string, .string], .string, true),
      ("string_replace_string_string_int", [.string, .string, .string, .int], .string, true))
    table.add(
      "split", .pure(.variadic(split)), ("string_split_string", [.string, .string], .list(.string), true),
      ("string_split_string_int", [.string, .string, .int], .list(.string), true))
    table.add(
      "substring", .pure(.variadic(substring)), ("string_substring_int", [.string, .int], .string, true),
      ("string_substring_int_int", [.string, .int, .int], .string, true))
    table.add("trim", .pure(.unary(trim)), ("string_trim", [.string], .string, true))
    table.add(
      "join", .pure(.variadic(join)), ("list_join", [.list(.string)], .string, true),
      ("list_join_string", [.list(.string), .string], .string, true))
    table.add("strings.quote", .pure(.unary(quote)), ("strings_quote", [.string], .string, false))
    table.add("reverse", .pure(.unary(ListFunctions.reverse)), ("string_reverse", [.string], .string, true))
    table.add("format", .pure(.binary(Formatting.format)), ("string_format", [.string, dynList], .string, true))
    return table
  }()

  private static func outOfRange(_ index: Int64) -> Value { .error(.indexOutOfRange, String(index)) }

  @Sendable private static func charAt(_ text: Value, _ index: Value) -> Value {
    guard case .string(let string) = text, case .int(let index) = index else {
      return noOverload("charAt", text, index)
    }
    let scalars = Array(string.unicodeScalars)
    guard 0...Int64(scalars.count) ~= index else { return outOfRange(index) }
    return .string(index == scalars.count ? "" : String(scalars[Int(index)]))
  }

  private static func find(_ name: String, _ arguments: [Value], last: Bool) -> Value {
    guard arguments.count == 2 || arguments.count == 3, case .string(let string) = arguments[0],
      case .string(let part) = arguments[1]
    else { return noOverload(name, arguments) }
    let text = Array(string.unicodeScalars)
    let wanted = Array(part.unicodeScalars)
    var from = last ? Int64(text.count) : 0
    if arguments.count == 3 {
      guard case .int(let given) = arguments[2] else { return noOverload(name, arguments) }
      guard given >= 0, given <= text.count else { return outOfRange(given) }
      from = given
    }
    if !last {
      let bytes = Array(string.utf8)
      // Search in bytes, from the byte of the scalar asked for; then count the scalars before the place.
      let start = string.unicodeScalars.prefix(Int(from)).reduce(0) { $0 + $1.utf8.count }
      guard let place = ByteSearch.first(Array(part.utf8), in: bytes, from: start) else { return .int(-1) }
      return .int(Int64(bytes[..<place].count { $0 & 0xC0 != 0x80 }))
    }
    guard wanted.count <= text.count else { return .int(-1) }
    if wanted.isEmpty { return .int(from) }
    // Searching the reversed text for the reversed part finds the last occurrence in linear time.
    let limit = min(text.count, Int(min(from, Int64(text.count))) + wanted.count)
    let head = Array(String(String.UnicodeScalarView(text[..<limit].reversed())).utf8)
    let tail = Array(String(String.UnicodeScalarView(wanted.reversed())).utf8)
    guard let place = ByteSearch.first(tail, in: head) else { return .int(-1) }
    let after = head[..<place].count { $0 & 0xC0 != 0x80 }
    return .int(Int64(limit - after - wanted.count))
  }

  private static func ascii(_ name: String, _ text: Value, _ letters: ClosedRange<UInt8>) -> Value {
    guard case .string(let string) = text else { return noOverload(name, text) }
    return .string(String(decoding: string.utf8.map { letters ~= $0 ? $0 ^ 0x20 : $0 }, as: UTF8.self))
  }

  @Sendable private static func replace(_ arguments: [Value]) -> Value {
    guard arguments.count == 3 || arguments.count == 4, case .string(let string) = arguments[0],
      case .string(let old) = arguments[1], case .string(let new) = arguments[2]
    else { return noOverload("replace", arguments) }
    var limit = Int64.max
    if arguments.count == 4 {
      guard case .int(let given) = arguments[3] else { return noOverload("replace", arguments) }
      limit = given < 0 ? Int64.max : given
    }
    let text = Array(string.utf8)
    let part = Array(old.utf8)
    // Growth beyond this is refused before it is built.
    let most = part.isEmpty ? text.count + 1 : text.count / part.count
    let grown = Int64(min(Int64(most), limit)).multipliedReportingOverflow(by: Int64(new.utf8.count))
    guard !grown.overflow, grown.partialValue < 100_000_000 else {
      return .error(.costExceeded, "the text would be too long")
    }
    var out: [UInt8] = []
    var place = 0
    var done: Int64 = 0
    while done < limit, let found = next(part, in: text, from: place, isFirst: done == 0) {
      out += text[place..<found]
      out += Array(new.utf8)
      place = found + part.count
      done += 1
      if part.isEmpty && found == text.count { break }
    }
    return .string(String(decoding: out + text[min(place, text.count)...], as: UTF8.self))
  }

  /// The next occurrence; of nothing, the next boundary between scalars.
  private static func next(_ part: [UInt8], in text: [UInt8], from place: Int, isFirst: Bool) -> Int? {
    guard part.isEmpty else { return ByteSearch.first(part, in: text, from: place) }
    if isFirst { return 0 }
    guard place < text.count else { return nil }
    var next = place + 1
    while next < text.count, text[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }

  @Sendable private static func split(_ arguments: [Value]) -> Value {
    guard arguments.count == 2 || arguments.count == 3, case .string(let string) = arguments[0],
      case .string(let separator) = arguments[1]
    else { return noOverload("split", arguments) }
    var limit = Int64.max
    if arguments.count == 3 {
      guard case .int(let given) = arguments[2] else { return noOverload("split", arguments) }
      limit = given < 0 ? Int64.max : given
    }
    if limit == 0 { return .list([]) }
    var parts: [Value] = []
    if separator.isEmpty, !string.isEmpty {
      let scalars = Array(string.unicodeScalars)
      var place = 0
      while place < scalars.count, Int64(parts.count) < limit - 1 {
        parts.append(.string(String(scalars[place])))
        place += 1
      }
      if place < scalars.count { parts.append(.string(String(String.UnicodeScalarView(scalars[place...])))) }
      return .list(parts)
    }
    let text = Array(string.utf8)
    let part = Array(separator.utf8)
    var place = 0
    if part.isEmpty { return .list([.string("")]) }
    while Int64(parts.count) < limit - 1, let found = ByteSearch.first(part, in: text, from: place) {
      parts.append(.string(String(decoding: text[place..<found], as: UTF8.self)))
      place = found + part.count
    }
    parts.append(.string(String(decoding: text[place...], as: UTF8.self)))
    return .list(parts)
  }

  @Sendable private static func substring(_ arguments: [Value]) -> Value {
    guard arguments.count == 2 || arguments.count == 3, case .string(let string) = arguments[0],
      case .int(let start) = arguments[1]
    else { return noOverload("substring", arguments) }
    let scalars = Array(string.unicodeScalars)
    var end = Int64(scalars.count)
    if arguments.count == 3 {
      guard case .int(let given) = arguments[2] else { return noOverload("substring", arguments) }
      end = given
    }
    guard 0...Int64(scalars.count) ~= start else { return outOfRange(start) }
    guard 0...Int64(scalars.count) ~= end else { return outOfRange(end) }
    guard start <= end else { return .error(.indexOutOfRange, "a substring from \(start) to \(end)") }
    return .string(String(String.UnicodeScalarView(scalars[Int(start)..<Int(end)])))
  }

  @Sendable private static func trim(_ text: Value) -> Value {
    guard case .string(let string) = text else { return noOverload("trim", text) }
    let scalars = string.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return .string("") }
    return .string(String(scalars[first...last]))
  }

  @Sendable private static func join(_ arguments: [Value]) -> Value {
    guard arguments.count == 1 || arguments.count == 2, case .list(let list) = arguments[0] else {
      return noOverload("join", arguments)
    }
    var separator = ""
    if arguments.count == 2 {
      guard case .string(let given) = arguments[1] else { return noOverload("join", arguments) }
      separator = given
    }
    var out = ""
    for (place, element) in list.elements.enumerated() {
      guard case .string(let string) = element else { return noOverload("join", arguments) }
      if place > 0 { out += separator }
      out += string
    }
    return .string(out)
  }

  @Sendable private static func quote(_ text: Value) -> Value {
    guard case .string(let string) = text else { return noOverload("strings.quote", text) }
    return .string(Quoting.quote(string))
  }
}
