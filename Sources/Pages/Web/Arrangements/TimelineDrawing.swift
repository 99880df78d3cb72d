internal import Register

/// Events in rows by what they are, along one line of time. Places are parts of the width, so that the drawing is as wide
/// as the page and its letters stay as large as the text, on a phone too.
struct TimelineDrawing {
  private enum Lane: CaseIterable {
    case progress, talks, against, halted, other

    init(_ stage: Event.Stage) {
      switch stage {
      case .signed, .ratified, .inForce: self = .progress
      case .floated, .talks: self = .talks
      case .denied, .refused: self = .against
      case .suspended, .ended: self = .halted
      case .court, .other: self = .other
      }
    }

    var phrase: Phrase {
      switch self {
      case .progress: .laneProgress
      case .talks: .laneTalks
      case .against: .laneAgainst
      case .halted: .laneHalted
      case .other: .laneOther
      }
    }

    /// Each row has a shape of its own, around the middle of the mark.
    var shape: HTML {
      switch self {
      case .progress: "<circle r=\"6\" fill=\"currentColor\"/>"
      case .talks: "<circle r=\"5\" class=\"hollow\"/>"
      case .against: "<path d=\"M-5-5L5 5M5-5L-5 5\" class=\"stroke\"/>"
      case .halted: "<path d=\"M-5.5-5.5h11v11h-11z\" fill=\"currentColor\"/>"
      case .other: "<path d=\"M0-6.5L6.5 0 0 6.5-6.5 0z\" class=\"hollow\"/>"
      }
    }

    var style: HTML {
      switch self {
      case .progress: "g-agreed"
      case .talks: "g-discussed"
      case .against: "g-refused"
      case .halted: "g-suspended"
      case .other: "g-other"
      }
    }
  }

  private let events: [(lane: Lane, date: SourceDate, what: String)]
  private let force: [ForceInterval]
  private let from: CivilDate
  private let until: CivilDate

  private static let rowHeight = 46
  /// Room at both ends, as parts of the width.
  private static let margin = 0.03

  /// `nil` where nothing has a date.
  init?(_ events: [Event], force: [ForceInterval], until day: CivilDate, _ language: Language) {
    let dated = events.compactMap { event in
      event.date.map { (lane: Lane(event.stage), date: $0, what: event.stage.label(language)) }
    }
    let begun = force.filter { interval in interval.from.map { $0.day <= day } ?? false }
    guard let first = (dated.map(\.date.first) + begun.compactMap { $0.from?.day }).min() else { return nil }
    self.events = dated
    self.force = begun
    from = first
    // As far as something happened, and a little of the silence after it.
    let ends = begun.compactMap { $0.until?.lastDay }.filter { $0 <= day }
    let last = (dated.map { min($0.date.last, day) } + ends + begun.compactMap { $0.from?.day }).max() ?? first
    until = min(max(day, last), last.advanced(by: max(30, (last.days - first.days) / 8)))
  }

  func html(_ context: PageContext) -> HTML {
    let lanes = Lane.allCases.filter { lane in events.contains { $0.lane == lane } }
    let rows = lanes.count + (force.isEmpty ? 0 : 1)
    let height = rows * Self.rowHeight + 30
    let label = context.say(
      .arrangementTimelineLabel,
      [
        "count": .number(events.count), "from": .text(context.language.say(from)),
        "to": .text(context.language.say(until)),
      ])
    var drawing: [HTML] = [DateTicks(from: from, until: until, place: place).html(height, context)]
    if !force.isEmpty { drawing.append(forceRow(context)) }
    for (index, lane) in lanes.enumerated() {
      drawing.append(row(lane, (index + (force.isEmpty ? 0 : 1)) * Self.rowHeight, context))
    }
    return """
      <figure class="timeline"><svg width="100%" height="\(height)" role="img" aria-label="\(label)">
      \(drawing)
      </svg></figure>
      """
  }

  private func row(_ lane: Lane, _ top: Int, _ context: PageContext) -> HTML {
    let middle = top + 31
    // Events of one day in one row are one mark with their number.
    let groups = Dictionary(grouping: events.filter { $0.lane == lane }, by: \.date)
    let marks = groups.sorted { ($0.key.first, $0.key.last) < ($1.key.first, $1.key.last) }.map {
      date, events -> HTML in
      let words = events.map(\.what).joined(separator: context.say(.listSeparator))
      let title: HTML = "<title>\(context.language.say(date)): \(words)</title>"
      let start = place(date.first)
      let count: HTML = events.count > 1 ? "<text class=\"times\" x=\"9\" y=\"-6\">\(events.count)</text>" : ""
      guard date.isDay else {
        // A month or a year is an interval: nobody says on which day.
        let width = max(0.01, place(min(date.last, until)) - start)
        return """
          <rect class="vague" x="\(start.percent)" y="\(middle - 6)" width="\(width.percent)" height="12" rx="6">\(title)</rect>
          """
      }
      return "<svg x=\"\(start.percent)\" y=\"\(middle)\" overflow=\"visible\">\(title)\(lane.shape)\(count)</svg>"
    }
    return """
      <g class="\(lane.style)"><line class="lane" x1="0" x2="100%" y1="\(middle)" y2="\(middle)"/>
      <text class="lane-name" x="0" y="\(top + 14)">\(context.say(lane.phrase))</text>\(marks)</g>
      """
  }

  private func forceRow(_ context: PageContext) -> HTML {
    let bars = force.map { interval -> HTML in
      let start = place(interval.from?.day ?? from)
      let end = place(min(interval.until?.lastDay ?? until, until))
      return
        "<rect class=\"force\(interval.isDisputed ? " disputed" : "")\" x=\"\(start.percent)\" y=\"24\" width=\"\(max(0.005, end - start).percent)\" height=\"13\"/>"
    }
    let disputed = force.contains(where: \.isDisputed)
    let name = context.say(disputed ? .laneForceDisputed : .laneForce)
    return "<g class=\"g-force\"><text class=\"lane-name\" x=\"0\" y=\"14\">\(name)</text>\(bars)</g>"
  }

  /// From 0 to 1, within the margins.
  private func place(_ day: CivilDate) -> Double {
    let part = Double(day.days - from.days) / Double(max(1, until.days - from.days))
    return Self.margin + min(1, max(0, part)) * (1 - 2 * Self.margin)
  }
}
