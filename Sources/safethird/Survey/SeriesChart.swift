internal import Pages
internal import Register
internal import Safeguards
internal import Survey

/// Findings over time as one SVG: a panel for each destination, bands that step on the days on which a count changes.
///
/// Every finding has a pattern of its own beside its colour, and its name at the end of its band: it can be read in grey
/// and on paper. The whole is one image with a title and a description for those who hear it.
struct SeriesChart {
  private static let width = 960.0
  private static let left = 84.0
  private static let plotWidth = 700.0
  private static let plotHeight = 150.0
  /// From the top of one plot to that of the next.
  private static let pitch = 224.0
  private static let firstPlot = 136.0
  /// The least height between two names at the end of bands.
  private static let lineHeight = 14.0

  private let page: SeriesPage
  private let scale: DayScale
  private let rows: Int

  init(_ page: SeriesPage) {
    self.page = page
    scale = DayScale(from: page.plan.from, until: page.plan.until, left: Self.left, width: Self.plotWidth)
    rows = max(1, page.tally.rows)
  }

  var svg: String {
    let height = Self.firstPlot + Self.pitch * Double(page.destinations.count)
    let size = "\(decimal(Self.width)) \(decimal(height))"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size)" width="\(decimal(Self.width))" \
      height="\(decimal(height))" role="img" aria-labelledby="title description" \
      font-family="system-ui, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif" font-size="12" fill="#1c1c1c">
      <title id="title">\(escaped(title))</title>
      <desc id="description">\(escaped(description))</desc>
      <defs>
      \(FindingPattern.all.map(\.definition).joined(separator: "\n"))
      </defs>
      <rect width="100%" height="100%" fill="#ffffff"/>
      <text x="24" y="32" font-size="18" font-weight="600">\(escaped(title))</text>
      <text x="24" y="54" fill="#4a4a4a">\(escaped(subtitle))</text>
      \(legend)
      \(page.destinations.enumerated().map { panel($1, top: Self.firstPlot + Self.pitch * Double($0)) }.joined())
      </svg>

      """
  }

  // MARK: words

  private var title: String { "Findings from \(page.plan.from) to \(page.plan.until): \(page.sender)" }

  private var subtitle: String {
    let known = page.plan.question.known.map { ", as known on \($0)" } ?? ""
    return
      "\(SurveyPage.number(page.tally.rows)) row\(page.tally.rows == 1 ? "" : "s") of \(page.table)\(known). A finding is no order; unknown is no permission."
  }

  private var description: String {
    page.destinations.map { destination in
      guard let first = destination.days.first, let last = destination.days.last else { return "" }
      let start = "\(destination.name): on \(page.plan.from) \(words(first.findings))"
      let changes = destination.days.count - 1
      if changes == 0 { return start + ", unchanged until \(page.plan.until)." }
      return start
        + "; counts change on \(changes) day\(changes == 1 ? "" : "s"); from \(last.day) \(words(last.findings))."
    }.joined(separator: " ")
  }

  private func words(_ findings: FindingCounts) -> String {
    let parts = SurveyPage.findings.filter { findings[$0] > 0 }.map {
      "\(SurveyPage.number(findings[$0])) \(SurveyPage.title($0))"
    }
    return parts.isEmpty ? "nobody" : parts.joined(separator: ", ")
  }

  private var legend: String {
    var x = 24.0
    return SurveyPage.findings.map { finding in
      let name = SurveyPage.title(finding)
      let entry = """
        <rect x="\(decimal(x))" y="72" width="22" height="14" fill="\(FindingPattern(finding).fill)" stroke="#1c1c1c" \
        stroke-width="0.75"/><text x="\(decimal(x + 28))" y="83">\(name)</text>

        """
      x += 46 + Double(name.count) * 7
      return entry
    }.joined()
  }

  // MARK: a destination

  private func panel(_ destination: SeriesPage.Destination, top: Double) -> String {
    """
    <g>
    <text x="24" y="\(decimal(top - 12))" font-size="14" font-weight="600">\
    \(escaped("\(destination.code) \(destination.name)"))</text>
    \(bands(destination, top: top))\(rulers(top: top))\(names(destination, top: top))</g>

