package import Register

/// How far an arrangement had come on a day, who says so and who denies it.
///
/// *Agreed* means that somebody says it was signed, ratified or in force by then, and neither suspended nor ended since.
/// It does not mean that this is so: that is why voices and denials are kept apart and both shown.
package struct ArrangementProgress: Sendable {
  package enum Group: String, CaseIterable, Sendable {
    case agreed, suspended, ended
    /// Floated or in talks.
    case discussed
    /// The destination said no, after whatever talks there were.
    case refused
    /// Nobody says more than that it was floated or talked about, and somebody denied that last.
    case denied
    /// Nobody had said anything by then.
    case silent
  }

  /// Whether the register's line of force has it in force on the day.
  package enum ForceOnDay: String, CaseIterable, Sendable {
    case yes, no
    /// Somebody denies it, or a month or a year leaves it open.
    case disputed
  }

  /// What was denied or refused, and whether that came before anybody said that it was agreed.
  package struct Denial: Sendable {
    package var voice: Voice
    package var isEarlier: Bool
    package var isPossible: Bool
  }

  package let arrangement: Arrangement
  package let day: CivilDate
  package let group: Group
  /// The claim by which it reached its stage; `nil` when there is none.
  package let stage: Voice?
  /// Where claims dated by month or year may fall on either side of the day: the group with them.
  package let possibleGroup: Group?
  package let possibleStage: Voice?
  /// Who says so: the claims of the kind that makes the group, in the order of their dates.
  package let voices: [Voice]
  package let denials: [Denial]
  /// Claims that were taken back; they do not count.
  package let retracted: [Voice]
  /// What answers to cases count with.
  package let force: ForceOnDay

  package init(_ arrangement: Arrangement, on day: CivilDate) {
    let sorted = Voice.sorted(
      arrangement.events.map(Voice.init) + ArrangementProgress.force(of: arrangement), by: .last)
    let heard = sorted.filter { !$0.isRetracted && $0.reach(day) != .after }
    let certain = heard.filter { $0.reach(day) == .certain }
    let latest = ArrangementProgress.walk(certain)
    let earliest = ArrangementProgress.walk(Voice.sorted(certain, by: .first))
    // A claim of a month may come before or after an end within it: then it is possibly agreed, and not agreed.
    let (group, stage) = latest.0 == .agreed && earliest.0 != .agreed ? earliest : latest
    // A claim of a year may come before or after one of a day in it, and one whose month is not over may not have come.
    let others = [
      latest, ArrangementProgress.walk(heard), earliest, ArrangementProgress.walk(Voice.sorted(heard, by: .first)),
    ]
    let other = others.first { $0.0 != group || $0.1?.stage != stage?.stage }
    self.arrangement = arrangement
    self.day = day
    self.group = group
    self.stage = stage
    possibleGroup = other?.0
    possibleStage = other?.1
    force = ArrangementProgress.force(arrangement.force, on: day)
    retracted = sorted.filter { $0.isRetracted && $0.reach(day) != .after }
    let isAgreed = group == .agreed || possibleGroup == .agreed
    let agreeing = heard.filter { $0.stage.isAgreement }
    voices = isAgreed ? agreeing : heard.filter { $0.stage.isProgress }
    let first = agreeing.compactMap { $0.date?.first }.min()
    let contested = Set(agreeing.map(\.conflict)).subtracting([""])
    denials = heard.filter { $0.stage == .denied || $0.stage == .refused }.map { voice in
      let isBefore = first.map { first in voice.date.map { $0.last < first } ?? false } ?? false
      return Denial(
        voice: voice, isEarlier: isBefore && !contested.contains(voice.conflict),
        isPossible: voice.reach(day) == .possible)
    }
  }

  /// Denials that are about what is said to be agreed, and not about talks before it.
  package var liveDenials: [Denial] { denials.filter { !$0.isEarlier } }

  private static func force(_ intervals: [ForceInterval], on day: CivilDate) -> ForceOnDay {
    var force = ForceOnDay.no
    for interval in intervals {
      if let from = interval.from, from.day > day { continue }
      if let until = interval.until, until.lastDay <= day { continue }
      let isOpen = interval.from.map { $0.lastDay > day } ?? false || interval.until.map { $0.day <= day } ?? false
      if !isOpen, !interval.isDisputed { return .yes }
      force = .disputed
    }
    return force
  }

  /// Days on which the register's line of force says that it began or ended.
  private static func force(of arrangement: Arrangement) -> [Voice] {
    var voices: [Voice] = []
    for (index, interval) in arrangement.force.enumerated() {
      if let from = interval.from, !interval.isDisputed { voices.append(Voice(force: from, .inForce, interval)) }
      let next = arrangement.force.indices.contains(index + 1) ? arrangement.force[index + 1].from : nil
      if let until = interval.until, next != until { voices.append(Voice(force: until, .ended, interval)) }
    }
    return voices
  }

  /// Goes through claims in order: the furthest stage since the last end counts, and a later claim of talks does not
  /// undo a signing.
  private static func walk(_ voices: [Voice]) -> (Group, Voice?) {
    var current: Voice?
    for voice in voices {
      let stage = current?.stage
      switch voice.stage {
      case .floated, .talks:
        if stage.map({ $0 == .ended || $0.rank < voice.stage.rank }) ?? true { current = voice }
      case .signed, .ratified, .inForce:
        if stage.map({ $0 == .suspended || $0 == .ended || $0.rank < voice.stage.rank }) ?? true { current = voice }
      case .suspended: current = voice
      // The line of force ends what is in force; an event of that day may say more exactly how.
      case .ended: if !voice.isForce || stage?.isAgreement ?? false { current = voice }
      case .denied, .refused, .court, .other: break
      }
    }
    switch current?.stage {
    case .signed, .ratified, .inForce: return (.agreed, current)
    case .suspended: return (.suspended, current)
    case .ended: return (.ended, current)
    case .floated, .talks, nil, .denied, .refused, .court, .other: break
    }
    let said = voices.last { $0.stage == .floated || $0.stage == .talks }
    if let refused = voices.last(where: { $0.stage == .refused }), isLast(refused, said) { return (.refused, refused) }
    if let denied = voices.last(where: { $0.stage == .denied }), isLast(denied, said) { return (.denied, denied) }
    return current == nil ? (.silent, nil) : (.discussed, current)
  }

  private static func isLast(_ voice: Voice, _ other: Voice?) -> Bool {
    other.map { !Voice.isEarlier(voice, $0) } ?? true
  }
}

extension Event.Stage {
  /// What counts as agreed.
  package var isAgreement: Bool { self == .signed || self == .ratified || self == .inForce }

  /// A stage of its life, and not a word against it or beside it.
  package var isProgress: Bool { rank > 0 }

  fileprivate var rank: Int {
    switch self {
    case .floated: 1
    case .talks: 2
    case .signed: 3
    case .ratified: 4
    case .inForce: 5
    case .suspended, .ended: 6
    case .denied, .refused, .court, .other: 0
    }
  }
}
