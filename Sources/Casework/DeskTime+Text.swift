internal import Desks
internal import Register

extension DeskTime {
  /// RFC 3339, in UTC: `2026-11-26T12:00:00Z`.
  var text: String {
    let day = Moment(seconds: seconds, offset: 0).day
    let rest = seconds - day.days * 86_400
    return "\(day)T\(padded(rest / 3600, 2)):\(padded(rest / 60 % 60, 2)):\(padded(rest % 60, 2))Z"
  }
}
