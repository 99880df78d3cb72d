extension Value {
  /// What is lacking in this value at any depth; nil when all of it is known.
  var lackWithin: Unknown? {
    switch self {
    case .unknown(let unknown): return unknown
    case .list(let list):
      let contents = list.contents
      if contents.isComplete { return contents.within.isEmpty ? nil : contents.within }
      return contents.within.union(contents.missing)
    case .map(let map):
      let contents = map.contents
      if contents.isComplete { return contents.within.isEmpty ? nil : contents.within }
      return contents.within.union(contents.missing)
    case .optional(let optional): return optional.value?.lackWithin
    default: return nil
    }
  }
}
