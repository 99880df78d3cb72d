package import Desks
package import Register
package import Safeguards

/// Openings made ready to be matched: their conditions are checked once, and all mistakes come out together.
package struct OpeningSet: Sendable {
  private struct Compiled: Sendable {
    var opening: Opening
    var conditions: [Condition]
  }

  package let vocabulary: WorkVocabulary
  private let openings: [Compiled]

  /// An opening with a mistake in a requirement is not in the set: each diagnostic names it by its id as the file, and the
  /// requirement as the line.
  package static func compile(
    _ openings: [Opening], in vocabulary: WorkVocabulary
  ) -> (set: OpeningSet, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let compiled: [Compiled] = openings.compactMap { opening in
      let conditions = opening.requirements.enumerated().compactMap { index, requirement -> Condition? in
        let place = Place(file: "opening \(opening.id)", line: index + 1, column: 1)
        let (condition, faults) = vocabulary.vocabulary.condition(Located(requirement.condition, at: place))
        diagnostics += faults
        return condition
      }
      return conditions.count == opening.requirements.count ? Compiled(opening: opening, conditions: conditions) : nil
    }
    return (OpeningSet(vocabulary: vocabulary, openings: compiled), diagnostics)
  }

  private init(vocabulary: WorkVocabulary, openings: [Compiled]) {
    self.vocabulary = vocabulary
    self.openings = openings
  }

  /// Every opening, those first of which most is met.
  package func matches(
    for participant: ParticipantContent, floors: [WageFloor], on day: CivilDate
  ) -> [Match] {
    let values = FactValues(vocabulary.facts(of: participant, on: day), vocabulary.vocabulary, on: day)
    return openings.map { compiled in
      let judged = zip(compiled.opening.requirements, compiled.conditions).map { requirement, condition in
        let judgement = values.judge(condition)
        return Match.Judged(
          requirement: requirement, truth: judgement.truth, ask: names(judgement.lacking.map { $0 }),
          reads: names(condition.slots))
      }
      return Match(
        opening: compiled.opening, isOpen: compiled.opening.isOpen(on: day), requirements: judged,
        wages: compiled.opening.wage.assess(floors, on: day))
    }
    .sorted(by: Match.precedes)
  }

  private func names(_ slots: [Int]) -> [FactName] {
    slots.compactMap { vocabulary.vocabulary.fact(at: $0)?.name }
  }
}
