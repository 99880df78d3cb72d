internal import Pages
internal import Register
internal import Safeguards

/// Destinations of a case with the same finding for the same reason: of forty-seven, most are alike.
struct FindingGroup {
  var finding: Finding
  var isWeak: Bool
  /// In a sentence; empty where none is needed.
  var reason: String
  var destinations: [StateCode]

  /// The most open findings first, as they are those that want work; else in the order of the register.
  static func groups(of answer: Answer, _ language: Language) -> [FindingGroup] {
    struct Key: Hashable {
      var finding: Finding
      var isWeak: Bool
      var reason: String
    }
    var order: [Key] = []
    var destinations: [Key: [StateCode]] = [:]
    for result in answer.results {
      let key = Key(
        finding: result.finding, isWeak: !result.restsOnWeak.isEmpty,
        reason: answer.reasons(result, language, naming: .titles).first ?? "")
      if destinations[key] == nil { order.append(key) }
      destinations[key, default: []].append(result.to)
    }
    let groups = order.map { key in
      FindingGroup(
        finding: key.finding, isWeak: key.isWeak, reason: key.reason, destinations: destinations[key] ?? [])
    }
    return Finding.allCases.sorted { $0.closedness < $1.closedness }.flatMap { finding in
      groups.filter { $0.finding == finding }
    }
  }
}
