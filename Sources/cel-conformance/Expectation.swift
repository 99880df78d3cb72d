import CEL
import Foundation

/// What a case should give.
struct Expectation {
  private let value: Any?
  private let type: String?
  private let isError: Bool
  private let isUnknown: Bool

  /// No expectation means `true`.
  init(_ json: [String: Any]?) {
    type = json?["type"] as? String
    isError = json?["error"] != nil
    isUnknown = json?["unknown"] != nil
    value = json?["value"] ?? (type == nil && !isError && !isUnknown ? ["bool": true] : nil)
  }

  func compare(_ answer: Answer) -> Outcome {
    if isError {
      return answer.problem != nil ? .passed : .failed(expected: "an error", got: shown(answer))
    }
    if answer.problem != nil { return .failed(expected: wanted, got: shown(answer)) }
    if isUnknown {
      return answer.value?.isUnknown == true ? .passed : .failed(expected: wanted, got: shown(answer))
    }
    if let type {
      do {
        guard let deduced = answer.type, try TypeText.parse(type) == deduced else {
          return .failed(expected: wanted, got: shown(answer))
        }
      } catch {
        return .failed(expected: wanted, got: "\(error)")
      }
    }
    if let value {
      do {
        let expected = try SuiteValue.read(value)
        guard let got = answer.value, SuiteValue.same(expected, got) else {
          return .failed(expected: "\(expected)", got: shown(answer))
        }
      } catch {
        return .failed(expected: wanted, got: "\(error)")
      }
    }
    return .passed
  }

  private var wanted: String {
    if isUnknown { return "unknown" }
    let text = value.map { value in
      (try? SuiteValue.read(value)).map { "\($0)" } ?? "\(value)"
    }
    return [text, type.map { "of type \($0)" }].compactMap { $0 }.joined(separator: " ")
  }

  private func shown(_ answer: Answer) -> String {
    if let problem = answer.problem { return "error: \(problem)" }
    return [answer.value.map { "\($0)" }, answer.type.map { "of type \($0)" }].compactMap { $0 }
      .joined(separator: " ")
  }
}
