package import Reception
package import Register

extension WorkVocabulary {
  /// The facts that requirements of these openings speak of. A skill that nobody was asked about yet is a fact like any
  /// other: unknown, and asked for.
  package init(of openings: [Opening]) {
    var (languages, skills, occupations): (Set<LanguageCode>, Set<SkillName>, Set<OccupationCode>) = ([], [], [])
    for condition in openings.flatMap(\.requirements).map(\.condition) {
      for match in condition.matches(of: /\blanguage\.([a-z]{3})\b/) {
        if let code = LanguageCode(match.output.1) { languages.insert(code) }
      }
      for match in condition.matches(of: /\bskill\.([a-z][a-z0-9_]*)/) {
        if let name = SkillName(match.output.1) { skills.insert(name) }
      }
      for match in condition.matches(of: /\bexperience\.isco([0-9]{1,4})\b/) {
        if let code = OccupationCode(match.output.1) { occupations.insert(code) }
      }
    }
    self.init(languages: languages, skills: skills, occupations: occupations)
  }
}

extension Opening {
  /// What is wrong with its requirements, each mistake with the place of its requirement, from 0 on.
  package var mistakes: [(requirement: Int, mistake: Diagnostic)] {
    OpeningSet.compile([self], in: WorkVocabulary(of: [self])).diagnostics.map { ($0.place.line - 1, $0) }
  }
}
