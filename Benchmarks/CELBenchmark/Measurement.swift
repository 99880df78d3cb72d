import CEL
import Conditions

/// Loops around an evaluation.
enum Measurement {
  /// Nanoseconds per evaluation.
  static func evaluation(_ plan: Plan, _ activation: borrowing Activation, count: Int) -> Double {
    var unknowns = 0
    let clock = ContinuousClock()
    let start = clock.now
    for _ in 0..<count where plan.evaluate(activation).isUnknown { unknowns += 1 }
    let time = nanoseconds(clock.now - start)
    keep(unknowns)
    return time / Double(count)
  }

  /// Nanoseconds per explanation, with its trace.
  static func explanation(_ plan: Plan, _ activation: borrowing Activation, count: Int) -> Double {
    var unknowns = 0
    let clock = ContinuousClock()
    let start = clock.now
    for _ in 0..<count where plan.explain(activation).value.isUnknown { unknowns += 1 }
    let time = nanoseconds(clock.now - start)
    keep(unknowns)
    return time / Double(count)
  }

  /// Nanoseconds from the text to the first answer.
  static func compilation(_ condition: Condition, count: Int) throws -> Double {
    var unknowns = 0
    let clock = ContinuousClock()
    let start = clock.now
    for _ in 0..<count where try condition.plan().evaluate(condition.activation).isUnknown { unknowns += 1 }
    let time = nanoseconds(clock.now - start)
    keep(unknowns)
    return time / Double(count)
  }

  /// Allocations per evaluation; nil when nothing counts them.
  static func allocations(_ plan: Plan, _ activation: borrowing Activation) -> Double? {
    guard let counter = AllocationCounter() else { return nil }
    _ = evaluation(plan, activation, count: 10)
    let count = 10_000
    let before = counter.value
    var unknowns = 0
    for _ in 0..<count where plan.evaluate(activation).isUnknown { unknowns += 1 }
    let made = counter.value - before
    keep(unknowns)
    return Double(made) / Double(count)
  }

  private static func nanoseconds(_ duration: Duration) -> Double {
    let (seconds, attoseconds) = duration.components
    return Double(seconds) * 1e9 + Double(attoseconds) / 1e9
  }

  /// Keeps the compiler from leaving out a loop whose results nobody reads.
  @inline(never)
  @_optimize(none)
  private static func keep(_ count: Int) {}
}
