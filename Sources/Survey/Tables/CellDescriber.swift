internal import Register
internal import Safeguards

/// Says what is wrong with a cell.
struct CellDescriber {
  let vocabulary: Vocabulary
  let states: [State]

  init(vocabulary: Vocabulary, states: [State]) {
    self.vocabulary = vocabulary
    self.states = states
  }

  func isState(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    vocabulary.isState(String(decoding: bytes, as: UTF8.self))
  }

  func describe(
    _ bytes: [UInt8], in column: String, _ meaning: TableHeader.Meaning
  ) -> (kind: Diagnostic.Kind, found: String, expected: String, remedy: String) {
    let text = String(decoding: bytes, as: UTF8.self)
    let found = "“\(text)” in \(column)"
    guard case .fact(let key) = meaning, let fact = vocabulary.fact(at: key.slot) else { return state(text, found) }
    switch fact.type {
    case .truth: return (.wrongFactForm, found, "true, false or nothing", "")
    case .count: return (.wrongFactForm, found, "a whole number from 0 to 2147483647", "")
    case .choice:
      let words = fact.options.map(\.value)
      return (
        .wrongFactForm, found, "one of \(words.joined(separator: ", "))", NearestName.nearest(to: text, in: words) ?? ""
      )
    case .date: return date(found, try? DateParsing.day(text), text) { _ = try DateParsing.day($0) }
    case .moment: return date(found, nil, text) { _ = try DateParsing.legalTime($0) }
    case .state: return state(text, found)
    case .states:
      let parts = text.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      if let wrong = parts.first(where: { $0 != "more" && !vocabulary.isState($0) }), !wrong.isEmpty {
        return state(wrong, "“\(wrong)” in \(column)")
      }
      return (
        .wrongFactForm, found, "States with ; between them, more where there may be others, none when there is none",
        "IRQ;SYR"
      )
    }
  }

  private func state(
    _ text: String, _ found: String
  ) -> (kind: Diagnostic.Kind, found: String, expected: String, remedy: String) {
    (
      .unknownState, found, "a State by its three-letter ISO 3166-1 code", LikelyState.remedy(for: text, among: states)
    )
  }

  private func date(
    _ found: String, _ day: CivilDate?, _ text: String, _ parse: (String) throws -> Void
  ) -> (kind: Diagnostic.Kind, found: String, expected: String, remedy: String) {
    do {
      try parse(text)
      return (.wrongDate, found, "a date such as 2025-06-01", "")
    } catch let fault as DateFault {
      return (.wrongDate, fault.found.contains(text) ? fault.found : found, fault.expected, "")
    } catch {
      return (.wrongDate, found, "a date such as 2025-06-01", "")
    }
  }
}
