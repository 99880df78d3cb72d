internal import Desks
internal import Foundation
internal import Pages
internal import PublicWeb
internal import Register
internal import RegisterFiles
internal import Safeguards
internal import Sealing

/// A step as the form sends it: what was served or filed, about which destination, at which instant of which zone.
struct StepReading {
  private(set) var kind = ""
  private(set) var to = ""
  private(set) var day = ""
  private(set) var time = ""
  private(set) var zone = ""
  private(set) var source = ""
  private(set) var items: [CaseItem] = []
  private(set) var mistakes: [DeskMistakeWords] = []

  /// An empty form.
  init() {}

  init(_ call: DeskCall, _ deskCase: DeskCase) throws {
    (kind, to, day) = (try call.text("kind"), try call.text("to"), try call.text("day"))
    (time, zone, source) = (try call.text("time"), try call.text("zone"), try call.text("source"))
    let language = call.language
    func mistake(_ field: String, _ found: Wording, _ expected: Wording, _ remedy: Wording? = nil) {
      mistakes.append(DeskMistakeWords(field: field, found: found, expected: expected, remedy: remedy, language))
    }
    let step = StepKind(rawValue: kind)
    if step == nil { mistake("kind", .verbatim(kind), .desk(.expectedStep)) }
    var destination: StateCode?
    if step?.isPerDestination ?? false {
      let codes = StateNames(call.site.norms.corpus.states).list(to)
      if codes.count == 1, call.site.norms.names[StateCode(codes[0])] != nil {
        destination = StateCode(codes[0])
      } else {
        mistake("to", to.isEmpty ? .desk(.foundNoCountry) : .verbatim(to), .desk(.expectedOneCountry))
      }
    }
    let at = instant(mistake)
    let sourceDay = try call.text("source-day")
    if !sourceDay.isEmpty, (try? DateParsing.day(sourceDay)) == nil {
      mistake("source-day", .verbatim(sourceDay), TimeProposal.expectedDay, TimeProposal.day(sourceDay))
    }
    guard mistakes.isEmpty, let step, let at else { return }
    let id: EntryID = DeskID(RandomBytes.make(16))
    let evidence = try call.evidence()
    items = [
      .step(
        ServedStep(
          id: id, kind: step, destination: destination?.text, at: at.description, zone: zone, evidence: evidence))
    ]
    // Only what this register knows: a fact that it does not have would be a mistake in every answer.
    let known = Set(call.site.norms.corpus.facts.map(\.name.text))
    for fact in step.facts where known.contains(fact.name) {
      let key = destination.map { step.isPerDestination ? "\(fact.name)@\($0.text)" : fact.name } ?? fact.name
      let value: RecordedFact.Value =
        switch fact.value {
        case .truth(let flag): RecordedFact.Value(flag ? "true" : "false", from: at.description)
        case .instant: RecordedFact.Value(at.description)
        }
      items.append(.fact(RecordedFact(key: key, values: [value], evidence: evidence, step: id)))
    }
  }

  /// A day alone, or a day with an hour in a zone.
  private func instant(_ mistake: (String, Wording, Wording, Wording?) -> Void) -> LegalTime? {
    guard let date = try? DateParsing.day(day) else {
      mistake("day", day.isEmpty ? .desk(.foundNoDay) : .verbatim(day), TimeProposal.expectedDay, TimeProposal.day(day))
      return nil
    }
    guard !time.isEmpty else { return .day(date) }
    guard let parts = time.wholeMatch(of: /([01]?\d|2[0-3]):([0-5]\d)/), let hour = Int(parts.1),
      let minute = Int(parts.2)
    else {
      mistake("time", .verbatim(time), .desk(.expectedHour), .verbatim("14:30"))
      return nil
    }
    guard let zone = TimeZone(identifier: zone) else {
      mistake("zone", .verbatim(self.zone), .desk(.expectedZone), .verbatim("America/New_York"))
      return nil
    }
    // The offset that the zone has at that hour of that day; an hour that a change of clocks takes twice is the first.
    let local = date.days * 86_400 + hour * 3_600 + minute * 60
    let guess = zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(local)))
    let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(local - guess)))
    return .moment(Moment(seconds: local - offset, offset: offset))
  }

  /// The zones of the senders' territories first, as a list to choose from.
  static let zones = [
    "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
    "America/Anchorage", "Pacific/Honolulu", "America/Puerto_Rico", "Pacific/Guam", "Europe/London", "Europe/Rome",
    "Europe/Copenhagen", "Europe/Athens", "America/Toronto", "America/Vancouver", "Australia/Sydney",
    "Australia/Perth", "Africa/Kigali", "Africa/Tripoli", "UTC",
  ]
}

/// Destinations as they were typed: names or codes between commas; nothing for those with an arrangement.
struct DestinationReading {
  let typed: String
  private(set) var codes: [StateCode] = []
  private(set) var mistakes: [DeskMistakeWords] = []

  init(_ text: String, _ deskCase: DeskCase, _ call: DeskCall) {
    typed = text
    let corpus = call.site.norms.corpus
    for word in StateNames(corpus.states).list(text) {
      let code = StateCode(word)
      if call.site.norms.names[code] == nil || code.text == deskCase.content.sender {
        let near = NearestName.nearest(to: word, in: corpus.states.map(\.name))
        mistakes.append(
          DeskMistakeWords(
            field: "to", found: .verbatim(word), expected: .desk(.expectedOtherCountry),
            remedy: near.map { .verbatim($0) }, call.language))
      } else if !codes.contains(code) {
        codes.append(code)
      }
    }
  }
}

/// What a brief is asked for, as the address or a form says it.
struct BriefQuestion {
  var to: String
  var day: String
  var known: String

  func destination(_ site: Site) -> StateCode? {
    let code = StateCode(to)
    return site.norms.names[code] == nil ? nil : code
  }

  var time: LegalTime? { try? DateParsing.legalTime(day) }
  var knownDay: CivilDate? { try? DateParsing.day(known) }
}
