import Pages
import Register
import Testing

@Suite struct CatalogueTests {
  private let language = Language.english

  @Test("Each phrase has a text, and each of its placeholders can be filled", arguments: Phrase.allCases)
  func phraseIsWhole(_ phrase: Phrase) {
    var values: [String: Message.Value] = [:]
    for name in language.placeholders(of: phrase) { values[name] = 2 }
    let text = language.say(phrase, values)
    #expect(!text.isEmpty)
    #expect(!text.contains("{") && !text.contains("}") && !text.contains("#"))
  }

  @Test("A number takes the form of its plural")
  func plurals() {
    let message = Message("{n, plural, =0 {none} one {# State} other {# States of {who}}}!")
    func filled(_ n: Int) -> String {
      message.filled(with: ["n": .number(n), "who": "them"], category: { $0 == 1 ? .one : .other })
    }
    #expect([filled(0), filled(1), filled(7)] == ["none!", "1 State!", "7 States of them!"])
    #expect(message.placeholders == ["n", "who"])
  }

  @Test("What is not given stays visible")
  func missingValue() { #expect(Message("to {place}").filled(with: [:], category: { _ in .other }) == "to {place}") }

  @Test(
    "The site says why a text is no date in the words of the command line",
    arguments: [
      "", "yesterday", "2025-13-01", "2025-02-30", "2025-02", "2025T", "2025-07-10T14:00", "2025-07-10T14:00-4",
      "2025-07-10T25:00Z",
    ])
  func dateFaults(_ text: String) throws {
    let fault = try #require(throws: DateFault.self) { try DateParsing.legalTime(text) }
    #expect(fault.foundWording.said(in: language) == fault.found)
    #expect(fault.expectedWording.said(in: language) == fault.expected)
  }

  @Test(
    "The name of a State has its article within a sentence",
    arguments: [
      ("United States", "the United States", "The United States"), ("Rwanda", "Rwanda", "Rwanda"),
      ("Gambia", "the Gambia", "The Gambia"), ("Marshall Islands", "the Marshall Islands", "The Marshall Islands"),
      (
        "Democratic Republic of the Congo", "the Democratic Republic of the Congo",
        "The Democratic Republic of the Congo"
      ),
      ("Central African Republic", "the Central African Republic", "The Central African Republic"),
      ("Bouvet Island", "Bouvet Island", "Bouvet Island"),
      ("Antigua and Barbuda", "Antigua and Barbuda", "Antigua and Barbuda"),
    ])
  func articles(_ name: String, _ within: String, _ first: String) {
    #expect(language.inSentence(name) == within && language.inSentence(name, isFirst: true) == first)
  }

  @Test("Dates are in words, as precise as they are")
  func dates() {
    #expect(language.say(SourceDate(year: 2025, month: 5, day: 7)) == "7 May 2025")
    #expect(language.say(SourceDate(year: 2025, month: 5)) == "May 2025")
    #expect(language.say(SourceDate(year: 2025)) == "2025")
    #expect(language.list(["a", "b", "c"]) == "a, b and c")
  }
}
