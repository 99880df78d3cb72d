/// `+ - * / %` and negation, with a fault on overflow.
enum Arithmetic {
  private static func int(_ result: (partialValue: Int64, overflow: Bool)) -> Value {
    result.overflow ? .error(.overflow, "the result is no 64-bit int") : .int(result.partialValue)
  }

  private static func uint(_ result: (partialValue: UInt64, overflow: Bool)) -> Value {
    result.overflow ? .error(.overflow, "the result is no 64-bit uint") : .uint(result.partialValue)
  }

  @Sendable static func add(_ a: Value, _ b: Value) -> Value {
    switch (a, b) {
    case (.int(let x), .int(let y)): return int(x.addingReportingOverflow(y))
    case (.uint(let x), .uint(let y)): return uint(x.addingReportingOverflow(y))
    case (.double(let x), .double(let y)): return .double(x + y)
    case (.string(let x), .string(let y)): return .string(x + y)
    case (.bytes(let x), .bytes(let y)): return .bytes(x + y)
    case (.list(let x), .list(let y)): return .list(Containers.join(x, y))
    case (.timestamp(let x), .duration(let y)), (.duration(let y), .timestamp(let x)):
      return timestamp(x, y.seconds, Int64(y.nanoseconds))
    case (.duration(let x), .duration(let y)):
      return duration(x.seconds + y.seconds, Int64(x.nanoseconds) + Int64(y.nanoseconds))
    default: return noOverload("_+_", a, b)
    }
  }

  @Sendable static func subtract(_ a: Value, _ b: Value) -> Value {
    switch (a, b) {
    case (.int(let x), .int(let y)): return int(x.subtractingReportingOverflow(y))
    case (.uint(let x), .uint(let y)): return uint(x.subtractingReportingOverflow(y))
    case (.double(let x), .double(let y)): return .double(x - y)
    case (.timestamp(let x), .duration(let y)): return timestamp(x, -y.seconds, -Int64(y.nanoseconds))
    case (.timestamp(let x), .timestamp(let y)):
      return duration(x.seconds - y.seconds, Int64(x.nanoseconds) - Int64(y.nanoseconds))
    case (.duration(let x), .duration(let y)):
      return duration(x.seconds - y.seconds, Int64(x.nanoseconds) - Int64(y.nanoseconds))
    default: return noOverload("_-_", a, b)
    }
  }

  private static func timestamp(_ x: Timestamp, _ seconds: Int64, _ nanoseconds: Int64) -> Value {
    let total = Int64(x.nanoseconds) + nanoseconds
    let carry = floorDivide(total, 1_000_000_000)
    let rest = Int32(total - carry * 1_000_000_000)
    return Timestamp(seconds: x.seconds + seconds + carry, nanoseconds: rest).map(Value.timestamp)
      ?? .error(.overflow, "the instant is outside the years 1 to 9999")
  }

  /// A duration that is computed must fit 64 bits of nanoseconds (about 292 years), as in Google's engines.
  private static func duration(_ seconds: Int64, _ nanoseconds: Int64) -> Value {
    var seconds = seconds + nanoseconds / 1_000_000_000
    var nanoseconds = nanoseconds % 1_000_000_000
    if seconds > 0 && nanoseconds < 0 {
      seconds -= 1
      nanoseconds += 1_000_000_000
    } else if seconds < 0 && nanoseconds > 0 {
      seconds += 1
      nanoseconds -= 1_000_000_000
    }
    let (billions, isLong) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let fits = !isLong && !billions.addingReportingOverflow(nanoseconds).overflow
    guard fits, let value = ElapsedTime(seconds: seconds, nanoseconds: Int32(nanoseconds))
    else { return .error(.overflow, "the duration is too long") }
    return .duration(value)
  }

  @Sendable static func multiply(_ a: Value, _ b: Value) -> Value {
    switch (a, b) {
    case (.int(let x), .int(let y)): int(x.multipliedReportingOverflow(by: y))
    case (.uint(let x), .uint(let y)): uint(x.multipliedReportingOverflow(by: y))
    case (.double(let x), .double(let y)): .double(x * y)
    default: noOverload("_*_", a, b)
    }
  }

  @Sendable static func divide(_ a: Value, _ b: Value) -> Value {
    switch (a, b) {
    case (.int(let x), .int(let y)):
      y == 0 ? .error(.divisionByZero) : int(x.dividedReportingOverflow(by: y))
    case (.uint(let x), .uint(let y)): y == 0 ? .error(.divisionByZero) : .uint(x / y)
    case (.double(let x), .double(let y)): .double(x / y)
    default: noOverload("_/_", a, b)
    }
  }

  @Sendable static func remainder(_ a: Value, _ b: Value) -> Value {
    switch (a, b) {
    case (.int(let x), .int(let y)):
      y == 0 ? .error(.modulusByZero) : int(x.remainderReportingOverflow(dividingBy: y))
    case (.uint(let x), .uint(let y)): y == 0 ? .error(.modulusByZero) : .uint(x % y)
    default: noOverload("_%_", a, b)
    }
  }

  @Sendable static func negate(_ a: Value) -> Value {
    switch a {
    case .int(let x): int(Int64(0).subtractingReportingOverflow(x))
    case .double(let x): .double(-x)
    default: noOverload("-_", a)
    }
  }
}
