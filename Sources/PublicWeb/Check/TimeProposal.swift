import Pages
import Register

/// What to write instead of a day or a moment that cannot be read, as near as possible to what was typed.
package enum TimeProposal {
  package static let expected = "a day such as 2025-07-10, or a moment with its zone such as 2025-07-10T14:00-04:00"
  package static let expectedDay = "a whole day such as 2025-05-07"

  package static func day(_ text: String) -> String { NearestDay.nearest(to: text)?.description ?? "2025-05-07" }

  /// `10/7` gives an example; `2025-07-10 14:00` the same moment as it is to be written, with a zone to be put right.
  package static func time(_ text: String) -> String {
    guard
      let parts = text.wholeMatch(of: /(\d{4}-\d{2}-\d{2})[T ]+(\d{1,2}):(\d{2})(?::\d{2})? ?(Z|[+-]\d{2}:?\d{2})?/),
      let day = NearestDay.nearest(to: String(parts.1)), let hour = Int(parts.2), hour < 24
    else { return NearestDay.nearest(to: text)?.description ?? "2025-07-10, or 2025-07-10T14:00-04:00" }
    let moment = "\(day)T\(padded(hour, 2)):\(parts.3)"
    guard let zone = parts.4 else {
      return "\(moment)-04:00, where -04:00 is the zone of the place: there it is four hours earlier than UTC"
    }
    return zone == "Z" || zone.contains(":") ? "\(moment)\(zone)" : "\(moment)\(zone.dropLast(2)):\(zone.suffix(2))"
  }
}
