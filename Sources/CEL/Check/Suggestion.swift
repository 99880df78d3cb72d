/// What somebody may have meant.
enum Suggestion {
  /// The name nearest to a misspelt one, if it is near enough: at most a third of its letters differ.
  static func nearest(to name: String, among names: some Sequence<String>) -> String? {
    let wanted = Array(name.utf8.prefix(100))
    var best: (name: String, distance: Int)?
    for candidate in names {
      let distance = distance(wanted, Array(candidate.utf8.prefix(100)))
      if distance < best?.distance ?? Int.max || (distance == best?.distance && candidate < best?.name ?? "") {
        best = (candidate, distance)
      }
    }
    guard let best, best.distance <= max(1, wanted.count / 3), best.distance < wanted.count else { return nil }
    return best.name
  }

  /// The least number of letters to insert, drop, change or swap with their neighbour.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var before = [Int](0...b.count)
    var previous = before
    for i in 0..<a.count {
      var current = [i + 1]
      for j in 0..<b.count {
        var least = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (lower(a[i]) == lower(b[j]) ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, before[j - 1] + 1) }
        current.append(least)
      }
      before = previous
      previous = current
    }
    return previous[b.count]
  }

  private static func lower(_ byte: UInt8) -> UInt8 { 0x41...0x5A ~= byte ? byte | 0x20 : byte }

  /// How the macros are called.
  static let macros: [String: String] = [
    "has": "has(map.field)", "all": "list.all(x, condition)", "exists": "list.exists(x, condition)",
    "exists_one": "list.exists_one(x, condition)", "map": "list.map(x, value)", "filter": "list.filter(x, condition)",
    "sortBy": "list.sortBy(x, key)", "math.greatest": "math.greatest(a, b, …)", "math.least": "math.least(a, b, …)",
  ]

  /// Whether a name is a macro's, or another language's for one.
  static func isMacro(_ name: String) -> Bool {
    macros[name] != nil || functions[name].map { macros[$0] != nil } ?? false
  }

  /// Functions under the names that other languages have for them.
  static let functions: [String: String] = [
    "len": "size", "length": "size", "count": "size", "toLowerCase": "lowerAscii", "lower": "lowerAscii",
    "lowercase": "lowerAscii", "toUpperCase": "upperAscii", "upper": "upperAscii", "uppercase": "upperAscii",
    "strip": "trim", "includes": "contains", "starts_with": "startsWith", "ends_with": "endsWith", "any": "exists",
    "some": "exists", "every": "all", "find": "indexOf", "slice": "substring", "substr": "substring",
    "regex": "matches",
    "match": "matches", "str": "string", "toString": "string", "float": "double", "number": "double",
    "date": "timestamp",
    "datetime": "timestamp", "max": "math.greatest", "min": "math.least", "math.max": "math.greatest",
    "math.min": "math.least", "abs": "math.abs", "floor": "math.floor", "ceil": "math.ceil", "round": "math.round",
    "sqrt": "math.sqrt", "getYear": "getFullYear", "getDay": "getDate", "getMinute": "getMinutes",
    "getHour": "getHours",
    "getSecond": "getSeconds", "range": "lists.range", "typeof": "type", "unique": "distinct", "reversed": "reverse",
    "sorted": "sort", "concat": "join",
  ]

  /// What fields of scalars are meant to be.
  static func field(_ name: String, of type: ValueType) -> String? {
    switch (type, name) {
    case (.string, "length"), (.string, "size"), (.string, "count"), (.list, "length"), (.list, "size"),
      (.list, "count"):
      return "write size() with brackets"
    case (.timestamp, "year"): return "write getFullYear()"
    case (.timestamp, "month"): return "write getMonth(), which counts from 0"
    case (.timestamp, "day"): return "write getDate()"
    case (.timestamp, "hour"), (.timestamp, "hours"): return "write getHours()"
    case (.timestamp, "minute"), (.timestamp, "minutes"): return "write getMinutes()"
    case (.duration, "hours"), (.duration, "minutes"), (.duration, "seconds"):
      return "write get\(name.prefix(1).uppercased())\(name.dropFirst())()"
    case (.list, _): return "write list[0] for one element, or list.exists(x, condition) for any"
    case (.optional, _): return "write .?\(name) to go on where there is a value"
    default: return nil
    }
  }

  /// What an undeclared name is meant to be, if it is no misspelling: a constant, a part of a longer name, or a text.
  static func name(_ name: String, among names: [String]) -> String {
    switch name.lowercased() {
    case "true", "yes", "on": return "write true"
    case "false", "no", "off": return "write false"
    case "none", "nil", "null", "undefined": return "write null"
    default: break
    }
    if let whole = names.first(where: { $0.hasSuffix("." + name) }) { return "write '\(whole)'?" }
    let parts = names.filter { $0.hasPrefix(name + ".") }.sorted()
    if !parts.isEmpty {
      return "write one of " + parts.prefix(4).joined(separator: ", ") + (parts.count > 4 ? ", …" : "")
    }
    return name.contains(".") ? "declare it, or correct its spelling" : "put quotes around a text: '\(name)'"
  }
}
