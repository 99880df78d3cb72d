/// The conversions between types; a value that does not fit is a fault.
enum Conversions {
  private static func range(_ value: Value, _ type: String) -> Value {
    .error(.overflow, "\(value) does not fit \(type)")
  }

  private static func malformed(_ text: String, _ type: String, _ expected: String) -> Value {
    .error(.invalidConversion, "\(Quoting.quote(text)) is no \(type), expected \(expected)")
  }

  @Sendable static func bool(_ value: Value) -> Value {
    switch value {
    case .bool: return value
    case .string(let text):
      switch text {
      case "1", "t", "true", "TRUE", "True": return .bool(true)
      case "0", "f", "false", "FALSE", "False": return .bool(false)
      default: return malformed(text, "bool", "true or false")
      }
    default: return noOverload("bool", value)
    }
  }

  @Sendable static func bytes(_ value: Value) -> Value {
    switch value {
    case .bytes: value
    case .string(let text): .bytes(Array(text.utf8))
    default: noOverload("bytes", value)
    }
  }

  @Sendable static func double(_ value: Value) -> Value {
    switch value {
    case .double: value
    case .int(let int): .double(Double(int))
    case .uint(let uint): .double(Double(uint))
    case .string(let text): DoubleText.parse(text).map(Value.double) ?? malformed(text, "double", "such as 1.5 or 2e10")
    default: noOverload("double", value)
    }
  }

  @Sendable static func int(_ value: Value) -> Value {
    switch value {
    case .int: return value
    case .uint(let uint): return Int64(exactly: uint).map(Value.int) ?? range(value, "an int")
    case .double(let double):
      // The bounds themselves are refused: as doubles they stand for neighbours out of range too.
      guard double > -0x1p63, double < 0x1p63 else { return range(value, "an int") }
      return .int(Int64(double))
    case .string(let text):
      let trimmed = DoubleText.trimmed(text)
      guard isWhole(trimmed, signed: true), let int = Int64(trimmed) else {
        return malformed(text, "int", "a whole number within 64 bits")
      }
      return .int(int)
    case .timestamp(let timestamp): return .int(timestamp.seconds)
    default: return noOverload("int", value)
    }
  }

  @Sendable static func uint(_ value: Value) -> Value {
    switch value {
    case .uint: return value
    case .int(let int): return UInt64(exactly: int).map(Value.uint) ?? range(value, "a uint")
    case .double(let double):
      guard double >= 0, double < 0x1p64 else { return range(value, "a uint") }
      return .uint(UInt64(double))
    case .string(let text):
      var trimmed = DoubleText.trimmed(text)
      if trimmed.hasPrefix("+") { trimmed.removeFirst() }
      guard isWhole(trimmed, signed: false), let uint = UInt64(trimmed) else {
        return malformed(text, "uint", "a whole number from 0 within 64 bits")
      }
      return .uint(uint)
    default: return noOverload("uint", value)
    }
  }

  /// Digits, after a sign if allowed. (Swift reads more than the language does.)
  private static func isWhole(_ text: String, signed: Bool) -> Bool {
    var bytes = Array(text.utf8)[...]
    if signed, bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
    return !bytes.isEmpty && bytes.allSatisfy { 0x30...0x39 ~= $0 }
  }

  @Sendable static func string(_ value: Value) -> Value {
    switch value {
    case .string: return value
    case .bool(let bool): return .string(bool ? "true" : "false")
    case .int(let int): return .string(String(int))
    case .uint(let uint): return .string(String(uint))
    case .double(let double): return .string(NumberText.shortest(double))
    case .bytes(let bytes):
      guard let text = String(validating: bytes, as: UTF8.self) else {
        return .error(.invalidConversion, "the bytes are no UTF-8")
      }
      return .string(text)
    case .timestamp(let timestamp): return .string(TimeText.write(timestamp))
    case .duration(let duration): return .string(TimeText.write(duration))
    case .network(let network): return .string(network.text)
    default: return noOverload("string", value)
    }
  }

  @Sendable static func timestamp(_ value: Value) -> Value {
    switch value {
    case .timestamp: return value
    case .string(let text):
      return TimeText.timestamp(text).map(Value.timestamp)
        ?? malformed(text, "timestamp", "such as 2025-04-18T09:30:00Z, in the years 1 to 9999")
    case .int(let seconds):
      return Timestamp(seconds: seconds).map(Value.timestamp) ?? range(value, "a timestamp")
    default: return noOverload("timestamp", value)
    }
  }

  @Sendable static func duration(_ value: Value) -> Value {
    switch value {
    case .duration: return value
    case .string(let text):
      return TimeText.duration(text).map(Value.duration)
        ?? malformed(text, "duration", "such as 90s or 1h30m, at most 10,000 years")
    default: return noOverload("duration", value)
    }
  }
}

/// Doubles in texts.
enum DoubleText {
  /// Without blanks around it.
  static func trimmed(_ text: String) -> String {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
    let bytes = Array(text.utf8.drop(while: isBlank))
    return String(decoding: bytes[..<((bytes.lastIndex { !isBlank($0) } ?? -1) + 1)], as: UTF8.self)
  }

  /// Decimal or hexadecimal notation, `nan`, `inf` and `infinity` in any case, blanks around; nil for all else.
  /// As in Google's C++, what exceeds a double is infinite.
  static func parse(_ text: String) -> Double? {
    var bytes = Array(trimmed(text).utf8)
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
    let word = String(decoding: bytes.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
    let magnitude: Double
    switch word {
    case "nan": magnitude = .nan
    case "inf", "infinity": magnitude = .infinity
    default:
      guard let first = bytes.first, 0x30...0x39 ~= first || first == 0x2E, bytes.count < 1000,
        bytes.contains(where: { 0x30...0x39 ~= $0 }),
        let double = Double(first == 0x2E ? "0" + word : word)
      else { return nil }
      magnitude = double
    }
    return isNegative ? -magnitude : magnitude
  }
}
