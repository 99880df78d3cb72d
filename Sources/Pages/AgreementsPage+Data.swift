internal import Record
internal import Register

extension AgreementsPage {
  package var json: JSON {
    .object([
      ("sender", .text(agreements.sender.text)), ("day", .text(agreements.day.description)),
      ("known", .optional(agreements.known?.description)),
      (
        "numbers",
        .object(
          Agreements.List.allCases.map { list in
            (
              list.rawValue,
              .object([
                ("means", .text(Self.meaning(list))), ("arrangements", .number(agreements.entries(in: list).count)),
                ("states", .number(agreements.states(in: list).count)),
                ("ids", .texts(agreements.entries(in: list).map(\.arrangement.id.text))),
              ])
            )
          })
      ),
      ("arrangements", .list(shown.map(entry))),
    ])
  }

  private func entry(_ entry: ArrangementProgress) -> JSON {
    let arrangement = entry.arrangement
    return .object([
      ("arrangement", .text(arrangement.id.text)), ("title", .text(arrangement.title)),
      ("to", .texts(arrangement.to.map(\.text))), ("to_label", .text(destinations(arrangement))),
      ("kind", .text(arrangement.kind.rawValue)), ("kind_label", .text(arrangement.kind.label)),
      ("group", .text(entry.group.rawValue)), ("possible_group", .optional(entry.possibleGroup?.rawValue)),
      ("says", .text(state(entry))), ("stage", .optional(entry.stage?.stage.rawValue)),
      ("since", .optional(entry.stage?.date?.description)),
      ("possible_stage", .optional(entry.possibleStage?.stage.rawValue)),
      ("possible_since", .optional(entry.possibleStage?.date?.description)),
      ("force", .text(entry.force.rawValue)), ("text_published", .text(arrangement.textPublished.rawValue)),
      ("sources", .number(agreements.documents(of: entry).count)),
      ("weak_only", .bool(agreements.restsOnWeakOnly(entry))),
      ("said_by", .list(entry.voices.map { voice($0, entry) })),
      (
        "denied_by",
        .list(
          entry.denials.map { denial in
            voice(denial.voice, entry, [("before_agreement", .bool(denial.isEarlier))])
          })
      ),
      ("taken_back", .list(entry.retracted.map { voice($0, entry) })),
    ])
  }

  private func voice(_ voice: Voice, _ entry: ArrangementProgress, _ more: [(String, JSON)] = []) -> JSON {
    let documents = agreements.documents(of: voice, entry)
    return .object(
      [
        ("date", .optional(voice.date?.description)), ("stage", .text(voice.stage.rawValue)),
        ("reach", .text(voice.reach(agreements.day).rawValue)), ("by", voice.by.isEmpty ? .null : .text(voice.by)),
        ("claim", .text(voice.claim)), ("line_of_force", .bool(voice.isForce)),
        ("sources", .texts(documents.map(\.id))),
        ("weak_only", .bool(!documents.isEmpty && documents.allSatisfy(\.isWeak))),
      ] + more)
  }

  /// A row an arrangement.
  package var csv: String {
    let header = [
      "arrangement", "to", "to_label", "kind", "kind_label", "group", "stage", "stage_label", "since",
      "possible_group", "possible_stage", "possible_since", "said_by", "denied_by", "denied_before_agreement",
      "force", "text_published", "sources", "weak_only", "source_ids",
    ]
    let rows = shown.map { entry in
      let arrangement = entry.arrangement
      let documents = agreements.documents(of: entry)
      func speakers(_ voices: [Voice]) -> String {
        var seen: Set<String> = []
        return voices.map(\.by).filter { !$0.isEmpty && seen.insert($0).inserted }.joined(separator: "; ")
      }
      return [
        arrangement.id.text, arrangement.to.map(\.text).joined(separator: ";"), destinations(arrangement),
        arrangement.kind.rawValue, arrangement.kind.label, entry.group.rawValue, entry.stage?.stage.rawValue ?? "",
        entry.stage?.stage.label ?? "", entry.stage?.date?.description ?? "", entry.possibleGroup?.rawValue ?? "",
        entry.possibleStage?.stage.rawValue ?? "", entry.possibleStage?.date?.description ?? "",
        speakers(entry.voices), speakers(entry.liveDenials.map(\.voice)),
        speakers(entry.denials.filter(\.isEarlier).map(\.voice)), entry.force.rawValue,
        arrangement.textPublished.rawValue,
        String(documents.count), agreements.restsOnWeakOnly(entry) ? "true" : "false",
        documents.map(\.id).joined(separator: ";"),
      ]
    }
    return CSV.text(header, rows)
  }
}
