package import Pages
internal import Synchronization

/// A language that nobody speaks: each message stands between ⟦ and ⟧, and what fills it between ⟪ and ⟫. Whatever is
/// outside of a message, or fills one without being one, did not come from the catalogue.
package final class BracketLanguage: Sendable {
  /// Those that somebody asked for.
  private let asked = Mutex<Set<Phrase>>([])
  private let askedOfDesk = Mutex<Set<DeskPhrase>>([])
  private let askedOfReception = Mutex<Set<ReceptionPhrase>>([])

  package var said: Set<Phrase> { asked.withLock { $0 } }

  package var saidAtDesk: Set<DeskPhrase> { askedOfDesk.withLock { $0 } }

  package var saidAtReception: Set<ReceptionPhrase> { askedOfReception.withLock { $0 } }

  package init() {}

  package var language: Language {
    Language(
      code: "art-x-brackets", direction: .ltr,
      message: { phrase in
        self.asked.withLock { _ = $0.insert(phrase) }
        return BracketLanguage.text(phrase)
      },
      deskMessage: { phrase in
        self.askedOfDesk.withLock { _ = $0.insert(phrase) }
        return BracketLanguage.bracketed(Language.english.text(phrase), Language.english.placeholders(of: phrase))
      },
      receptionMessage: { phrase in
        self.askedOfReception.withLock { _ = $0.insert(phrase) }
        return BracketLanguage.bracketed(Language.english.text(phrase), Language.english.placeholders(of: phrase))
      },
      category: { $0 == 1 ? .one : .other })
  }

  private static func text(_ phrase: Phrase) -> String {
    bracketed(Language.english.text(phrase), Language.english.placeholders(of: phrase))
  }

  private static func bracketed(_ message: String, _ placeholders: Set<String>) -> String {
    var text = message
    for name in placeholders { text = text.replacing("{\(name)}", with: "⟪{\(name)}⟫") }
    return "⟦\(text)⟧"
  }
}
