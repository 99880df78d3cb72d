extension PosixRule {
  /// Reads a rule such as `CET-1CEST,M3.5.0,M10.5.0/3` or `<+0545>-5:45`; nil when it is none.
  public init?(_ text: String) {
    var reader = Reader(bytes: Array(text.utf8))
    guard reader.name(), let west = reader.time() else { return nil }
    standard = -west
    if reader.isAtEnd { return }
    guard reader.name() else { return nil }
    daylight = standard + 3600
    if let next = reader.peek, next != UInt8(ascii: ",") {
      guard let west = reader.time() else { return nil }
      daylight = -west
    }
    if reader.isAtEnd { return }
    guard reader.accept(","), let start = reader.date(), let startTime = reader.dateTime(), reader.accept(","),
      let end = reader.date(), let endTime = reader.dateTime(), reader.isAtEnd
    else { return nil }
    self.start = start
    self.startTime = startTime
    self.end = end
    self.endTime = endTime
  }

  private struct Reader {
    let bytes: [UInt8]
    var position = 0

    var isAtEnd: Bool { position == bytes.count }
    var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func accept(_ character: UnicodeScalar) -> Bool {
      guard peek == UInt8(ascii: character) else { return false }
      position += 1
      return true
    }

    /// Letters, or anything in angle brackets.
    mutating func name() -> Bool {
      if accept("<") {
        while let byte = peek, byte != UInt8(ascii: ">") { position += byte == 0 ? bytes.count : 1 }
        return accept(">")
      }
      let start = position
      while let byte = peek, 0x41...0x5A ~= byte || 0x61...0x7A ~= byte { position += 1 }
      return position - start >= 3
    }

    mutating func number() -> Int? {
      let start = position
      var value = 0
      while let byte = peek, 0x30...0x39 ~= byte, position - start < 4 {
        value = value * 10 + Int(byte - 48)
        position += 1
      }
      return position > start ? value : nil
    }

    /// `[+-]h[h][h][:mm[:ss]]`, in seconds.
    mutating func time() -> Int? {
      let sign = accept("-") ? -1 : 1
      if sign == 1 { _ = accept("+") }
      guard let hours = number() else { return nil }
      var seconds = hours * 3600
      if accept(":") {
        guard let minutes = number() else { return nil }
        seconds += minutes * 60
        if accept(":") {
          guard let rest = number() else { return nil }
          seconds += rest
        }
      }
      return hours <= 167 ? sign * seconds : nil
    }

    mutating func date() -> Date? {
      if accept("J") { return number().flatMap { 1...365 ~= $0 ? .julian($0) : nil } }
      guard accept("M") else { return number().flatMap { 0...365 ~= $0 ? .ordinal($0) : nil } }
      guard let month = number(), accept("."), let week = number(), accept("."), let weekday = number(),
        1...12 ~= month, 1...5 ~= week, 0...6 ~= weekday
      else { return nil }
      return .month(month, week: week, weekday: weekday)
    }

    /// `/time`, or two in the morning.
    mutating func dateTime() -> Int? { accept("/") ? time() : 7200 }
  }
}