    """
  }

  private func y(_ count: Int, _ top: Double) -> Double {
    top + Self.plotHeight * (1 - Double(count) / Double(rows))
  }

  private func bands(_ destination: SeriesPage.Destination, top: Double) -> String {
    var below = destination.days.map { _ in 0 }
    return SurveyPage.findings.map { finding in
      let counts = destination.days.map { $0.findings[finding] }
      defer { for index in below.indices { below[index] += counts[index] } }
      guard counts.contains(where: { $0 > 0 }) else { return "" }
      let upper = zip(below, counts).map { y($0 + $1, top) }
      let lower = below.map { y($0, top) }
      // Along the upper edge and back along the lower.
      let path = steps(destination.days, upper) + steps(destination.days, lower).reversed()
      let corners = path.map { "\(decimal($0.x)),\(decimal($0.y))" }.joined(separator: " ")
      let name = "\(SurveyPage.title(finding)): \(counts[0]), at the end \(counts[counts.count - 1])"
      return """
        <polygon points="\(corners)" fill="\(FindingPattern(finding).fill)" stroke="#1c1c1c" stroke-width="0.5">\
        <title>\(name)</title></polygon>

        """
    }.joined()
  }

  private func steps(_ days: [SeriesPage.Day], _ heights: [Double]) -> [(x: Double, y: Double)] {
    days.indices.flatMap { index -> [(x: Double, y: Double)] in
      let end = index + 1 < days.count ? scale.x(days[index + 1].day) : scale.end
      return [(scale.x(days[index].day), heights[index]), (end, heights[index])]
    }
  }

  private func rulers(top: Double) -> String {
    let bottom = top + Self.plotHeight
    var text = ""
    for count in CountTicks.upTo(page.tally.rows) {
      let y = y(count, top)
      text += """
        <line x1="\(decimal(Self.left - 5))" x2="\(decimal(Self.left))" y1="\(decimal(y))" y2="\(decimal(y))" \
        stroke="#1c1c1c"/><text x="\(decimal(Self.left - 9))" y="\(decimal(y + 4))" text-anchor="end">\
        \(SurveyPage.number(count))</text>

        """
    }
    for tick in scale.ticks {
      let x = scale.x(tick.day)
      text += """
        <line x1="\(decimal(x))" x2="\(decimal(x))" y1="\(decimal(bottom))" y2="\(decimal(bottom + 5))" \
        stroke="#1c1c1c"/><text x="\(decimal(x))" y="\(decimal(bottom + 19))" text-anchor="middle">\(tick.name)</text>

        """
    }
    return text + """
      <path d="M\(decimal(Self.left)) \(decimal(top))V\(decimal(bottom))H\(decimal(scale.end))" fill="none" \
      stroke="#1c1c1c"/>

      """
  }

  /// What each band is on the last day, beside it; pushed up where they would overlap.
  private func names(_ destination: SeriesPage.Destination, top: Double) -> String {
    guard let last = destination.days.last else { return "" }
    var below = 0
    var limit = top + Self.plotHeight + Self.lineHeight
    var names: [(y: Double, text: String)] = []
    for finding in SurveyPage.findings where last.findings[finding] > 0 {
      let count = last.findings[finding]
      let middle = (y(below, top) + y(below + count, top)) / 2 + 4
      below += count
      limit = min(middle, limit - Self.lineHeight)
      names.append((limit, "\(SurveyPage.title(finding)) \(SurveyPage.number(count))"))
    }
    return names.map {
      "<text x=\"\(decimal(scale.end + 8))\" y=\"\(decimal($0.y))\">\($0.text)</text>\n"
    }.joined()
  }
}

/// A number as SVG has it, to a tenth.
private func decimal(_ number: Double) -> String {
  let tenths = Int((number * 10).rounded())
  return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
}

private func escaped(_ text: String) -> String {
  text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
}
