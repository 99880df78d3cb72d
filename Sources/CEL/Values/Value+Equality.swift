public import Kleene

extension Value {
  /// Whether two values are equal in the language: numbers by their amount whatever their type, values of
  /// different types never, and unknown as far as what is known decides neither way. A fault equals nothing.
  public func equals(_ other: Value) -> Truth {
    switch equality(self, other) {
    case .no: .false
    case .yes: .true
    case .unknown: .unknown
    }
  }

  /// `equals` as an optional Bool: nil when it is not known.
  public func isEqual(to other: Value) -> Bool? { equals(other).known }

  /// The truth of a bool or an unknown; nil for all else.
  public var truth: Truth? {
    switch self {
    case .bool(let bool): Truth(bool)
    case .unknown: .unknown
    default: nil
    }
  }
}

/// The equality of the language.
func equality(_ a: Value, _ b: Value) -> Verdict {
  switch (a, b) {
  case (.int(let x), .int(let y)): return Verdict(x == y)
  case (.string(let x), .string(let y)): return Verdict(ExactText.same(x, y))
  case (.bool(let x), .bool(let y)): return Verdict(x == y)
  case (.opaque(let x), .opaque(let y)): return Verdict(x == y)
  case (.unknown(let x), .unknown(let y)): return .unknown(x.union(y))
  case (.unknown(let x), _): return .unknown(x)
  case (_, .unknown(let y)): return .unknown(y)
  case (.null, .null): return .yes
  case (.bytes(let x), .bytes(let y)): return Verdict(x == y)
  case (.timestamp(let x), .timestamp(let y)): return Verdict(x == y)
  case (.duration(let x), .duration(let y)): return Verdict(x == y)
  case (.network(let x), .network(let y)): return Verdict(x == y)
  case (.type(let x), .type(let y)): return Verdict(x.runtimeName == y.runtimeName)
  case (.list(let x), .list(let y)): return equality(x, y)
  case (.map(let x), .map(let y)): return equality(x, y)
  case (.optional(let x), .optional(let y)):
    guard let x = x.value, let y = y.value else { return Verdict(x.value == nil && y.value == nil) }
    return equality(x, y)
  case (.int, .uint), (.int, .double), (.uint, .int), (.uint, .uint), (.uint, .double), (.double, .int),
    (.double, .uint), (.double, .double):
    return Verdict(NumericOrder(a, b) == .same)
  default: return .no
  }
}

/// Complete lists place by place; a partly known list is unequal as soon as it holds more, or something else.
private func equality(_ a: List, _ b: List) -> Verdict {
  if a.isComplete && b.isComplete {
    guard a.elements.count == b.elements.count else { return .no }
    var verdict = Verdict.yes
    for (x, y) in zip(a.elements, b.elements) {
      verdict.and(equality(x, y))
      if case .no = verdict { return .no }
    }
    return verdict
  }
  var lack = a.missing.union(b.missing)
  for (known, other) in [(a, b), (b, a)] where other.isComplete {
    if known.elements.count > other.elements.count { return .no }
    for element in known.elements {
      switch membership(of: element, in: other) {
      case .no: return .no
      case .yes: break
      case .unknown(let more): lack.formUnion(more)
      }
    }
  }
  return .unknown(lack)
}

private func equality(_ a: Map, _ b: Map) -> Verdict {
  var verdict = Verdict.yes
  if a.isComplete && b.isComplete {
    guard a.count == b.count else { return .no }
  } else {
    if a.isComplete && b.count > a.count || b.isComplete && a.count > b.count { return .no }
    verdict = .unknown(a.missing.union(b.missing))
  }
  for entry in a.entries {
    guard let other = b[entry.key] else {
      if b.doubt(Map.Key(entry.key)) == nil { return .no }
      continue
    }
    verdict.and(equality(entry.value, other))
    if case .no = verdict { return .no }
  }
  for entry in b.entries where a[entry.key] == nil && a.doubt(Map.Key(entry.key)) == nil { return .no }
  return verdict
}

/// `x in list`: true if a known element equals, unknown if an unknown element or a missing one might.
func membership(of value: Value, in list: List) -> Verdict {
  let contents = list.contents
  if let index = contents.index, let key = Map.Key(value) { return Verdict(index.keys.contains(key)) }
  var lack = contents.missing
  for element in contents.elements {
    switch equality(value, element) {
    case .yes: return .yes
    case .no: break
    case .unknown(let more): lack.formUnion(more)
    }
  }
  return lack.isEmpty ? .no : .unknown(lack)
}

/// `k in map`: only keys that a map can have are in it.
func membership(of key: Value, in map: Map) -> Verdict {
  if case .unknown(let lack) = key { return .unknown(lack) }
  if map[key] != nil { return .yes }
  return map.doubt(Map.Key(key)).map(Verdict.unknown) ?? .no
}
