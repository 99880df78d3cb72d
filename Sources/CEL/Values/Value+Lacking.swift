extension Value {
  /// The value with a part of it not known, for want of an id.
  func lacking(_ steps: ArraySlice<AttributePattern.Step>, _ id: Int) -> Value {
    guard let step = steps.first else { return .unknown(Unknown(id)) }
    let rest = steps.dropFirst()
    switch self {
    case .map(let map): return .map(map.lacking(step, rest, id))
    case .list(let list): return list.lacking(step, rest, id).map(Value.list) ?? self
    default: return self
    }
  }
}

extension Map {
  fileprivate func lacking(
    _ step: AttributePattern.Step, _ rest: ArraySlice<AttributePattern.Step>, _ id: Int
  ) -> Map {
    let key: Value
    switch step {
    case .field(let name): key = .string(name)
    case .index(let index): key = .int(index)
    case .key(let bool): key = .bool(bool)
    case .any:
      // Nothing is known of what any key holds; with steps to go, the known entries are looked into.
      let known = rest.isEmpty ? [] : entries.map { (key: $0.key, value: $0.value.lacking(rest, id)) }
      return Map(entries: known, isComplete: rest.isEmpty ? false : isComplete, missing: missing.union(Unknown(id)))
    }
    if rest.isEmpty { return doubting(key, id) }
    var changed = entries
    let wanted = Map.Key(key)
    if let place = changed.firstIndex(where: { Map.Key($0.key) == wanted }) {
      changed[place].value = changed[place].value.lacking(rest, id)
    }
    let result = Map(entries: changed, isComplete: isComplete, missing: missing)
    return Map(
      contents: Contents(
        entries: result.entries, positions: result.contents.positions, isComplete: isComplete,
        missing: missing, doubtful: contents.doubtful))
  }
}

extension List {
  fileprivate func lacking(
    _ step: AttributePattern.Step, _ rest: ArraySlice<AttributePattern.Step>, _ id: Int
  ) -> List? {
    switch step {
    case .index(let index):
      guard index >= 0, index < Int64(elements.count) else { return nil }
      var changed = elements
      changed[Int(index)] = changed[Int(index)].lacking(rest, id)
      return List(elements: changed, isComplete: isComplete, missing: missing)
    case .any:
      let changed = elements.map { $0.lacking(rest, id) }
      return List(elements: changed, isComplete: isComplete, missing: missing)
    case .field, .key: return nil
    }
  }
}
