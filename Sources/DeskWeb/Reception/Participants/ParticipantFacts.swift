internal import Casework
internal import Desks
internal import Pages
internal import ReceptionWork
internal import Register
internal import RegisterFiles
internal import Safeguards

/// The facts of participants in words.
struct ParticipantFacts {
  /// All that conditions of programmes ask about.
  let declarations: [FactDeclaration]
  private let words: FactWords
  private let vocabulary: CaseWords

  init(_ call: DeskCall) {
    declarations = call.site.norms.corpus.participantFacts
    words = FactWords(call.site.norms, call.language, facts: declarations)
    vocabulary = call.reception.words
  }

  func knows(_ key: String) -> Bool { declarations.contains { $0.name.text == key } }

  func question(_ name: FactName) -> String { words.question(FactKey(name)) }

  /// As it is recorded, where this register does not know it or reads it otherwise.
  func value(_ fact: RecordedFact) -> String {
    let key = FactKey(FactName(fact.key))
    guard let values = CaseFacts.facts([fact], vocabulary).facts.entries.first?.values else {
      return fact.values.map(\.text).joined(separator: "; ")
    }
    return words.values(
      StatedFact(key: key, values: values, place: Place(file: "the participant", line: 1, column: 1)))
  }
}
