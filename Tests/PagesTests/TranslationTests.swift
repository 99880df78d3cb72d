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

  @Test("French has every phrase of the reception desk, and Kinyarwanda those that participants hear and most others")
  func coverage() {
    #expect(ReceptionPhrase.allCases.filter { !Translation.french.has($0) } == [])
    let all = ReceptionPhrase.allCases
    let heard = all.filter { $0.rawValue.hasPrefix("complain") || $0.rawValue.hasPrefix("consentWords") }
    #expect(heard.count > 10)
    #expect(heard.filter { !Translation.kinyarwanda.has($0) } == [])
    #expect(all.count { Translation.kinyarwanda.has($0) } * 10 > all.count * 8)
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
