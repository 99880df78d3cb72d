/// A map from bools, ints, uints and strings to values, of which only a part may be known.
///
/// Keys that are numerically equal are one key. Values may be `.unknown`. A complete map has exactly its
/// entries; a partly known map has *at least* them: a key that is not among them may yet be there, for want of
/// `missing`.
public struct Map: Sendable {
  /// A key, with `1` and `1u` the same.
  enum Key: Hashable, Sendable {
    case bool(Bool)
    case int(Int64)
    /// More than the largest int; smaller ones are `.int`.
    case uint(UInt64)
    case string(ExactText.Key)
  }

  final class Contents: Sendable {
    let entries: [(key: Value, value: Value)]
    let positions: [Key: Int]
    let isComplete: Bool
    let missing: Unknown
    /// Of a partly known map, the keys that may yet be there; nil if any key may.
    let doubtful: [Key: Unknown]?
    /// What is lacking inside the values, at any depth; empty when all are known.
    let within: Unknown
    /// As `Value.weight`.
    let weight: Int

    init(
      entries: [(key: Value, value: Value)], positions: [Key: Int], isComplete: Bool, missing: Unknown,
      doubtful: [Key: Unknown]? = nil
    ) {
      self.doubtful = doubtful
      self.entries = entries
      self.positions = positions
      self.isComplete = isComplete
      self.missing = missing
      var within = Unknown()
      for entry in entries {
        if let lack = entry.value.lackWithin { within.formUnion(lack) }
      }
      self.within = within
      weight = Value.weight(entries.lazy.map(\.value)) + Value.weight(entries.lazy.map(\.key))
    }
  }

  let contents: Contents

  /// The complete map with these entries, in this order; the last of several equal keys counts.
  /// Entries whose key is not a bool, int, uint or string are left out.
  public init(_ entries: [(key: Value, value: Value)]) {
    self.init(entries: entries, isComplete: true, missing: Unknown())
  }

  /// A map of which these entries are known, and perhaps not all.
  public init(entries: [(key: Value, value: Value)], isComplete: Bool, missing: Unknown) {
    var kept: [(key: Value, value: Value)] = []
    kept.reserveCapacity(entries.count)
    var positions: [Key: Int] = [:]
    positions.reserveCapacity(entries.count)
    for entry in entries {
      guard let key = Key(entry.key) else { continue }
      if let position = positions[key] {
        kept[position].value = entry.value
      } else {
        positions[key] = kept.count
        kept.append(entry)
      }
    }
    contents = Contents(
      entries: kept, positions: positions, isComplete: isComplete, missing: isComplete ? Unknown() : missing)
  }

  /// A complete map with string keys.
  public init(_ entries: KeyValuePairs<String, Value>) {
    self.init(entries.map { (key: .string($0.key), value: $0.value) })
  }

  init(contents: Contents) { self.contents = contents }

  /// The map without a key of which it is not known whether it is there, and with what value.
  func doubting(_ key: Value, _ id: Int) -> Map {
    guard let place = Key(key) else { return self }
    let others = Map(entries.filter { Key($0.key) != place })
    var doubtful = isComplete ? [:] : contents.doubtful
    doubtful?[place] = Unknown(id)
    return Map(
      contents: Contents(
        entries: others.entries, positions: others.contents.positions, isComplete: false,
        missing: missing.union(Unknown(id)), doubtful: doubtful))
  }

  /// What it takes to know whether a key is there that is not among the known; nil if it is not there.
  func doubt(_ key: Key?) -> Unknown? {
    guard !isComplete, let key else { return nil }
    guard let doubtful = contents.doubtful else { return missing }
    return doubtful[key]
  }

  /// The known entries, in the order of construction. (The language leaves the order open.)
  public var entries: [(key: Value, value: Value)] { contents.entries }
  /// How many entries are known.
  public var count: Int { contents.entries.count }
  /// Whether these are all the entries.
  public var isComplete: Bool { contents.isComplete }
  /// The attributes that would complete the map; empty when it is complete.
  public var missing: Unknown { contents.missing }

  /// The value at a key, or nil. A double that is a whole number finds an int or uint key.
  public subscript(key: Value) -> Value? {
    guard let key = Key(key), let position = contents.positions[key] else { return nil }
    return contents.entries[position].value
  }

  /// The value at a string key, or nil.
  public subscript(key: String) -> Value? {
    contents.positions[.string(ExactText.Key(key))].map { contents.entries[$0].value }
  }
}

extension Map.Key {
  /// The key that a value is or, for a whole double, equals; nil for all else.
  init?(_ value: Value) {
    switch value {
    case .bool(let bool): self = .bool(bool)
    case .int(let int): self = .int(int)
    case .uint(let uint): self = Int64(exactly: uint).map(Self.int) ?? .uint(uint)
    case .double(let double):
      if let int = double.exactInt {
        self = .int(int)
      } else if let uint = double.exactUInt {
        self = .uint(uint)
      } else {
        return nil
      }
    case .string(let string): self = .string(ExactText.Key(string))
    default: return nil
    }
  }
}
