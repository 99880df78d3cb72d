internal import Register
internal import Safeguards

/// Facts of a case in words.
struct FactWords {
  private let context: PageContext

  init(_ context: PageContext) { self.context = context }

  /// The question; for a fact per destination with the destination.
  func question(_ key: FactKey) -> String {
    let question = declaration(key)?.question ?? key.description
    return key.destination.map { "\(context.say(.checkAbout, ["state": .text(context.name($0))])) \(question)" }
      ?? question
  }

  func values(_ stated: StatedFact) -> String {
    let type = declaration(stated.key)
    return stated.values.map { entry in
      let value = words(entry.value, type)
      return entry.from.map {
        context.say(.checkValueSince, ["value": .text(value), "date": .text(context.language.say($0.day))])
      } ?? value
    }.joined(separator: "; ")
  }

  private func declaration(_ key: FactKey) -> FactDeclaration? {
    let vocabulary = context.site.norms.vocabulary
    return vocabulary.slots[key.name].flatMap { vocabulary.fact(at: $0) }
  }

  private func words(_ value: FactValue, _ declaration: FactDeclaration?) -> String {
    switch value {
    case .unknown: return context.say(.checkUnknownValue)
    case .truth(let flag): return context.say(flag ? .checkYes : .checkNo)
    case .date(let day): return context.language.say(day)
    case .moment(.day(let day)): return context.language.say(day)
    case .moment(let time): return time.description
    case .state(let code): return context.name(code)
    case .states(let codes, let isComplete):
      let names = codes.map(context.name) + (isComplete ? [] : [context.say(.checkPerhapsMore)])
      return names.isEmpty ? context.say(.checkNone) : context.language.list(names)
    case .choice(let word): return declaration?.options.first { $0.value == word }?.label ?? word
    case .count(let number): return Digits.grouped(number)
    }
  }
}
