package import Register
package import Safeguards

/// The words in which findings, states and doubts are said to people, in one place.
package enum Words {
  package static func label(_ finding: Finding, _ language: Language = .english) -> String {
    switch finding {
    case .barred: language.say(.findingBarred)
    case .noAuthority: language.say(.findingNoAuthority)
    case .undetermined: language.say(.findingUndetermined)
    case .stepsOwed: language.say(.findingStepsOwed)
    case .notBarred: language.say(.findingNotBarred)
    case .notThirdCountry: language.say(.findingNotThirdCountry)
    }
  }

  /// What a finding means, in one sentence.
  package static func meaning(_ finding: Finding, _ country: String, _ language: Language = .english) -> String {
    let isFirst = finding == .notThirdCountry
    let state: [String: Message.Value] = ["state": .text(language.inSentence(country, isFirst: isFirst))]
    return switch finding {
    case .barred: language.say(.meaningBarred, state)
    case .noAuthority: language.say(.meaningNoAuthority, state)
    case .undetermined: language.say(.meaningUndetermined, state)
    case .stepsOwed: language.say(.meaningStepsOwed)
    case .notBarred: language.say(.meaningNotBarred)
    case .notThirdCountry: language.say(.meaningNotThirdCountry, state)
    }
  }

  package static func state(_ state: StepState, _ language: Language = .english) -> String {
    switch state {
    case .done: language.say(.stepDone)
    case .waiting: language.say(.stepWaiting)
    case .owed: language.say(.stepOwed)
    case .unclear: language.say(.stepUnclear)
    case .notApplicable: language.say(.stepNotApplicable)
    }
  }

  package static func basis(_ basis: Basis, _ language: Language = .english) -> String { basis.label(language) }

  package static func doubt(
    _ doubt: Doubt, _ answer: Answer, _ language: Language = .english, naming: Answer.Naming = .ids
  ) -> String {
    let (words, id): (String, String) =
      switch doubt {
      case .norm(let id): (language.say(.doubtNorm, ["norm": .text(answer.title(id))]), id.text)
      case .arrangement(let id):
        (language.say(.doubtArrangement, ["arrangement": .text(answer.title(id))]), id.text)
      case .noArrangement: (language.say(.doubtNoArrangement), "")
      }
    return naming == .ids && !id.isEmpty ? "\(words) (\(id))" : words
  }

  /// What to ask for, from whom and how, as far as the register says it.
  package static func ask(_ ask: Rule.Ask, _ language: Language = .english) -> String {
    var text = ask.what
    if !ask.of.isEmpty { text = language.say(.askFrom, ["what": .text(text), "whom": .text(ask.of)]) }
    if !ask.form.isEmpty { text = language.say(.askHow, ["what": .text(text), "how": .text(ask.form)]) }
    return text
  }

  static func json(_ ask: Rule.Ask) -> JSON {
    .object([
      ("what", .text(ask.what)), ("of", .optional(ask.of.isEmpty ? nil : ask.of)),
      ("form", .optional(ask.form.isEmpty ? nil : ask.form)),
    ])
  }

  /// `a, b and c`.
  package static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  package static func source(_ source: Source, _ language: Language = .english) -> String {
    var text = language.say(
      .sourceLine,
      [
        "publisher": .text(source.publisher), "title": .text(source.title),
        "date": .text(source.published?.description ?? language.say(.undated)),
      ])
    if source.isWeak { text = language.say(.sourceLineWeak, ["source": .text(text)]) }
    if let url = source.url { text = language.say(.sourceLineAddress, ["source": .text(text), "url": .text(url)]) }
    return text
  }

  /// That a claim was taken back, with who and why; or what is said in its place.
  package static func retraction(_ retraction: Retraction, _ language: Language = .english) -> String {
    let isAnonymous = retraction.by.isEmpty
    let phrase: Phrase =
      retraction.isCorrection ? (isAnonymous ? .corrected : .correctedBy) : (isAnonymous ? .retracted : .retractedBy)
    return language.say(
      phrase,
      [
        "date": .text(retraction.date.description), "by": .text(retraction.by), "why": .text(retraction.why),
        "instead": .text(retraction.instead),
      ])
  }
}
