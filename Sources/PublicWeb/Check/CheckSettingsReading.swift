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
          .sender, found: sender.text, expected: "one of \(site.checkSenders.map(\.text).joined(separator: ", "))",
          remedy: ""))
    }
    let day = time(state.settings.day, &state)
    let known = date(state.settings.known, .known, &state)
    var to = destinations(&state)
    guard state.mistakes.count == before else { return nil }
    if let focus = state.focus {
      guard site.norms.names[focus] != nil, focus != sender else {
        state.mistakes.append(
          CheckState.Mistake(.to, found: focus.text, expected: "a State by its code", remedy: ""))
        return nil
      }
      to = .some([focus])
    }
    let codes = site.norms.destinations(to, state.file, known: known)
    guard !codes.isEmpty else {
      state.mistakes.append(
        CheckState.Mistake(
          .to, found: "no arrangement of this sender", expected: "at least one destination",
          remedy: "the name of a country, or all"))
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
          .day, found: error.found, expected: TimeProposal.expected, remedy: TimeProposal.time(text)))
      return nil
    }
  }

  private func date(_ text: String, _ field: CheckState.Field, _ state: inout CheckState) -> CivilDate? {
    guard !text.isEmpty else { return nil }
    do throws(DateFault) { return try DateParsing.day(text) } catch {
      state.mistakes.append(
        CheckState.Mistake(
          field, found: error.found, expected: TimeProposal.expectedDay, remedy: TimeProposal.day(text)))
      return nil
    }
  }

  private func destinations(_ state: inout CheckState) -> AskedDestinations {
    let corpus = site.norms.corpus
    let codes = StateNames(corpus.states).list(state.settings.to)
    guard !codes.isEmpty else { return .arranged }
    if codes.map({ $0.lowercased() }) == ["all"] { return .all }
    let reading = Reading()
    let reader = CaseReader(facts: [], states: corpus.states, reading: reading)
    var found: [StateCode] = []
    for code in codes where reader.check(Located(StateCode(code), at: Place(file: "the form", line: 1, column: 1))) {
      if StateCode(code) == state.file.sender.value {
        state.mistakes.append(
          CheckState.Mistake(.to, found: "the sender itself (\(code))", expected: "another State", remedy: ""))
      }
      if !found.contains(StateCode(code)) { found.append(StateCode(code)) }
    }
    let names = corpus.states.map(\.name)
    state.mistakes += reading.diagnostics.map { fault in
      let wanted = fault.found.filter { $0 != "“" && $0 != "”" }
      let near = NearestName.nearest(to: wanted, in: names)
      return CheckState.Mistake(
        .to, found: fault.found, expected: "a country by its name or three-letter code",
        remedy: near ?? fault.remedy)
    }
    return .some(found)
  }
}
