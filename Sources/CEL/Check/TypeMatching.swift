/// Whether types fit each other, and what the type parameters stand for.
///
/// The rules are those of Google's checkers: a parameter takes the most general of the types it meets;
/// `dyn` fits everywhere; null fits wrappers, timestamps, durations, optionals and other named types.
struct TypeMatching {
  /// What each type parameter stands for so far.
  private(set) var substitutions: [String: ValueType] = [:]
  /// What the parameters that a trial has set stood for before. (A copy of all would make long expressions slow.)
  private var changes: [(name: String, before: ValueType?)] = []
  private var fresh = 0

  /// A parameter that nothing else uses.
  mutating func freshParameter() -> ValueType {
    fresh += 1
    return .parameter("_\(fresh)")
  }

  /// The signature with its own fresh parameters.
  mutating func instantiate(_ overload: Overload) -> (params: [ValueType], returns: ValueType) {
    var names: [String: ValueType] = [:]
    let params = overload.params.map { renamed($0, &names) }
    return (params, renamed(overload.returns, &names))
  }

  private mutating func renamed(_ type: ValueType, _ names: inout [String: ValueType]) -> ValueType {
    switch type {
    case .parameter(let name):
      if let known = names[name] { return known }
      let parameter = freshParameter()
      names[name] = parameter
      return parameter
    case .list(let element): return .list(renamed(element, &names))
    case .map(let key, let value): return .map(renamed(key, &names), renamed(value, &names))
    case .optional(let inner): return .optional(renamed(inner, &names))
    case .type(let inner): return .type(renamed(inner, &names))
    case .opaque(let name, let arguments): return .opaque(name, arguments.map { renamed($0, &names) })
    default: return type
    }
  }

  /// The type with its parameters replaced; those that stand for nothing stay, or become `dyn`.
  func substitute(_ type: ValueType, freeAsDyn: Bool = false) -> ValueType {
    switch type {
    case .parameter(let name):
      if let known = substitutions[name] { return substitute(known, freeAsDyn: freeAsDyn) }
      return freeAsDyn ? .dyn : type
    case .list(let element): return .list(substitute(element, freeAsDyn: freeAsDyn))
    case .map(let key, let value):
      return .map(substitute(key, freeAsDyn: freeAsDyn), substitute(value, freeAsDyn: freeAsDyn))
    case .optional(let inner): return .optional(substitute(inner, freeAsDyn: freeAsDyn))
    case .type(let inner): return .type(substitute(inner, freeAsDyn: freeAsDyn))
    case .opaque(let name, let arguments):
      return .opaque(name, arguments.map { substitute($0, freeAsDyn: freeAsDyn) })
    default: return type
    }
  }

  /// Whether values of `from` may stand where `to` is wanted; if so, what that says of parameters is kept.
  mutating func accepts(_ to: ValueType, _ from: ValueType) -> Bool { accepts([to], [from]) }

  mutating func accepts(_ to: [ValueType], _ from: [ValueType]) -> Bool {
    guard to.count == from.count else { return false }
    changes.removeAll(keepingCapacity: true)
    for (to, from) in zip(to, from) where !assignable(from, to) {
      for (name, before) in changes.reversed() { substitutions[name] = before }
      return false
    }
    return true
  }

  /// The type of a list or map that holds both.
  mutating func join(_ previous: ValueType?, _ current: ValueType) -> ValueType {
    guard let previous else { return current }
    return accepts(current, previous) ? mostGeneral(previous, current) : .dyn
  }

  private mutating func assignable(_ a: ValueType, _ b: ValueType) -> Bool {
    if case .parameter(let name) = b {
      let (valid, has) = bind(name, to: a)
      if valid { return true }
      if has { return false }
    }
    if case .parameter(let name) = a { return bind(name, to: b).valid }
    switch (a, b) {
    case (.dyn, _), (_, .dyn), (.error, _), (_, .error): return true
    case (.null, _): return Self.isNullable(b)
    case (_, .null): return Self.isNullable(a)
    case (.wrapper(let x), .wrapper(let y)): return x == y
    case (.wrapper(let x), _): return x == b
    case (_, .wrapper(let y)): return a == y
    case (.type, .type): return true
    case (.list(let x), .list(let y)): return assignable(x, y)
    case (.optional(let x), .optional(let y)): return assignable(x, y)
    case (.map(let k, let v), .map(let l, let w)): return assignable(k, l) && assignable(v, w)
    case (.opaque(let name, let x), .opaque(let other, let y)):
      guard name == other, x.count == y.count else { return false }
      for (x, y) in zip(x, y) where !assignable(x, y) { return false }
      return true
    default: return a == b
    }
  }

  private static func isNullable(_ type: ValueType) -> Bool {
    switch type {
    case .null, .wrapper, .timestamp, .duration, .optional, .opaque, .scalar: true
    default: false
    }
  }

  private mutating func bind(_ name: String, to type: ValueType) -> (valid: Bool, has: Bool) {
    let parameter = ValueType.parameter(name)
    if type == parameter { return (true, true) }
    if let known = substitutions[name] {
      if type == known { return (true, true) }
      if assignable(type, known) {
        let general = mostGeneral(type, known)
        if !occurs(name, in: general) { set(name, general) }
        return (true, true)
      }
      return (false, true)
    }
    guard !occurs(name, in: type) else { return (false, false) }
    set(name, type)
    return (true, false)
  }

  private mutating func set(_ name: String, _ type: ValueType) {
    changes.append((name, substitutions[name]))
    substitutions[name] = type
  }

  private func occurs(_ name: String, in type: ValueType) -> Bool {
    switch type {
    case .parameter(let other):
      if name == other { return true }
      return substitutions[other].map { occurs(name, in: $0) } ?? false
    case .list(let inner), .optional(let inner), .type(let inner): return occurs(name, in: inner)
    case .map(let key, let value): return occurs(name, in: key) || occurs(name, in: value)
    case .opaque(_, let arguments): return arguments.contains { occurs(name, in: $0) }
    default: return false
    }
  }

  func mostGeneral(_ a: ValueType, _ b: ValueType) -> ValueType { isAtLeastAsGeneral(a, b) ? a : b }

  private func isAtLeastAsGeneral(_ a: ValueType, _ b: ValueType) -> Bool {
    switch (a, b) {
    case (.dyn, _), (.error, _), (.parameter, _): return true
    case (_, .dyn), (_, .error), (_, .parameter): return false
    case (.list(let x), .list(let y)), (.optional(let x), .optional(let y)): return isAtLeastAsGeneral(x, y)
    case (.map(let k, let v), .map(let l, let w)): return isAtLeastAsGeneral(k, l) && isAtLeastAsGeneral(v, w)
    case (.opaque(let name, let x), .opaque(let other, let y)):
      return name == other && x.count == y.count && zip(x, y).allSatisfy { isAtLeastAsGeneral($0, $1) }
    case (.type, .type): return true
    case (.wrapper, _): return true
    case (.null, _): return false
    case (_, .null): return true
    default: return a == b
    }
  }
}
