/// Builds a map whose keys must all be different.
struct MapBuilder {
  private var entries: [(key: Value, value: Value)] = []
  private var positions: [Map.Key: Int] = [:]
  private var isComplete = true
  private var missing = Unknown()

  init() {}

  init(_ map: Map) {
    entries = map.contents.entries
    positions = map.contents.positions
    isComplete = map.isComplete
    missing = map.missing
  }

  /// A fault if the key is of a type that no key has.
  static func refusal(of key: Value) -> Fault? {
    switch key {
    case .bool, .int, .uint, .string: nil
    default: Fault(.invalidArgument, "a \(key.typeOf([]).runtimeName) is no map key")
    }
  }

  /// A fault if the key is there already, or is of a type that no key has.
  mutating func insert(_ key: Value, _ value: Value) -> Fault? {
    if let refusal = Self.refusal(of: key) { return refusal }
    guard let place = Map.Key(key) else { return nil }
    guard positions[place] == nil else { return Fault(.duplicateKey, "\(key)") }
    positions[place] = entries.count
    entries.append((key, value))
    return nil
  }

  /// Says that there may be further entries.
  mutating func lack(_ unknown: Unknown) {
    isComplete = false
    missing.formUnion(unknown)
  }

  var map: Map {
    Map(
      contents: Map.Contents(
        entries: entries, positions: positions, isComplete: isComplete, missing: missing))
  }
}
