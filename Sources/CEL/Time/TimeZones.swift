/// A compiled table of time zones, given by the embedder; the module reads no files.
public struct TimeZones: Sendable {
  /// The place of a zone in the table. Negative: a fixed offset of (-index - 1) minutes past the least, -1000 hours.
  public typealias Index = Int32

  var zones: [ZoneRules] = []
  var names: [String: Index] = [:]

  /// UTC and fixed offsets only.
  public init() {}

  /// Adds a zone under a name, and returns its place. A name given twice keeps the last rules.
  @discardableResult
  public mutating func add(_ name: String, _ rules: ZoneRules) -> Index {
    if let index = names[name] {
      zones[Int(index)] = rules
      return index
    }
    let index = Index(zones.count)
    zones.append(rules)
    names[name] = index
    return index
  }

  /// The names in the table, sorted.
  public var knownNames: [String] { names.keys.sorted() }

  /// The zone of a name (`Europe/Berlin`), of `UTC`, or of a fixed offset (`+05:30`); nil when not known.
  public func index(of name: String) -> Index? {
    if let index = names[name] { return index }
    if name == "UTC" || name == "" { return Self.fixed(minutes: 0) }
    return FixedOffset.minutes(name).flatMap(Self.fixed)
  }

  /// The zone that is always this many minutes east of UTC; nil beyond 1000 hours.
  public static func fixed(minutes: Int) -> Index? {
    -60_000...60_000 ~= minutes ? Index(-(minutes + 60_000) - 1) : nil
  }

  /// Seconds east of UTC in a zone at an instant (seconds since 1970). Unknown zones count as UTC.
  public func offset(zone: Index, at seconds: Int64) -> Int {
    if zone < 0 { return (-(Int(zone) + 1) - 60_000) * 60 }
    guard zone < zones.count else { return 0 }
    return zones[Int(zone)].offset(at: seconds)
  }

  /// The civil day of an instant in a zone, in days since 1970-01-01.
  public func localDay(of seconds: Int64, zone: Index) -> Int64 {
    let offset = Int64(offset(zone: zone, at: seconds))
    let (local, overflow) = seconds.addingReportingOverflow(offset)
    return floorDivide(overflow ? seconds : local, 86_400)
  }

  /// The first instant (seconds since 1970) of a civil day in a zone, also where midnight is skipped or
  /// comes twice. Days beyond the range of `Int64` seconds are clamped.
  public func startOfDay(_ day: Int64, zone: Index) -> Int64 {
    let limit: Int64 = 100_000_000_000
    let day = min(max(day, -limit), limit)
    let midnight = day * 86_400
    // The offset is at most a day either way, so the first instant lies within these two days.
    // `localDay` never goes back by a whole day, so a binary search for the first instant whose
    // day is at least `day` is exact even across a change at midnight.
    var low = midnight - 93_600
    var high = midnight + 93_600
    while low < high {
      let middle = low + (high - low) / 2
      if localDay(of: middle, zone: zone) >= day { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// Division that rounds down; the divisor is positive.
func floorDivide(_ a: Int64, _ b: Int64) -> Int64 {
  let quotient = a / b
  return a % b < 0 ? quotient - 1 : quotient
}
