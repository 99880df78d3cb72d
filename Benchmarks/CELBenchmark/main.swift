import Foundation
import Conditions

// Nanoseconds and allocations per evaluation, warm, one thread. `Benchmarks/cel/run` builds it and compares with other
// engines. Exit 1 when a condition that must not allocate does.
//
//     CELBenchmark expressions.json [part of a title]
//     CELBenchmark expressions.json --must-count      also exit 1 when allocations are not counted
//     CELBenchmark expressions.json --serve           measure on demand; see Service

let arguments = CommandLine.arguments.dropFirst()
guard let path = arguments.first else {
  print("found no file of expressions; run Benchmarks/cel/run, or give Benchmarks/cel/expressions.json")
  exit(2)
}
let conditions = try ExpressionFile(path: path).conditions()
let option = arguments.dropFirst().first

if option == "--serve" {
  try Service.run(conditions)
} else {
  if option == "--must-count", AllocationCounter()?.seesAllocations != true {
    print("found no counter of allocations; expected LD_PRELOAD to name the library built from allocations.c")
    exit(1)
  }
  let wanted = option == "--must-count" ? nil : option
  var allocating: [String] = []
  for condition in conditions where wanted.map(condition.title.contains) ?? true {
    let plan = try condition.plan()
    let best = (0..<9).map { _ in Measurement.evaluation(plan, condition.activation, count: 100_000) }.min() ?? 0
    let explained = (0..<5).map { _ in Measurement.explanation(plan, condition.activation, count: 5_000) }.min() ?? 0
    let allocations = Measurement.allocations(plan, condition.activation)
    if condition.isScalar, allocations ?? 0 > 0 { allocating.append(condition.title) }
    let made = allocations.map { "\($0) allocations" } ?? "allocations not counted"
    print(
      "\(condition.title): \(Int(best.rounded())) ns, explained \(Int(explained.rounded())) ns, \(made) → "
        + condition.answer(of: plan))
  }
  if !allocating.isEmpty {
    print("found allocations, expected none: \(allocating.joined(separator: "; "))")
    exit(1)
  }
}
