import Pages
import Register
import RegisterFiles
import Safeguards

/// Sender, destinations and clocks of the check, as they were typed, to a question.
struct CheckSettingsReading {
  let site: Site
  let today: CivilDate

  /// `nil` where something cannot be read; what it is stands among the mistakes of the state.
  func question(_ state: inout CheckState) -> Question? {
    let before = state.mistakes.count
    let sender = state.file.sender.value
    if !site.checkSenders.contains(sender) {
      state.mistakes.append(
        CheckState.Mistake(
          .sender, found: .verbatim(sender.text), expected: .oneOf(site.checkSenders.map(\.text))))
    }
    let day = time(state.settings.day, &state)
    let known = date(state.settings.known, .known, &state)
    var to = destinations(&state)
    guard state.mistakes.count == before else { return nil }
    if let focus = state.focus {
      guard site.norms.names[focus] != nil, focus != sender else {
        state.mistakes.append(
          CheckState.Mistake(.to, found: .verbatim(focus.text), expected: .phrase(.expectedCode)))
        return nil
      }
      to = .some([focus])
    }
    let codes = site.norms.destinations(to, state.file, known: known)
    guard !codes.isEmpty else {
      state.mistakes.append(
        CheckState.Mistake(
          .to, found: .phrase(.foundNoArrangement), expected: .phrase(.expectedDestination),
          remedy: .phrase(.remedyCountryOrAll)))
      return nil
    }
    return Question(sender: sender, destinations: codes, day: day ?? .day(today), known: known)
  }

  /// A day, or a moment where hours matter.
  private func time(_ text: String, _ state: inout CheckState) -> LegalTime? {
    guard !text.isEmpty else { return nil }
    do throws(DateFault) { return try DateParsing.legalTime(text) } catch {
      state.mistakes.append(
        CheckState.Mistake(
          .day, found: error.foundWording, expected: TimeProposal.expected, remedy: TimeProposal.time(text)))
      return nil
    }
  }

  private func date(_ text: String, _ field: CheckState.Field, _ state: inout CheckState) -> CivilDate? {
    guard !text.isEmpty else { return nil }
    do throws(DateFault) { return try DateParsing.day(text) } catch {
      state.mistakes.append(
        CheckState.Mistake(
          field, found: error.foundWording, expected: TimeProposal.expectedDay, remedy: TimeProposal.day(text)))
      return nil
    }
  }

  private func destinations(_ state: inout CheckState) -> AskedDestinations {
    let corpus = site.norms.corpus
    let names = StateNames(corpus.states)
    let codes = names.list(state.settings.to)
    guard !codes.isEmpty else { return .arranged }
    if codes.map({ $0.lowercased() }) == ["all"] { return .all }
    var found: [StateCode] = []
    for code in codes where names.has(code) {
      if StateCode(code) == state.file.sender.value {
        state.mistakes.append(
          CheckState.Mistake(
            .to, found: .phrase(.foundSenderItself, ["code": .verbatim(code)]), expected: .phrase(.expectedOtherState)))
      }
      if !found.contains(StateCode(code)) { found.append(StateCode(code)) }
    }
    state.mistakes += names.mistakes(codes, field: .to)
    return .some(found)
  }
}
