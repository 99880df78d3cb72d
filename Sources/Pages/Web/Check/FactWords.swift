package import Register
package import Safeguards

/// Facts of a case in words.
package struct FactWords {
  private let norms: NormSet
  private let language: Language
  private let facts: [FactName: FactDeclaration]?

  /// `facts`: what the facts are; `nil` for those of cases.
  package init(_ norms: NormSet, _ language: Language, facts: [FactDeclaration]? = nil) {
    self.norms = norms
    self.language = language
    self.facts = facts.map { Dictionary($0.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }) }
  }

  init(_ context: PageContext) { self.init(context.site.norms, context.language) }

  /// The question; for a fact per destination with the destination.
  package func question(_ key: FactKey) -> String {
    let question = declaration(key)?.question ?? key.description
    return key.destination.map { "\(language.say(.checkAbout, ["state": .text(norms.name(of: $0))])) \(question)" }
      ?? question
  }

  package func values(_ stated: StatedFact) -> String {
    let type = declaration(stated.key)
    return stated.values.map { entry in
      let value = words(entry.value, type)
      return entry.from.map {
        language.say(.checkValueSince, ["value": .text(value), "date": .text(language.say($0.day))])
      } ?? value
    }.joined(separator: "; ")
  }

  private func declaration(_ key: FactKey) -> FactDeclaration? {
    if let facts { return facts[key.name] }
    return norms.vocabulary.slots[key.name].flatMap { norms.vocabulary.fact(at: $0) }
  }

  private func words(_ value: FactValue, _ declaration: FactDeclaration?) -> String {
    switch value {
    case .unknown: return language.say(.checkUnknownValue)
    case .truth(let flag): return language.say(flag ? .checkYes : .checkNo)
    case .date(let day): return language.say(day)
    case .moment(.day(let day)): return language.say(day)
    case .moment(let time): return Words.time(time, language)
    case .state(let code): return norms.name(of: code)
    case .states(let codes, let isComplete):
      let names = codes.map { norms.name(of: $0) } + (isComplete ? [] : [language.say(.checkPerhapsMore)])
      return names.isEmpty ? language.say(.checkNone) : language.list(names)
    case .choice(let word): return declaration?.options.first { $0.value == word }?.label ?? word
    case .count(let number): return Digits.grouped(number)
    }
  }
}
