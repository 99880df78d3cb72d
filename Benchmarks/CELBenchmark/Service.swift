import Foundation
import Conditions

/// Measures on demand, one request a line, so that `compare.py` can take turns between the engines.
///
///     answer 3             the answer to the condition of this number, as JSON
///     compile 3 100        nanoseconds from the text to the first answer, mean of 100
///     time 3 100000        nanoseconds per evaluation, mean of 100,000
///     explain 3 10000      nanoseconds per explanation, mean of 10,000
///     allocations 3        allocations per evaluation, or `?` when nothing counts them
enum Service {
  static func run(_ conditions: [Condition]) throws {
    let plans = try conditions.map { try $0.plan() }
    while let line = readLine() {
      let words = line.split(separator: " ")
      guard words.count >= 2, let number = Int(words[1]), conditions.indices.contains(number) else {
        print("found “\(line)”, expected a request and the number of a condition")
        continue
      }
      let condition = conditions[number]
      let count = words.count > 2 ? Int(words[2]) ?? 1 : 1
      switch words[0] {
      case "answer": print(condition.answer(of: plans[number]))
      case "compile": print(try Measurement.compilation(condition, count: count))
      case "time": print(Measurement.evaluation(plans[number], condition.activation, count: count))
      case "explain": print(Measurement.explanation(plans[number], condition.activation, count: count))
      case "allocations":
        print(Measurement.allocations(plans[number], condition.activation).map { "\($0)" } ?? "?")
      default: print("found “\(words[0])”, expected answer, compile, time, explain or allocations")
      }
      fflush(nil)
    }
  }
}
