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

  /// A fault if the key is there already, or is of a type that no key has.
  mutating func insert(_ key: Value, _ value: Value) -> Fault? {
    if case .double = key { return Fault(.invalidArgument, "a double is no map key") }
    guard let place = Map.Key(key) else {
      return Fault(.invalidArgument, "a \(key.typeOf([]).runtimeName) is no map key")
    }
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
