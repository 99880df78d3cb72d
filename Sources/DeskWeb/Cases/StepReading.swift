internal import Casework
internal import Desks
internal import Foundation
internal import Pages
internal import PublicWeb
internal import Register
internal import RegisterFiles
internal import Safeguards

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
    let id: EntryID = CaseDesk.newID()
    let evidence = try call.evidence()
    let served = ServedStep(
      id: id, kind: step, destination: destination?.text, at: at.description, zone: self.zone, evidence: evidence)
    items = [.step(served)] + served.facts(known: Set(call.site.norms.corpus.facts.map(\.name.text))).map { .fact($0) }
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
    let local = date.days * 86_400 + hour * 3_600 + minute * 60
    // The offsets of the days around are all that the hour can have. Where clocks are put back, an hour comes twice, and
    // the first is meant: a period that runs against the person ends with it. Where they are put forward, one never comes.
    let instants = [local - 86_400, local + 86_400].map { around in
      let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(around)))
      return Moment(seconds: local - offset, offset: offset)
    }.filter { moment in
      zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(moment.seconds))) == moment.offset
    }
    guard let first = instants.min() else {
      mistake("time", .verbatim(time), .desk(.expectedHourThatWas), nil)
      return nil
    }
    return .moment(first)
  }

  /// The zones of the senders' territories first, as a list to choose from.
  static let zones = [
    "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
    "America/Anchorage", "Pacific/Honolulu", "America/Puerto_Rico", "Pacific/Guam", "Europe/London", "Europe/Rome",
    "Europe/Copenhagen", "Europe/Athens", "America/Toronto", "America/Vancouver", "Australia/Sydney",
    "Australia/Perth", "Africa/Kigali", "Africa/Tripoli", "UTC",
  ]
}
