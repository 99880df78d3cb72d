/// `'…'.format([…])` of the strings library: `%s %d %f %e %b %o %x %X %%`, with a precision for `%f` and `%e`.
enum Formatting {
  @Sendable static func format(_ template: Value, _ arguments: Value) -> Value {
    guard case .string(let text) = template, case .list(let list) = arguments else {
      return noOverload("format", template, arguments)
    }
    var scalars = text.unicodeScalars.makeIterator()
    var out = ""
    var used = 0
    while let scalar = scalars.next() {
      guard scalar == "%" else {
        out.unicodeScalars.append(scalar)
        continue
      }
      guard var verb = scalars.next() else { return .error(.invalidArgument, "a '%' at the end") }
      if verb == "%" {
        out += "%"
        continue
      }
      var precision = 6
      if verb == "." {
        precision = 0
        var digits = 0
        while true {
          guard let next = scalars.next() else { return .error(.invalidArgument, "an unfinished clause") }
          verb = next
          guard "0"..."9" ~= next, digits < 5 else { break }
          precision = precision * 10 + Int(next.value - 48)
          digits += 1
        }
        guard digits > 0, precision <= 1000 else {
          return .error(.invalidArgument, "a precision, expected 0 to 1000")
        }
      }
      guard ["s", "d", "f", "e", "b", "o", "x", "X"].contains(verb) else {
        return .error(.invalidArgument, "the clause '%\(verb)', expected one of s d f e b o x X")
      }
      guard used < list.elements.count else { return .error(.indexOutOfRange, "\(used): too few arguments") }
      guard let written = write(list.elements[used], verb, precision) else {
        return .error(
          .invalidArgument, "%\(verb) of a \(list.elements[used].typeOf([]).runtimeName)")
      }
      used += 1
      out += written
    }
    return .string(out)
  }

  private static func write(_ value: Value, _ verb: UnicodeScalar, _ precision: Int) -> String? {
    switch verb {
    case "s": return plain(value)
    case "d":
      switch value {
      case .int(let int): return String(int)
      case .uint(let uint): return String(uint)
      // Google's C++ writes a double here as %f does.
      case .double(let double):
        return double.isFinite ? ExactDecimal(double).fixed(6) : NumberText.formatted(double)
      default: return nil
      }
    case "f", "e":
      let double: Double
      switch value {
      case .double(let given): double = given
      case .int(let int): double = Double(int)
      case .uint(let uint): double = Double(uint)
      // What JSON writes for the doubles that it has not.
      case .string("NaN"): double = .nan
      case .string("Infinity"): double = .infinity
      case .string("-Infinity"): double = -.infinity
      default: return nil
      }
      guard double.isFinite else { return NumberText.formatted(double) }
      return verb == "f" ? ExactDecimal(double).fixed(precision) : ExactDecimal(double).scientific(precision)
    case "b":
      if case .bool(let bool) = value { return bool ? "1" : "0" }
      return whole(value, radix: 2)
    case "o": return whole(value, radix: 8)
    default:
      let lower: String?
      switch value {
      case .string(let string): lower = bytes(Array(string.utf8))
      case .bytes(let given): lower = bytes(given)
      default: lower = whole(value, radix: 16)
      }
      return verb == "X" ? lower?.uppercased() : lower
    }
  }

  private static func whole(_ value: Value, radix: Int) -> String? {
    switch value {
    case .int(let int): String(int, radix: radix)
    case .uint(let uint): String(uint, radix: radix)
    default: nil
    }
  }

  private static func bytes(_ bytes: [UInt8]) -> String {
    bytes.map { hexadecimal(UInt64($0), width: 2).lowercased() }.joined()
  }

  /// `%s`: any value in plain text; the keys of a map in the order of their texts.
  private static func plain(_ value: Value) -> String? {
    switch value {
    case .null: return "null"
    case .list(let list):
      var parts: [String] = []
      for element in list.elements {
        guard let part = plain(element) else { return nil }
        parts.append(part)
      }
      return "[" + parts.joined(separator: ", ") + "]"
    case .map(let map):
      var parts: [(String, String)] = []
      for entry in map.entries {
        guard let key = plain(entry.key), let value = plain(entry.value) else { return nil }
        parts.append((key, value))
      }
      parts.sort { ExactText.precedes($0.0, $1.0) }
      return "{" + parts.map { "\($0.0): \($0.1)" }.joined(separator: ", ") + "}"
    case .type(let type): return type.runtimeName
    // Six digits, as Google's C++ writes a double here (`string(x)` gives all of them).
    case .double(let double):
      return double.isFinite ? ExactDecimal(double).general() : NumberText.formatted(double)
    case .timestamp(let timestamp): return TimeText.write(timestamp, trimmed: true)
    case .bytes(let bytes): return String(decoding: bytes, as: UTF8.self)
    case .opaque, .optional, .unknown, .error: return nil
    default:
      guard case .string(let text) = Conversions.string(value) else { return nil }
      return text
    }
  }
}
