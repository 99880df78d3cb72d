import Pages
import Synchronization

/// A language that nobody speaks: each message stands between ⟦ and ⟧, and what fills it between ⟪ and ⟫. Whatever is
/// outside of a message, or fills one without being one, did not come from the catalogue.
final class BracketLanguage: Sendable {
  /// Those that somebody asked for.
  private let asked = Mutex<Set<Phrase>>([])

  var said: Set<Phrase> { asked.withLock { $0 } }

  var language: Language {
    Language(
      code: "art-x-brackets", direction: .ltr,
      message: { phrase in
        self.asked.withLock { _ = $0.insert(phrase) }
        return BracketLanguage.text(phrase)
      }, category: { $0 == 1 ? .one : .other })
  }

  private static func text(_ phrase: Phrase) -> String {
    var text = Language.english.text(phrase)
    for name in Language.english.placeholders(of: phrase) { text = text.replacing("{\(name)}", with: "⟪{\(name)}⟫") }
    return "⟦\(text)⟧"
  }
}
