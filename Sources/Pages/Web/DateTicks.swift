internal import Register

/// The dates under a drawing of time: few enough for a phone, on whole months or years.
struct DateTicks {
  let from: CivilDate
  let until: CivilDate
  /// Where a day stands, from 0 to 1 of the width.
  let place: (CivilDate) -> Double

  func html(_ height: Int, _ context: PageContext) -> HTML {
    let months = [1, 2, 3, 6, 12, 24, 60, 120]
    let span = max(1, (until.days - from.days) / 30)
    let step = months.first { span / $0 <= 2 } ?? 240
    var (year, month, _) = from.components
    var ticks: [HTML] = []
    while let day = CivilDate(year: year, month: month, day: 1), day <= until {
      let isOnStep = step < 12 ? (month - 1) % step == 0 : month == 1 && year % (step / 12) == 0
      if isOnStep, day >= from {
        let date = step < 12 ? SourceDate(year: year, month: month) : SourceDate(year: year)
        let part = place(day)
        let x = part.percent
        // At the edges a name stands beside its line, so that it is not cut off.
        let anchor = part < 0.15 ? "start" : part > 0.8 ? "end" : "middle"
        ticks.append(
          """
          <line class="tick" x1="\(x)" x2="\(x)" y1="18" y2="\(height - 22)"/>\
          <text class="tick-name" x="\(x)" y="\(height - 6)" text-anchor="\(anchor)">\(context.language.say(date))</text>

          """)
      }
      month += 1
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    return ticks.joined()
  }
}

extension Double {
  /// A part of the width of a drawing, as SVG has it: `12.34%`.
  var percent: String {
    let hundredths = Int((self * 10_000).rounded())
    return "\(hundredths / 100).\(padded(hundredths % 100, 2))%"
  }
}
