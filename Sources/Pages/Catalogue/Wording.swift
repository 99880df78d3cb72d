/// A text that is said only where the language of its reader is known: a phrase of the catalogue with what fills it, or
/// what is the same in every language.
package indirect enum Wording: Hashable, Sendable {
  case phrase(Phrase, [String: Wording] = [:])
  /// A phrase of the desk.
  case desk(DeskPhrase, [String: Wording] = [:])
  /// A phrase of the reception desk.
  case reception(ReceptionPhrase, [String: Wording] = [:])
  case number(Int)
  /// What somebody typed, and the names and codes of the register.
  case verbatim(String)
  /// What the readers of files say of a mistake in one. The command line says the same, and has no other language.
  case english(String)

  /// One of several words that a program takes.
  package static func oneOf(_ words: [String]) -> Wording {
    .phrase(.expectedOneOf, ["words": .verbatim(words.joined(separator: ", "))])
  }

  package func said(in language: Language) -> String {
    switch self {
    case .phrase(let phrase, let values): language.say(phrase, values.mapValues { $0.value(in: language) })
    case .desk(let phrase, let values): language.say(phrase, values.mapValues { $0.value(in: language) })
    case .reception(let phrase, let values): language.say(phrase, values.mapValues { $0.value(in: language) })
    case .number(let number): String(number)
    case .verbatim(let text), .english(let text): text
    }
  }

  private func value(in language: Language) -> Message.Value {
    if case .number(let number) = self { return .number(number) }
    return .text(said(in: language))
  }

  /// English words on a page of another language are marked as such, for programs that read aloud.
  func html(in language: Language) -> HTML {
    guard case .english(let text) = self, language.code != Language.english.code else {
      return HTML(said(in: language))
    }
    return "<span lang=\"\(Language.english.code)\" dir=\"ltr\">\(text)</span>"
  }
}
