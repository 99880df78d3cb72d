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
  }

  package let entries: [Entry]

  private let answer: Answer

  package init(_ answer: Answer, language: Language = .english) {
    self.answer = answer
    var entries: [Entry] = []
    func add(_ entry: Entry) {
      if !entries.contains(where: { $0.identity == entry.identity }) { entries.append(entry) }
    }
    for result in answer.results {
      for deadline in answer.deadlines(result).running {
        add(
          Entry(
            start: deadline.until,
            summary: language.say(
              .calendarLast, ["rule": .text(DeadlineCalendar.name(deadline.rule, deadline.norm))]),
            description: DeadlineCalendar.description(deadline.rule, deadline.norm, answer, language),
            identity: "until \(deadline.rule.id) \(deadline.until)", isDeadline: true))
      }
      for step in answer.shownSteps(result) where step.rule.phase == .before {
        guard let earliest = step.earliest else { continue }
        let country = answer.name(result.to)
        add(
          Entry(
            start: .moment(earliest),
            summary: language.say(
              .calendarFirst, ["step": .text(step.rule.step), "state": .text(country)]),
            description: language.say(
              .calendarRespects,
              [
                "state": .text(language.inSentence(country)),
                "description": .text(DeadlineCalendar.description(step.rule, step.norm, answer, language)),
              ]),
            identity: "from \(step.rule.id) \(result.to) \(earliest)", isDeadline: false))
      }
    }
    self.entries = entries
  }

  private static func name(_ rule: Rule, _ norm: Norm) -> String { rule.title.isEmpty ? norm.title : rule.title }

  private static func description(
    _ rule: Rule, _ norm: Norm, _ answer: Answer, _ language: Language
  ) -> String {
    language.say(
      .calendarDescription,
      [
        "says": .text(rule.says), "norm": .text(norm.title), "cite": .text(norm.cite),
        "rule": .text(rule.id.description), "day": .text(answer.question.day.description),
      ])
  }

  /// `nil` when there is no entry: a calendar without one is not valid.
  ///
  /// `stamp` is the moment at which the file is made. Identifiers come from the digest of the answer: a calendar that
  /// takes the file twice shows each entry once, and two people with the same deadline have two. `sha256` gives the
  /// hexadecimal digits; this room knows no cryptography.
  package func text(stamp: Moment, sha256: ([UInt8]) -> String) -> String? {
    guard !entries.isEmpty else { return nil }
    let digest = Receipt.digest(of: answer, sha256: sha256)
    func identifier(_ identity: String) -> String {
      sha256(Array("\(digest) \(identity)".utf8)).prefix(32) + "@safethird"
    }
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//SafeThird//SafeThird//EN", "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
    ]
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
    lines.append("END:VCALENDAR")
    return lines.map { Self.folded($0) + "\r\n" }.joined()
  }

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
