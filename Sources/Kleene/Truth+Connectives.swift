extension Truth {
  /// Negation: swaps false and true; the negation of an unknown is unknown.
  public static prefix func ! (truth: Truth) -> Truth {
    switch truth {
    case .false: .true
    case .true: .false
    case .unknown: .unknown
    }
  }

  /// Conjunction: false as soon as one side is false, whatever the other is.
  public func and(_ other: Truth) -> Truth {
    if self == .false || other == .false { return .false }
    return self == .true && other == .true ? .true : .unknown
  }

  /// Disjunction: true as soon as one side is true, whatever the other is.
  public func or(_ other: Truth) -> Truth {
    if self == .true || other == .true { return .true }
    return self == .false && other == .false ? .false : .unknown
  }

  /// Material implication, `!self or other`.
  public func implies(_ other: Truth) -> Truth { (!self).or(other) }

  /// Conjunction that does not ask for the right side when the left decides.
  public static func && (left: Truth, right: @autoclosure () throws -> Truth) rethrows -> Truth {
    left == .false ? .false : try left.and(right())
  }

  /// Disjunction that does not ask for the right side when the left decides.
  public static func || (left: Truth, right: @autoclosure () throws -> Truth) rethrows -> Truth {
    left == .true ? .true : try left.or(right())
  }

  /// Whether all are true; true of none. Stops at the first false.
  public static func and(_ truths: some Sequence<Truth>) -> Truth {
    var result = Truth.true
    for truth in truths {
      if truth == .false { return .false }
      if truth == .unknown { result = .unknown }
    }
    return result
  }

  /// Whether one is true; false of none. Stops at the first true.
  public static func or(_ truths: some Sequence<Truth>) -> Truth {
    var result = Truth.false
    for truth in truths {
      if truth == .true { return .true }
      if truth == .unknown { result = .unknown }
    }
    return result
  }

  /// Whether all are true; true of none.
  public static func and(_ truths: Truth...) -> Truth { and(truths) }

  /// Whether one is true; false of none.
  public static func or(_ truths: Truth...) -> Truth { or(truths) }
}
