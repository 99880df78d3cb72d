package import Pages
import Register

/// What to write instead of a day or a moment that cannot be read, as near as possible to what was typed.
package enum TimeProposal {
  package static let expected = Wording.phrase(.expectedDayOrMoment)
  package static let expectedDay = Wording.phrase(.expectedWholeDay)

  package static func day(_ text: String) -> Wording {
    .verbatim(NearestDay.nearest(to: text)?.description ?? "2025-05-07")
  }

  /// `10/7` gives an example; `2025-07-10 14:00` the same moment as it is to be written, with a zone to be put right.
  package static func time(_ text: String) -> Wording {
    guard
      let parts = text.wholeMatch(of: /(\d{4}-\d{2}-\d{2})[T ]+(\d{1,2}):(\d{2})(?::\d{2})? ?(Z|[+-]\d{2}:?\d{2})?/),
      let day = NearestDay.nearest(to: String(parts.1)), let hour = Int(parts.2), hour < 24
    else {
      return NearestDay.nearest(to: text).map { .verbatim($0.description) } ?? .phrase(.remedyDayOrMoment)
    }
    let moment = "\(day)T\(padded(hour, 2)):\(parts.3)"
    guard let zone = parts.4 else {
      return .phrase(.remedyMomentWithZone, ["moment": .verbatim("\(moment)-04:00")])
    }
    return .verbatim(
      zone == "Z" || zone.contains(":") ? "\(moment)\(zone)" : "\(moment)\(zone.dropLast(2)):\(zone.suffix(2))")
  }
}
