internal import Register
internal import Safeguards

/// Lines of force along one line of time: full where there is force, dashed where it is unknown, a stroke where it
/// changed. Places are parts of the width, as in `TimelineDrawing`.
struct ForceDrawing {
  private let lines: [ForceLine]
  private let from: CivilDate
  private let until: CivilDate

  private static let rowHeight = 52
  private static let margin = 0.02

  /// `nil` where nothing ever changed.
  ///
  /// `actors` are drawn below, in the time that `lines` span.
  init?(_ lines: [ForceLine], actors: [ForceLine] = [], until day: CivilDate) {
    let days = lines.flatMap(\.spans).compactMap(\.from)
    guard let first = days.min(), let last = days.max() else { return nil }
    self.lines = lines + actors
    let span = max(60, (min(day, last).days - first.days) / 10)
    from = first.advanced(by: -span)
    // As far as something changed, and some of what came of it.
    until = max(last, min(day, last.advanced(by: max(120, (last.days - first.days) / 2))))
  }

  func html(_ context: PageContext) -> HTML {
    let height = lines.count * Self.rowHeight + 30
    let label = context.say(
      .normForceLabel,
      [
        "count": .number(lines.count), "from": .text(context.language.say(from)),
        "to": .text(context.language.say(until)),
      ])
    let rows = lines.enumerated().map { row($1, $0 * Self.rowHeight, context) }
    return """
      <figure class="timeline"><svg width="100%" height="\(height)" role="img" aria-label="\(label)">
      \(DateTicks(from: from, until: until, place: place).html(height, context))
      \(rows)
      </svg></figure>
      """
  }

  private func row(_ line: ForceLine, _ top: Int, _ context: PageContext) -> HTML {
    let bars = line.spans.map { span -> HTML in
      // The line of an actor may begin before the drawing and go on behind it.
      guard span.until.map({ $0 > from }) ?? true, (span.from ?? from) <= until else { return "" }
      let start = place(span.from ?? from)
      let end = place(span.until ?? until)
      let stroke: HTML =
        span.from == nil
        ? ""
        : "<line class=\"turn\" x1=\"\(start.percent)\" x2=\"\(start.percent)\" y1=\"\(top + 20)\" y2=\"\(top + 42)\"/>"
      guard span.state != .notInForce else { return stroke }
      let title = context.say(ForceMark.phrase(span.state))
      return """
        <rect class="force f-\(span.state.rawValue)" x="\(start.percent)" y="\(top + 24)" width="\(max(0.004, end - start).percent)" height="14"><title>\(title)</title></rect>\(stroke)
        """
    }
    return """
      <g class="\(line.actor == nil ? "g-force" : "g-actor" as HTML)"><line class="lane" x1="0" x2="100%" y1="\(top + 31)" y2="\(top + 31)"/>
      <text class="lane-name" x="0" y="\(top + 14)">\(shortened(line.name(context)))</text>\(bars)</g>

      """
  }

  /// The table has the whole name; on a phone a longer one would be cut off anywhere.
  private func shortened(_ name: String) -> String { name.count > 38 ? name.prefix(37) + "…" : name }

  /// From 0 to 1, within the margins.
  private func place(_ day: CivilDate) -> Double {
    let part = Double(day.days - from.days) / Double(max(1, until.days - from.days))
    return Self.margin + min(1, max(0, part)) * (1 - 2 * Self.margin)
  }
}
