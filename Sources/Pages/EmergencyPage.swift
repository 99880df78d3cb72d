internal import Register
package import Safeguards

/// For the hours before a flight: what to ask for, from whom, by when, for one person, one destination and one moment,
/// and the facts to collect in one telephone call. Every line comes from a rule and names it.
package struct EmergencyPage: Sendable {
  package struct Section: Sendable {
    package var title: String
    /// What a link to it ends in.
    var id: String
    /// It comes after the telephone call, which asks about it, or it helps nobody today.
    package var isBackground: Bool
    /// All of them, the most pressing first; a page has room for those that are `shown`.
    package var lines: [Entitlement]

    /// So many have no room on the page.
    var more: Int { lines.count - lines.shown.count }
  }

  let answer: Answer
  let result: DestinationResult
  let language: Language
  package let sections: [Section]
  package let call: PhoneCall

  /// `nil` unless the answer is for one destination.
  package init?(_ answer: Answer, _ surroundings: Surroundings, language: Language = .english) {
    guard let result = answer.results.first, answer.results.count == 1 else { return nil }
    self.answer = answer
    self.result = result
    self.language = language
    let all = answer.entitlements(result, surroundings)
    let background: [Entitlement.Standing] = [.forbidsIf, .heldBack, .expired]
    sections = EmergencyPage.order.compactMap { title, standings in
      let lines = all.filter { standings.contains($0.standing) }.pressing
      return lines.isEmpty
        ? nil
        : Section(
          title: language.say(title), id: standings.map(\.rawValue).joined(separator: "-"),
          isBackground: standings.allSatisfy(background.contains), lines: lines)
    }
    call = PhoneCall(all, of: answer, country: answer.name(result.to))
  }

  /// What is owed after the transfer does not stop a flight and is left out.
  private static let order: [(title: Phrase, standings: [Entitlement.Standing])] = [
    (.emergencyForbids, [.forbids]),
    (.emergencyOwed, [.owed, .waiting]),
    (.emergencyOwedIf, [.owedIf]),
    (.emergencyRemedies, [.remedy]),
    (.emergencyDeadlines, [.deadline]),
    (.emergencyNeeds, [.unmet, .unshown]),
    (.emergencyForbidsIf, [.forbidsIf]),
    (.emergencyHeldBack, [.heldBack]),
    (.emergencyExpired, [.expired]),
  ]

  package var lines: [Entitlement] { sections.flatMap(\.lines) }
}
