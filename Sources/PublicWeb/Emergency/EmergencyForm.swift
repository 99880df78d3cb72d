import Pages
import Register
import RegisterFiles
import Safeguards

/// `POST /emergency`: one flight, with as many facts as are known, and the page for the hours before it. The case
/// travels as in the check, and nothing of it is kept.
struct EmergencyForm: Sendable {
  let site: Site
  let today: @Sendable () -> CivilDate

  static let fields = ["case", "sender", "to", "day", "known", "focus", "do"]

  var form: PublicForm {
    PublicForm(path: Address.emergency.path) { body, contentType in
      let today = today()
      do throws(Refusal) { return try answer(body, contentType, today) } catch {
        return site.response(to: error, format: .html, today: today)
      }
    }
  }

  /// The buttons that lead here.
  private enum Action: Hashable {
    /// Of the page itself, where a country has to be named.
    case show
    /// From the check: where that was about several countries, one is still to be chosen.
    case arrive

    init?(_ name: Substring) {
      switch name {
      case "show": self = .show
      case "emergency": self = .arrive
      default: return nil
      }
    }
  }

  private func answer(_ bytes: [UInt8], _ contentType: String, _ today: CivilDate) throws(Refusal) -> SiteResponse {
    let body = try FormBody(
      bytes, contentType: contentType, accepting: Self.fields, prefixes: [FactFields.fact, FactFields.more])
    let text = try body.text("do") ?? "show"
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let action = parts.first.flatMap(Action.init), parts.count == 1 || action == .arrive else {
      throw Refusal(
        400, found: .verbatim("do=\(text.prefix(60))"), expected: .phrase(.expectedButton),
        remedy: .phrase(.remedySendForm))
    }
    var settings = try body.settings()
    if settings.sender.isEmpty { settings.sender = site.standardSender.text }
    let file = try ToldCase(site: site).file(try body.text("case") ?? "", sender: StateCode(settings.sender))
    var state = CheckState(step: .emergencyStart, file: file, caseText: ToldCase.text(file), settings: settings)
    if parts.count == 2 {
      state.focus = StateCode(String(parts[1]))
    } else if let focus = try body.text("focus"), !focus.isEmpty {
      state.focus = StateCode(focus)
    }
    let facts = try FactFields(body, site: site)
    guard let question = question(&state, action, today) else {
      facts.keep(in: &state)
      return site.response(to: state, nil, nil, today: today)
    }
    facts.take(at: question.destinations[0], into: &state)
    state.caseText = ToldCase.text(state.file)
    state.step = .emergency
    let answer: Pages.Answer
    do throws(UnknownSender) { answer = try site.answer(state.file, question) } catch {
      throw Refusal(
        400, found: .phrase(.foundSender, ["sender": .verbatim(error.sender.text)]),
        expected: .oneOf(error.senders.map(\.text)), remedy: .phrase(.remedyChooseSender))
    }
    return site.response(to: state, answer, nil, today: today)
  }

  /// `nil` where no single country is chosen yet, or something cannot be read.
  private func question(_ state: inout CheckState, _ action: Action, _ today: CivilDate) -> Question? {
    let names = StateNames(site.norms.corpus.states).list(state.settings.to)
    let isOne = state.focus != nil || (names.count == 1 && names[0].lowercased() != "all")
    if isOne { return CheckSettingsReading(site: site, today: today).question(&state) }
    if action == .show {
      state.mistakes.append(
        CheckState.Mistake(
          .to, found: names.isEmpty ? .phrase(.foundNoCountry) : .verbatim(names.joined(separator: ", ")),
          expected: .phrase(.expectedOneCountry), remedy: .phrase(.remedyFlightCountry)))
    }
    state.settings.to = ""
    return nil
  }
}
