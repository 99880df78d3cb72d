internal import CEL
package import Register
package import Safeguards

/// The words in which an employer's requirements are written: facts about a participant that matter for work.
///
/// `language.fra` counts from 0 (none) over 1 (A1) to 6 (C2); `skill.welding` and `permit.work` are true or false;
/// `experience.isco7112` counts whole years in an occupation or, for a shorter code, in a group of them. What nobody asked
/// is unknown, and the match says what to ask.
package struct WorkVocabulary: Sendable {
  package let vocabulary: Vocabulary
  package let languages: [LanguageCode]
  package let skills: [SkillName]
  package let occupations: [OccupationCode]

  package init(languages: Set<LanguageCode>, skills: Set<SkillName>, occupations: Set<OccupationCode>) {
    self.languages = languages.sorted()
    self.skills = skills.sorted()
    self.occupations = occupations.sorted()
    vocabulary = Vocabulary(
      facts: WorkVocabulary.declarations(self.languages, self.skills, self.occupations), states: [], zones: TimeZones())
  }

  package static let permit = FactName("permit.work")
  package static func name(_ code: LanguageCode) -> FactName { FactName("language.\(code)") }
  package static func name(_ skill: SkillName) -> FactName { FactName("skill.\(skill)") }
  /// Fields of CEL begin with a letter, so the digits follow `isco`.
  package static func name(_ occupation: OccupationCode) -> FactName { FactName("experience.isco\(occupation)") }

  /// The question behind a fact; `nil` for one that this vocabulary does not have.
  package func question(_ name: FactName) -> String? {
    vocabulary.slots[name].flatMap { vocabulary.fact(at: $0)?.question }
  }

  private static func declarations(
    _ languages: [LanguageCode], _ skills: [SkillName], _ occupations: [OccupationCode]
  ) -> [FactDeclaration] {
    func fact(_ name: FactName, _ type: FactDeclaration.FactType, _ question: String) -> FactDeclaration {
      FactDeclaration(
        name: name, type: type, isPerDestination: false, options: [], question: question, help: "", law: [],
        place: Place(file: "work", line: 1, column: 1))
    }
    var facts = [fact(permit, .truth, "May they work, with a permit or because none is needed?")]
    facts += languages.map {
      fact(name($0), .count, "How well do they use the language \($0), from none (0) to C2 (6)?")
    }
    facts += skills.map {
      fact(name($0), .truth, "Do they have the skill “\($0.text.replacing("_", with: " "))”?")
    }
    facts += occupations.map { fact(name($0), .count, "How many years did they work in the occupation \($0)?") }
    return facts
  }
}
