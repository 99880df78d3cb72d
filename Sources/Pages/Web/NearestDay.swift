package import Register

/// The day that was meant by a text which is none: `2025-02-30` is near `2025-02-28`, and `2025-5-7` is `2025-05-07`.
package enum NearestDay {
  /// `nil` where the text does not begin with a year: which of two numbers is the month would be a guess.
  package static func nearest(to text: String) -> CivilDate? {
    let parts = text.split(omittingEmptySubsequences: false) { "-/.".contains($0) }
    guard parts.count == 3, parts[0].utf8.count == 4, parts.allSatisfy({ $0.utf8.count <= 4 }) else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == 3, numbers.allSatisfy({ $0 > 0 }) else { return nil }
    let month = min(numbers[1], 12)
    let length = CivilDate.length(ofMonth: month, year: numbers[0])
    return CivilDate(year: numbers[0], month: month, day: min(numbers[2], length))
  }
}
