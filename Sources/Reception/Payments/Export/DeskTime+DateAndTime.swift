package import Desks
package import Register

extension DeskTime {
  /// The day in UTC.
  package var utcDay: CivilDate { CivilDate(days: seconds.flooredDivision(by: 86_400)) }

  /// `2026-11-01T09:30:00Z`, as ISO 20022 has it.
  package var dateAndTime: String {
    let second = seconds - utcDay.days * 86_400
    return "\(utcDay)T\(padded(second / 3_600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))Z"
  }

  /// `2026-11-01T09:30:00`, with a fraction that is dropped and a zone; without a zone it is read as UTC. `nil` otherwise.
  package init?(dateAndTime text: some StringProtocol) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count, bytes[range].allSatisfy(\.isDigit) else { return nil }
      return bytes[range].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
    func stands(_ letter: Unicode.Scalar, at place: Int) -> Bool {
      bytes.indices.contains(place) && bytes[place] == UInt8(ascii: letter)
    }
    guard let year = number(0..<4), let month = number(5..<7), let dayOfMonth = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      stands("-", at: 4), stands("-", at: 7), stands("T", at: 10), stands(":", at: 13), stands(":", at: 16),
      hour < 24, minute < 60, second < 61, let day = CivilDate(year: year, month: month, day: dayOfMonth)
    else { return nil }
    var place = 19
    if stands(".", at: place) {
      place += 1
      let start = place
      while place < bytes.count, bytes[place].isDigit { place += 1 }
      guard place > start else { return nil }
    }
    var offset = 0
    if stands("Z", at: place) {
      place += 1
    } else if stands("+", at: place) || stands("-", at: place) {
      guard let hours = number(place + 1..<place + 3), let minutes = number(place + 4..<place + 6),
        stands(":", at: place + 3), hours < 15, minutes < 60
      else { return nil }
      offset = (hours * 60 + minutes) * 60 * (stands("-", at: place) ? -1 : 1)
      place += 6
    }
    guard place == bytes.count else { return nil }
    self.init(day.days * 86_400 + hour * 3_600 + minute * 60 + second - offset)
  }
}
