package import Record
package import Register

/// Who has agreed to take people from a sender, as of a day, and who denies it: numbers first, each with its list.
package struct AgreementsPage: Sendable {
  let agreements: Agreements
  let names: [StateCode: String]
  private let only: Agreements.List?

  package init(_ agreements: Agreements, names: [StateCode: String], only: Agreements.List? = nil) {
    self.agreements = agreements
    self.names = names
    self.only = only
  }

  func name(_ code: StateCode) -> String { names[code] ?? code.text }

  func destinations(_ arrangement: Arrangement) -> String {
    arrangement.to.isEmpty ? "States not named" : Words.list(arrangement.to.map(name))
  }

  /// Those shown in full: of one list, or the agreed and what may be.
  var shown: [ArrangementProgress] {
    if let only { return agreements.entries(in: only) }
    // What the question is about first; the lists within the agreed would only repeat it.
    return [Agreements.List.agreed, .possibly, .suspended, .ended, .discussed, .refused, .onlyDenied].flatMap { list in
      agreements.entries(in: list).filter { list == .possibly || !isPossibly($0) }
    }
  }

  private func isPossibly(_ entry: ArrangementProgress) -> Bool {
    entry.group != .agreed && entry.possibleGroup == .agreed
  }

  /// What a number counts.
  static func meaning(_ list: Agreements.List) -> String {
    switch list {
    case .agreed: "somebody says that it was signed, ratified or in force, and not suspended or ended since"
    case .possibly:
      "the same, but the day is not known well enough: it may lie after the day asked about, or before an end"
    case .denied: "of the agreed: somebody denies it"
    case .weak: "of the agreed: only weak sources say so"
    case .published: "of the agreed: the text is published"
    case .suspended: "was agreed and is suspended"
    case .ended: "was agreed and has ended"
    case .discussed: "floated or in talks"
    case .refused: "not agreed: the destination refused"
    case .onlyDenied: "not agreed: floated or in talks, and denied"
    }
  }

  package func text(_ style: TextStyle) -> String {
    var page = TextCanvas(style)
    let count = agreements.entries(in: .agreed).count
    let states = agreements.states(in: .agreed).count
    page.paragraph(
      "\(count) arrangements with \(states) States to take people from \(name(agreements.sender)) are said to be agreed, as of \(agreements.day)\(agreements.known.map { ", as known on \($0)" } ?? "").",
      colour: .bold)
    page.paragraph(
      "“Agreed” is what somebody says, not a finding. Follow a number with --only, a source with: register show SOURCE-ID.",
      colour: .dim)
    page.blank()
    for list in Agreements.List.allCases {
      let number = String(agreements.entries(in: list).count)
      let lead = list.rawValue + String(repeating: " ", count: max(1, 15 - list.rawValue.count - number.count)) + number
      page.paragraph(Self.meaning(list), lead: lead + "  ", indent: 2)
    }
    for entry in shown { self.entry(entry, &page) }
    return page.text
  }

  private func entry(_ entry: ArrangementProgress, _ page: inout TextCanvas) {
    let arrangement = entry.arrangement
    page.blank()
    page.paragraph("\(destinations(arrangement)): \(state(entry))", colour: .bold)
    let documents = agreements.documents(of: entry)
    let weak = agreements.restsOnWeakOnly(entry) ? ", only weak ones" : ""
    page.paragraph(
      "\(arrangement.id) · \(arrangement.kind.label) · \(arrangement.textPublished.label) · \(documents.count) source\(documents.count == 1 ? "" : "s")\(weak) · in force for the register: \(entry.force.rawValue)",
      indent: 2, colour: .dim)
    for voice in entry.voices { self.voice(voice, entry, "says", &page) }
    for denial in entry.denials {
      let verb = denial.voice.stage == .refused ? "refuses" : "denies"
      self.voice(denial.voice, entry, denial.isEarlier ? "\(verb) (before any agreement)" : verb, &page)
    }
    if entry.group == .agreed, entry.liveDenials.isEmpty { page.paragraph("nobody denies it", indent: 2) }
    for voice in entry.retracted { self.voice(voice, entry, "was taken back", &page) }
  }

  private func voice(_ voice: Voice, _ entry: ArrangementProgress, _ verb: String, _ page: inout TextCanvas) {
    let documents = agreements.documents(of: voice, entry)
    let weak = !documents.isEmpty && documents.allSatisfy(\.isWeak) ? " (only weak sources)" : ""
    let possibly = voice.reach(agreements.day) == .possible ? " (day not known: possibly by then)" : ""
    let who = voice.isForce ? "the line of force" : voice.by.isEmpty ? "no speaker recorded" : voice.by
    let date = voice.date?.description ?? "undated"
    page.paragraph(
      "\(verb), \(date) \(voice.stage.label)\(possibly): \(who)\(weak)\(voice.claim.isEmpty ? "" : ": \(voice.claim)")",
      lead: "- ", indent: 2)
    let ids = documents.map(\.id)
    if !ids.isEmpty { page.paragraph(ids.joined(separator: " "), indent: 4, colour: .dim) }
  }

  /// `in force since 2025-08-05, possibly ended (2026-03)`.
  func state(_ entry: ArrangementProgress) -> String {
    var text = entry.stage.map { voice in
      let date = voice.date?.description ?? "on an unknown day"
      switch voice.stage {
      case .ratified, .inForce, .suspended, .talks: return "\(voice.stage.label) since \(date)"
      case .signed, .ended, .floated, .denied, .refused, .court, .other: return "\(voice.stage.label) \(date)"
      }
    }
    if let possible = entry.possibleStage {
      let date = possible.date?.description ?? "undated"
      text = (text.map { $0 + ", " } ?? "") + "possibly \(possible.stage.label) (\(date))"
    }
    let denied = entry.group == .agreed && !entry.liveDenials.isEmpty ? "; denied" : ""
    return (text ?? "nothing claimed") + denied
  }
}
