/// Sizes, indices and construction of lists and maps, including partly known ones.
enum Containers {
  @Sendable static func size(_ value: Value) -> Value {
    switch value {
    case .string(let string): .int(Int64(string.unicodeScalars.count))
    case .bytes(let bytes): .int(Int64(bytes.count))
    case .list(let list): list.isComplete ? .int(Int64(list.elements.count)) : .unknown(list.missing)
    case .map(let map): map.isComplete ? .int(Int64(map.count)) : .unknown(map.missing)
    default: noOverload("size", value)
    }
  }

  /// What is known of both lists is known of the whole.
  static func join(_ a: List, _ b: List) -> List {
    List(
      made: a.elements + b.elements,
      missing: a.isComplete && b.isComplete ? nil : a.missing.union(b.missing))
  }

  /// `l[i]`, `m[k]`; nil when there is no such element, though the container allows to ask.
  static func element(of container: Value, at key: Value) -> Value? {
    switch container {
    case .list(let list):
      let index: Int64?
      switch key {
      case .int(let int): index = int
      case .uint(let uint): index = Int64(exactly: uint)
      case .double(let double):
        guard let whole = double.exactInt else { return .error(.invalidArgument, "a list index must be whole") }
        index = whole
      default: return noOverload("_[_]", container, key)
      }
      guard list.isComplete else { return .unknown(list.missing) }
      guard let index, index >= 0, index < Int64(list.elements.count) else { return nil }
      return list.elements[Int(index)]
    case .map(let map):
      if let value = map[key] { return value }
      return map.doubt(Map.Key(key)).map(Value.unknown)
    default: return noOverload("_[_]", container, key)
    }
  }

  /// `m.f`; nil when the map has no such key.
  static func field(_ name: String, of container: Value) -> Value? {
    guard case .map(let map) = container else {
      return .error(.noSuchField, "'\(name)': a \(container.typeOf([]).runtimeName) has no fields")
    }
    if let value = map[name] { return value }
    return map.doubt(.string(ExactText.Key(name))).map(Value.unknown)
  }

  static func missing(_ key: Value, in container: Value) -> Value {
    if case .list(let list) = container {
      return .error(.indexOutOfRange, "\(key) in a list of \(list.elements.count)")
    }
    return .error(.noSuchKey, "\(key)")
  }

  @Sendable static func insert(_ map: Value, _ key: Value, _ value: Value) -> Value {
    guard case .map(let map) = map else { return noOverload("cel.@mapInsert", map, key, value) }
    var builder = MapBuilder(map)
    if let fault = builder.insert(key, value) { return .error(fault) }
    return .map(builder.map)
  }

  @Sendable static func merge(_ map: Value, _ other: Value) -> Value {
    guard case .map(let first) = map, case .map(let second) = other else {
      return noOverload("cel.@mapInsert", map, other)
    }
    var builder = MapBuilder(first)
    for entry in second.entries {
      if let fault = builder.insert(entry.key, entry.value) { return .error(fault) }
    }
    return .map(builder.map)
  }
}
