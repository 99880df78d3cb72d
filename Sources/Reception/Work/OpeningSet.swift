internal import Kleene
package import Desks
package import Register
package import Safeguards

/// Openings made ready to be matched: their conditions are checked once, and all mistakes come out together.
package struct OpeningSet: Sendable {
  private struct Compiled: Sendable {
    var opening: Opening
    /// For each requirement; `nil` for one with mistakes.
    var conditions: [(condition: Condition?, mistakes: [Diagnostic])]
  }

  package let vocabulary: WorkVocabulary
  private let openings: [Compiled]

  /// An opening with a mistake in a requirement stays in the set, and nobody knows whether that one is met. Each diagnostic
  /// names the opening by its id as the file, and the requirement as the line.
  package static func compile(
    _ openings: [Opening], in vocabulary: WorkVocabulary
  ) -> (set: OpeningSet, diagnostics: [Diagnostic]) {
    let compiled = openings.map { opening in
      let conditions = opening.requirements.enumerated().map { index, requirement in
        let place = Place(file: "opening \(opening.id)", line: index + 1, column: 1)
        let (condition, mistakes) = vocabulary.vocabulary.condition(Located(requirement.condition, at: place))
        return (condition: condition, mistakes: mistakes)
      }
      return Compiled(opening: opening, conditions: conditions)
    }
    return (
      OpeningSet(vocabulary: vocabulary, openings: compiled), compiled.flatMap { $0.conditions.flatMap(\.mistakes) }
    )
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
      let judged = zip(compiled.opening.requirements, compiled.conditions).map { requirement, checked in
        guard let condition = checked.condition else {
          return Match.Judged(
            requirement: requirement, truth: .unknown, mistakes: checked.mistakes, ask: [], reads: [])
        }
        let judgement = values.judge(condition)
        return Match.Judged(
          requirement: requirement, truth: judgement.truth, mistakes: [], ask: names(judgement.lacking.map { $0 }),
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
