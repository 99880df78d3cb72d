internal import Record
internal import Register

/// The map of the world with a line for each destination of each arrangement, its key, and the same as a table.
struct MapFigure {
  private let summaries: [ArrangementSummary]

  init(_ summaries: [ArrangementSummary]) { self.summaries = summaries.filter { $0.progress.group != .silent } }

  /// What is said to be agreed is drawn last, on top of the rest.
  private static let order: [ArrangementProgress.Group] = [.denied, .refused, .ended, .discussed, .suspended, .agreed]

  func html(_ context: PageContext) -> HTML {
    let map = context.site.map
    guard !map.land.isEmpty else { return "" }
    let lines = MapFigure.order.flatMap { group in
      summaries.filter { $0.progress.group == group }.flatMap { summary in
        summary.arrangement.to.map { (summary: summary, to: $0) }
      }
    }
    let unnamed = summaries.count { $0.arrangement.to.isEmpty }
    let label = context.say(.homeMapLabel, ["count": .number(lines.count)])
    let note: HTML =
      unnamed > 0 ? "<p class=\"quiet\">\(context.say(.homeMapUnnamed, ["count": .number(unnamed)]))</p>" : ""
    return """
      <section class="map" aria-labelledby="map">
      <h2 id="map">\(context.say(.homeMapTitle))</h2>
      <figure>
      <a class="past" href="#map-key">\(context.say(.homeMapSkip))</a>
      <div class="sheet" role="group" aria-label="\(label)"><svg viewBox="0 0 \(WorldMap.width) \(WorldMap.height)">
      <path class="land" d="\(HTML.verbatim(map.land))"/>
      \(arcs(lines, context))
      \(dots(context))
      </svg></div>
      <figcaption>
      \(key(context))
      <p class="quiet">\(context.say(.homeMapLead))</p>\(note)
      </figcaption>
      </figure>
      \(table(context))
      </section>
      """
  }

  private func arcs(_ lines: [(summary: ArrangementSummary, to: StateCode)], _ context: PageContext) -> [HTML] {
    var drawn: [String: Int] = [:]
    return lines.compactMap { line -> HTML? in
      let (from, group) = (line.summary.arrangement.sender, line.summary.progress.group)
      // Several arrangements between the same two States lie beside one another.
      let count = drawn["\(from)-\(line.to)", default: 0]
      drawn["\(from)-\(line.to)"] = count + 1
      let title = context.say(
        .homeMapLine,
        [
          "sender": .text(context.name(from)), "destination": .text(context.name(line.to)),
          "stage": .text(context.say(StageMark.phrase(group))),
        ])
      let curves = context.site.map.arcs(from: from, to: line.to, bend: 0.16 + Double(count) * 0.07)
      guard !curves.isEmpty else { return nil }
      // The wide line cannot be seen: it is there to be pointed at.
      let paths = curves.map { curve -> HTML in
        "<path class=\"near\" d=\"\(curve)\"/><path class=\"arc g-\(group.rawValue)\" d=\"\(curve)\"/>"
      }
      return context.anchor(.arrangement(line.summary.arrangement.id), label: title, "<title>\(title)</title>\(paths)")
    }
  }

  private func dots(_ context: PageContext) -> [HTML] {
    let senders = Set(summaries.map(\.arrangement.sender))
    let destinations = Set(summaries.flatMap(\.arrangement.to)).subtracting(senders)
    func dot(_ state: StateCode, _ radius: Int, _ style: String) -> HTML? {
      context.site.map.spot(state).map { "<circle class=\"\(style)\" cx=\"\($0.x)\" cy=\"\($0.y)\" r=\"\(radius)\"/>" }
    }
    return destinations.sorted().compactMap { dot($0, 6, "to") } + senders.sorted().compactMap { dot($0, 9, "from") }
  }

  private func key(_ context: PageContext) -> HTML {
    let present = Set(summaries.map(\.progress.group))
    let items = MapFigure.order.reversed().filter(present.contains).map { group -> HTML in
      let mark = StageMark(group)
      let words = HTML(context.say(StageMark.phrase(group)))
      return
        "<li>\(mark.lineSample) \(context.anchor(.arrangements, words, parameters: [Link.Parameter("stage", group.rawValue)]))</li>"
    }
    return "<ul class=\"key\" id=\"map-key\" aria-label=\"\(context.say(.homeMapLegend))\">\(items)</ul>"
  }

  private func table(_ context: PageContext) -> HTML {
    let rows = summaries.map { (summary: $0, name: context.destinations($0.arrangement)) }
      .sorted { ($0.name, $0.summary.arrangement.id) < ($1.name, $1.summary.arrangement.id) }
      .map { row -> HTML in
        let arrangement = row.summary.arrangement
        return """
          <tr><th scope="row">\(context.anchor(.arrangement(arrangement.id), row.name))</th>\
          <td>\(context.name(arrangement.sender))</td>\
          <td>\(context.say(StageMark.phrase(row.summary.progress.group)))</td></tr>

          """
      }
    return """
      <details class="twin"><summary>\(context.say(.homeMapTable))</summary>
      <table><thead><tr><th scope="col">\(context.say(.columnDestination))</th><th scope="col">\(context.say(.columnSender))</th><th scope="col">\(context.say(.columnStage))</th></tr></thead>
      <tbody>
      \(rows)
      </tbody></table></details>
      """
  }
}
