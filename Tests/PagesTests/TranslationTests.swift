import Pages
import Testing

@Suite("Translations")
struct TranslationTests {
  @Test(
    "Each message of a translation wants the same things filled as the English one",
    arguments: Translation.all.map(\.name))
  func placeholders(_ name: String) throws {
    let translation = try #require(Translation.all.first { $0.name == name })
    let (language, english) = (translation.language, Language.english)
    for phrase in Phrase.allCases where translation.has(phrase) {
      #expect(language.placeholders(of: phrase) == english.placeholders(of: phrase), "\(phrase)")
    }
    for phrase in DeskPhrase.allCases where translation.has(phrase) {
      #expect(language.placeholders(of: phrase) == english.placeholders(of: phrase), "\(phrase)")
    }
    for phrase in ReceptionPhrase.allCases where translation.has(phrase) {
      #expect(language.placeholders(of: phrase) == english.placeholders(of: phrase), "\(phrase)")
    }
  }

  @Test(
    "The language that a browser asks for first is taken, and English where it comes first or nothing else is known",
    arguments: [
      ("fr", "fr"), ("fr-BE,fr;q=0.9,en;q=0.8", "fr"), ("en,fr;q=0.9", nil), ("de,fr;q=0.1", "fr"), ("rw", "rw"),
      ("fr;q=0.5,rw;q=0.6", "rw"), ("fr;q=0", nil), ("", nil), ("*", nil), ("FR", "fr"), (";;q=,", nil),
    ] as [(String, String?)])
  func preferred(_ header: String, _ code: String?) {
    #expect(Translation.preferred(header)?.language.code == code)
  }
}
