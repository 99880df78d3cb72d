internal import Register
internal import Safeguards

extension EmergencyPage {
  /// The stable, documented form (`docs/guide/json.md`): keys may be added, never renamed.
  package var json: JSON {
    .object([
      ("case", .text(answer.file.name)),
      ("sender", .text(answer.question.sender.text)),
      ("to", .text(result.to.text)),
      ("day", .text(answer.question.day.description)),
      ("known", .optional(answer.question.known?.description)),
      ("engine", .text(answer.engine)),
      ("register", .text(answer.registerDigest)),
      ("finding", .text(result.finding.rawValue)),
      ("says", .text(finding)),
      ("rests_on_weak_sources", .texts(result.restsOnWeak)),
      (
        "sections", .list(sections.map { .object([("title", .text($0.title)), ("lines", .list($0.lines.map(json)))]) })
      ),
      (
        "call",
        .list(
          call.groups.map { group in
            .object([
              ("title", .text(group.topic.title(language))), ("questions", .list(group.questions.map(json))),
            ])
          })
      ),
    ])
  }

  private func json(_ question: PhoneCall.Question) -> JSON {
    .object([
      ("fact", Answer.json(question.key)), ("question", .text(question.words)),
      ("settles", .number(question.settles)), ("rules", .texts(question.rules.map(\.description))),
    ])
  }

  func json(_ entry: Entitlement) -> JSON {
    .object([
      ("standing", .text(entry.standing.rawValue)),
      ("rule", .text(entry.rule.id.description)),
      ("says", .text(entry.rule.says)),
      ("plain", .optional(entry.rule.plain.isEmpty ? nil : entry.rule.plain)),
      ("ask", entry.rule.ask.map(Words.json) ?? .null),
      ("earliest", .optional(entry.earliest?.description)),
      ("until", .optional(entry.until?.description)),
      ("held_back_by", .texts(entry.heldBackBy.map(\.id.text))),
      ("missing", .list(entry.turnsOn.map(Answer.json))),
      ("norm", .text(entry.norm.title)),
      ("cite", .text(entry.norm.cite)),
      ("basis", .text((entry.rule.basis ?? entry.norm.basis).rawValue)),
      (
        "sources",
        .list(
          answer.sources(of: entry.rule, entry.norm).map { source in
            .object([
              ("title", .text(source.title)), ("publisher", .text(source.publisher)),
              ("published", .optional(source.published?.description)), ("url", .optional(source.url)),
              ("weak", .bool(source.isWeak)),
            ])
          })
      ),
    ])
  }
}
