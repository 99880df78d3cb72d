package import Desks
package import Register
package import Safeguards

extension WorkVocabulary {
  /// What is known of a participant on a day, in the words of this vocabulary.
  package func facts(of participant: ParticipantContent, on day: CivilDate) -> Facts {
    var values: [FactKey: [StatedFact.DatedValue]] = [:]
    func set(_ name: FactName, _ value: FactValue) { values[FactKey(name)] = [StatedFact.DatedValue(value)] }
    if let may = WorkVocabulary.mayWork(participant.permits, on: day) { set(WorkVocabulary.permit, .truth(may)) }
    for language in participant.languages { set(WorkVocabulary.name(language.code), .count(language.level.rawValue)) }
    for skill in participant.skills { set(WorkVocabulary.name(skill.name), .truth(skill.isHeld)) }
    for occupation in occupations {
      if let years = WorkVocabulary.years(in: occupation, participant.experience) {
        set(WorkVocabulary.name(occupation), .count(years))
      }
    }
    return Facts(values)
  }

  /// `nil` where nothing was recorded that began by the day: that nobody filled in a form is no refusal. Once something was,
  /// without a permit of the day it is no.
  private static func mayWork(_ permits: [WorkPermit], on day: CivilDate) -> Bool? {
    let current = permits.filter { $0.from <= day && $0.until.map { day <= $0 } ?? true }
    if current.contains(where: { $0.standing == .granted || $0.standing == .notNeeded }) { return true }
    // One that ran out may have been renewed and not recorded. Still it is no, so that somebody looks before they apply; one
    // that is pending is not yet a permit.
    return permits.contains { $0.from <= day } ? false : nil
  }

  /// Years in an occupation count for each group above it, and are added up, so that two jobs in the same years count
  /// twice; those of a group say nothing about one occupation of it.
  private static func years(in occupation: OccupationCode, _ experience: [WorkExperience]) -> Int? {
    let within = experience.filter { occupation.contains($0.occupation) }
    return within.isEmpty ? nil : within.reduce(0) { $0 + $1.years }
  }
}
