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
  private(set) var form: SentForm
  private(set) var items: [CaseItem] = []

  /// One that nobody has filled in yet.
  init(_ call: DeskCall) { form = SentForm(call) }

  init(sent call: DeskCall) throws {
    form = try SentForm(sent: call, ["kind", "to", "day", "time", "zone", "source", "source-day"])
    let step = StepKind(rawValue: form["kind"])
    if step == nil { form.mistake("kind", form.found("kind"), .desk(.expectedStep)) }
    var destination: String?
    if step?.isPerDestination ?? false {
      destination = form.optionalState("to", call.site)
      if form["to"].isEmpty { form.mistake("to", .desk(.foundNoCountry), .desk(.expectedOneCountry)) }
    }
    let at = instant()
    _ = form.optionalDay("source-day")
    guard form.mistakes.isEmpty, let step, let at else { return }
    let id: EntryID = CaseDesk.newID()
    let evidence = try call.evidence()
    let served = ServedStep(
      id: id, kind: step, destination: destination, at: at.description, zone: form["zone"], evidence: evidence)
    items = [.step(served)] + served.facts(known: Set(call.site.norms.corpus.facts.map(\.name.text))).map { .fact($0) }
  }

  /// A day alone, or a day with an hour in a zone.
  private mutating func instant() -> LegalTime? {
    guard let date = form.day("day") else { return nil }
    guard !form["time"].isEmpty else { return .day(date) }
    guard let parts = form["time"].wholeMatch(of: /([01]?\d|2[0-3]):([0-5]\d)/), let hour = Int(parts.1),
      let minute = Int(parts.2)
    else {
      form.mistake("time", form.found("time"), .desk(.expectedHour), .verbatim("14:30"))
      return nil
    }
    guard let zone = TimeZone(identifier: form["zone"]) else {
      form.mistake("zone", form.found("zone"), .desk(.expectedZone), .verbatim("America/New_York"))
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
      form.mistake("time", form.found("time"), .desk(.expectedHourThatWas))
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
