internal import Desks
internal import Pages
internal import Register
internal import Sealing

/// The times of all open cases of an organisation as one calendar.
///
/// Whoever keeps the calendar shows it on telephones and shared screens: a title is a word and the reference of a case, and
/// the description says where to look. Nothing of the person, of a country or of a finding is in it.
struct DeadlineFeed {
  private let deadlines: [CaseDeadline]
  private let site: Site
  private let day: CivilDate

  init(_ deadlines: [CaseDeadline], site: Site, day: CivilDate) {
    self.deadlines = deadlines
    self.site = site
    self.day = day
  }

  var body: FeedBody {
    // The day and not the second: as long as nothing changes, the bytes are the same.
    let stamp = Moment(seconds: day.days * 86_400, offset: 0)
    let text = DeadlineCalendar(entries, name: site.language.say(.calendarName))
      .wholeText(stamp: stamp, sha256: { SHA.hex(SHA.sha256($0)) })
    let bytes = Array(text.utf8)
    return FeedBody(
      contentType: "text/calendar; charset=utf-8", bytes: bytes, etag: "\"\(SHA.hex(SHA.sha256(bytes)).prefix(32))\"")
  }

  private var entries: [DeadlineCalendar.Entry] {
    var counts: [String: Int] = [:]
    return deadlines.map { deadline in
      let (time, reference) = (deadline.time, Message.Value.text(deadline.reference))
      // Without the time itself: where it changes, a reader moves its entry and does not keep both.
      let place = "\(deadline.caseID) \(time.kind.rawValue) \(time.rule.id)"
      counts[place, default: 0] += 1
      return DeadlineCalendar.Entry(
        start: time.time,
        summary: site.language.say(
          time.kind == .last ? .calendarDeadline : .calendarEarliest, ["reference": reference]),
        description: site.language.say(.calendarWhere), identity: "\(place) \(counts[place] ?? 0)",
        isDeadline: time.kind == .last)
    }
  }
}
