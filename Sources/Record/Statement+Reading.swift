package import Register

extension Statement {
  /// Everything that cites a source, in the order of the register.
  package static func all(of corpus: Corpus) -> [Statement] {
    corpus.norms.flatMap(statements) + corpus.arrangements.flatMap(statements) + corpus.profiles.flatMap(statements)
  }

  package static func statements(of arrangement: Arrangement) -> [Statement] {
    var made = Maker(owner: .arrangement(arrangement.id), sources: arrangement.sources)
    made.force(arrangement.force)
    for refusal in arrangement.refuses {
      made.add(
        .refusal, "refuses", .text(refusal.says), date: nil, by: "", cited: refusal.interval.sources, retraction: nil)
    }
    for event in arrangement.events {
      made.claim(.event, "\(event.date?.description ?? "undated")-\(event.stage.rawValue)", event.claim, event.date)
    }
    for claim in arrangement.scope { made.claim(.scope, "scope", claim, claim.date) }
    for claim in arrangement.terms { made.claim(.term, "term", claim, claim.date) }
    for claim in arrangement.reception { made.claim(.reception, "reception", claim, claim.date) }
    for transfer in arrangement.transfers {
      made.claim(
        .transfer, "\(transfer.date?.description ?? "undated")-\(transfer.kind.rawValue)", transfer.claim,
        transfer.date)
    }
    for relation in arrangement.relations {
      made.add(
        .relation, "\(relation.kind)-\(relation.target.value)",
        .relation(kind: relation.kind, target: "\(relation.target.value)", date: nil),
        date: relation.date, by: "", cited: relation.sources, retraction: nil)
    }
    return made.statements
  }

  package static func statements(of norm: Norm) -> [Statement] {
    var made = Maker(owner: .norm(norm.id), sources: norm.sources)
    made.force(norm.force)
    for rule in norm.rules {
      made.add(.rule, rule.id.name, .text(rule.says), date: nil, by: "", cited: rule.sources, retraction: nil)
    }
    for act in norm.acts {
      let target =
        switch act.target.value {
        case .norm(let id): id.text
        case .rule(let id): id.description
        }
      made.add(
        .act, "\(act.kind.rawValue)-\(target)", .act(act.kind, target: target, ChangeSpan(nil, nil), people: nil),
        date: act.from.map { SourceDate($0) }, by: "", cited: act.sources, retraction: nil)
    }
    for relation in norm.relations {
      made.add(
        .relation, "\(relation.kind)-\(relation.target.value)",
        .relation(kind: relation.kind, target: "\(relation.target.value)", date: nil),
        date: relation.date, by: "", cited: relation.sources, retraction: nil)
    }
    return made.statements
  }

  package static func statements(of profile: StateProfile) -> [Statement] {
    var made = Maker(owner: .state(profile.code), sources: profile.sources)
    for membership in profile.memberships {
      made.add(
        .membership, membership.treaty, .membership(treaty: membership.treaty, ChangeSpan(membership.from, nil)),
        date: membership.from, by: "", cited: membership.sources, retraction: nil)
    }
    return made.statements
  }

  /// Numbers what would else have the same id, and resolves what is cited.
  private struct Maker {
    let owner: Owner
    let sources: [String: Source]
    var statements: [Statement] = []
    private var seen: [String: Int] = [:]

    init(owner: Owner, sources: [Source]) {
      self.owner = owner
      self.sources = Dictionary(sources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func add(
      _ part: Part, _ name: String, _ line: ChangeLine, date: SourceDate?, by: String, cited: [Located<String>],
      retraction: Retraction?
    ) {
      let count = (seen[name] ?? 0) + 1
      seen[name] = count
      statements.append(
        Statement(
          owner: owner, part: part, id: "\(owner)#\(name)\(count > 1 ? "-\(count)" : "")", date: date, line: line,
          by: by, sources: cited.compactMap { sources[$0.value] }, retraction: retraction))
    }

    mutating func claim(_ part: Part, _ name: String, _ claim: Claim, _ date: SourceDate?) {
      add(
        part, name, .text(claim.claim), date: date, by: claim.by, cited: claim.sources, retraction: claim.retraction)
      if let retraction = claim.retraction {
        let id = "\(name)-\(retraction.isCorrection ? "corrected" : "retracted")"
        add(
          .retraction, id, .text(retraction.why), date: retraction.date, by: retraction.by, cited: retraction.sources,
          retraction: nil)
      }
    }

    mutating func force(_ intervals: [ForceInterval]) {
      for interval in intervals {
        add(
          .force, "force", .force(ChangeSpan(interval)),
          date: interval.from.map { SourceDate($0) }, by: "", cited: interval.sources, retraction: nil)
      }
    }
  }
}

extension SourceDate {
  /// The day of a time of law, with the precision that it has.
  package init(_ time: LegalTime) {
    switch time {
    case .day(let day): self.init(day)
    case .moment(let moment): self.init(moment.day)
    case .vague(let date): self = date
    }
  }
}
