/// Offsets from UTC written as numbers: `+05:30`, `-08:00`, `02:00`.
enum FixedOffset {
  /// Minutes east of UTC, or nil when the text is no offset. One to three digits of hours and one or two of
  /// minutes are read, whatever they are, as in Google's C++.
  static func minutes(_ text: String) -> Int? {
    var reader = DigitReader(bytes: Array(text.utf8))
    let isWest = reader.accept("-")
    if !isWest { _ = reader.accept("+") }
    guard let hours = reader.number(1, 3), reader.accept(":"), let minutes = reader.number(1, 2), reader.isAtEnd
    else { return nil }
    return (isWest ? -1 : 1) * (hours * 60 + minutes)
  }
}
