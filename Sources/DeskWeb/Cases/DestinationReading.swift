internal import Desks
internal import Pages
internal import PublicWeb
internal import Register
internal import Safeguards

/// Destinations as they were typed: names or codes between commas; nothing for those with an arrangement.
struct DestinationReading {
  let typed: String
  private(set) var codes: [StateCode] = []
  private(set) var mistakes: [DeskMistakeWords] = []

  init(_ text: String, _ deskCase: DeskCase, _ call: DeskCall) {
    typed = text
    let names = StateNames(call.site.norms.corpus.states)
    let words = names.list(text)
    mistakes = names.mistakes(words, field: .to).map { mistake in
      DeskMistakeWords(
        field: "to", found: mistake.found, expected: mistake.expected, remedy: mistake.remedy, call.language)
    }
    for code in words.map({ StateCode($0) }) where call.site.norms.names[code] != nil {
      if code.text == deskCase.content.sender {
        mistakes.append(
          DeskMistakeWords(
            field: "to", found: .verbatim(code.text), expected: .desk(.expectedOtherCountry), remedy: nil,
            call.language))
      } else if !codes.contains(code) {
        codes.append(code)
      }
    }
  }
}
