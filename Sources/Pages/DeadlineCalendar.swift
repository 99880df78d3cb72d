package import Register
internal import Safeguards

/// The times of an answer as an iCalendar file (RFC 5545): the ends of periods that run against the person, and the
/// first moments at which a transfer would respect a step.
///
/// An entry says what the time is and on which rule it rests, and nothing else of the person: a calendar is shared more
/// widely than a case. Everything is a VEVENT, since several calendars pass over a VTODO in silence.
package struct DeadlineCalendar: Sendable {
  package struct Entry: Sendable {
    package var start: LegalTime
    package var summary: String
    package var description: String
    /// What makes the entry the same when the same answer is written again.
    package var identity: String
    /// A period that runs out wants a reminder; a moment before which nothing may happen does not.
    package var isDeadline: Bool

    package init(start: LegalTime, summary: String, description: String, identity: String, isDeadline: Bool) {
      self.start = start
      self.summary = summary
      self.description = description
      self.identity = identity
      self.isDeadline = isDeadline
    }
  }

  package let entries: [Entry]
  /// What the calendar is called where several are shown; empty where it has no name.
  package let name: String

  private let answer: Answer?

  /// A calendar of whatever entries. Their identities are all that tells them apart: a reader that takes the calendar again
  /// moves an entry that has another time.
  package init(_ entries: [Entry], name: String) {
    self.entries = entries
    self.name = name
    answer = nil
  }

  /// The times of one answer, with the words of their rules. Identities come from the digest of the answer: a calendar that
  /// takes the file twice shows each entry once, and two people with the same deadline have two.
  package init(_ answer: Answer, language: Language = .english) {
    var identities: Set<String> = []
    entries = answer.results.flatMap { AnswerTime.times(of: $0, on: answer.question.day) }
      .map { Entry($0, answer, language) }.filter { identities.insert($0.identity).inserted }
    name = ""
    self.answer = answer
  }

  /// `nil` when there is no entry: a calendar without one is not valid, and a program that shows it may say so.
  ///
  /// `stamp` is the moment at which the file is made. `sha256` gives the hexadecimal digits; this room knows no
  /// cryptography.
  package func text(stamp: Moment, sha256: ([UInt8]) -> String) -> String? {
    entries.isEmpty ? nil : wholeText(stamp: stamp, sha256: sha256)
  }

  /// The calendar also where it has no entry: whoever subscribes to one must be told that there is nothing left.
  package func wholeText(stamp: Moment, sha256: ([UInt8]) -> String) -> String {
    let digest = answer.map { Receipt.digest(of: $0, sha256: sha256) + " " } ?? ""
    func identifier(_ identity: String) -> String {
      sha256(Array("\(digest)\(identity)".utf8)).prefix(32) + "@safethird"
    }
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//SafeThird//SafeThird//EN", "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
    ]
    // RFC 7986, 5.1, and what readers have understood for longer.
    if !name.isEmpty { lines += ["NAME:\(Self.escaped(name))", "X-WR-CALNAME:\(Self.escaped(name))"] }
    for entry in entries {
      lines += [
        "BEGIN:VEVENT", "UID:\(identifier(entry.identity))", "DTSTAMP:\(Self.utc(stamp))",
      ]
      switch entry.start {
      case .moment(let moment): lines.append("DTSTART:\(Self.utc(moment))")
      case .day, .vague:
        // A whole day: it ends where the next begins.
        lines.append("DTSTART;VALUE=DATE:\(Self.basic(entry.start.lastDay))")
        lines.append("DTEND;VALUE=DATE:\(Self.basic(entry.start.lastDay.advanced(by: 1)))")
      }
      lines += [
        "SUMMARY:\(Self.escaped(entry.summary))", "DESCRIPTION:\(Self.escaped(entry.description))",
        "CLASS:PRIVATE", "TRANSP:TRANSPARENT",
      ]
      if entry.isDeadline {
        lines += [
          "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P1D", "DESCRIPTION:\(Self.escaped(entry.summary))",
          "END:VALARM",
        ]
      }
      lines.append("END:VEVENT")
    }
    // A calendar needs some part (RFC 5545, 3.6).
    if entries.isEmpty { lines += Self.universalTime }
    lines.append("END:VCALENDAR")
    return lines.map { Self.folded($0) + "\r\n" }.joined()
  }

  private static let universalTime = [
    "BEGIN:VTIMEZONE", "TZID:Etc/UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE",
  ]

  /// A text value: RFC 5545, 3.3.11.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": result += "\\\(scalar)"
      case "\n": result += "\\n"
      // The grammar has no place for other control characters.
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Lines of at most 75 octets, the break not counted, never within a character: RFC 5545, 3.1.
  static func folded(_ line: String) -> String {
    var result = ""
    var octets = 0
    for scalar in line.unicodeScalars {
      let width = UTF8.width(scalar)
      if octets + width > 75 {
        result += "\r\n "
        octets = 1
      }
      result.unicodeScalars.append(scalar)
      octets += width
    }
    return result
  }

  /// `20250711T180000Z`.
  private static func utc(_ moment: Moment) -> String {
    let day = moment.seconds.flooredDivision(by: 86_400)
    let rest = moment.seconds - day * 86_400
    return
      "\(basic(CivilDate(days: day)))T\(padded(rest / 3600, 2))\(padded(rest / 60 % 60, 2))\(padded(rest % 60, 2))Z"
  }

  private static func basic(_ date: CivilDate) -> String {
    let (year, month, day) = date.components
    return padded(year, 4) + padded(month, 2) + padded(day, 2)
  }
}

extension UTF8 {
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case ..<0x80: 1
    case ..<0x800: 2
    case ..<0x1_0000: 3
    default: 4
    }
  }
}
