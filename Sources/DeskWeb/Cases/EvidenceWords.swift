internal import Desks
internal import Pages

/// How something is known, in words.
struct EvidenceWords {
  private let members: [Member]
  private let context: DeskContext

  init(_ members: [Member], _ context: DeskContext) { (self.members, self.context) = (members, context) }

  func html(_ evidence: Evidence) -> HTML {
    let by = members.name(of: evidence.recordedBy, context)
    let source: HTML =
      evidence.source.isEmpty
      ? ""
      : HTML(
        evidence.day.isEmpty
          ? context.say(.evidenceSource, ["source": .text(evidence.source)])
          : context.say(
            .evidenceSourceDay,
            ["source": .text(evidence.source), "day": .text(context.language.wordedDates(evidence.day))])) + " "
    return "\(source)\(context.say(.evidenceBy, ["name": .text(by)])) \(context.time(evidence.recordedAt))"
  }
}
