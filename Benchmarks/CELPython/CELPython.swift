import CEL
import Conditions

/// A condition made ready, behind a pointer.
private final class Prepared {
  let plan: Plan
  let activation: Activation

  init(_ condition: Condition) throws {
    plan = try condition.plan()
    activation = condition.activation
  }
}

/// The condition of a number in a file of expressions; null when there is none. It is never freed.
@_cdecl("cel_condition")
public func condition(_ path: UnsafePointer<CChar>, _ number: Int32) -> UnsafeMutableRawPointer? {
  guard let conditions = try? ExpressionFile(path: String(cString: path)).conditions(),
    conditions.indices.contains(Int(number)), let prepared = try? Prepared(conditions[Int(number)])
  else { return nil }
  return Unmanaged.passRetained(prepared).toOpaque()
}

/// 0 for false, 1 for true, 2 for unknown, 3 for all else.
@_cdecl("cel_evaluate")
public func evaluate(_ condition: UnsafeMutableRawPointer) -> Int32 {
  Unmanaged<Prepared>.fromOpaque(condition)._withUnsafeGuaranteedRef { prepared in
    switch prepared.plan.evaluate(prepared.activation) {
    case .bool(let bool): bool ? 1 : 0
    case .unknown: 2
    default: 3
    }
  }
}
