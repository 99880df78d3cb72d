internal import Register

extension Comparison {
  mutating func arrangements(_ before: [Arrangement], _ after: [Arrangement]) {
    for (was, now) in paired(before, after, by: \.id) {
      switch (was, now) {
      case (let was?, let now?): arrangement(was, now)
      default: add(.arrangements, (was ?? now)?.id.text ?? "", was.map(line), now.map(line))
      }
    }
  }

  private func line(_ arrangement: Arrangement) -> ChangeLine {
    .arrangement(
      title: arrangement.title, sender: arrangement.sender, to: arrangement.to, kind: arrangement.kind,
      events: arrangement.events.count, transfers: arrangement.transfers.count)
  }

  private mutating func arrangement(_ before: Arrangement, _ after: Arrangement) {
    let id = before.id.text
    fields(
      .arrangements, id, before, after,
      [
        (.field(.title), { .said($0.title) }), (.field(.sender), { .states([$0.sender]) }),
        (.field(.destination), { $0.to.isEmpty ? nil : .states($0.to) }),
        (.field(.destinationNote), { .said($0.toNote) }), (.field(.kind), { .arrangementKind($0.kind) }),
        (.field(.kindNote), { .said($0.kindNote) }), (.field(.textPublished), { .publication($0.textPublished) }),
        (.field(.textNote), { .said($0.textNote) }), (.field(.basis), { .basis($0.basis) }),
        (.field(.reception), { .reception($0.receptionModel) }),
        (.field(.notSaid), { .said($0.unknown.joined(separator: " | ")) }), (.field(.note), { .said($0.note) }),
      ])
    fields(
      .conditions, id, before, after,
      [(.field(.covers), { .said($0.covers?.value) }), (.field(.excludes), { .said($0.excludes?.value) })])
    let owner = Statement.Owner.arrangement(before.id)
    force(owner, before.force, after.force)
    for (was, now) in paired(before.refuses.map(Self.line), after.refuses.map(Self.line), by: { $0 }) {
      add(.force, id, was, now)
    }
    claims(
      .events, owner, before.events, after.events, claim: \.claim,
      line: { .event($0.stage, date: $0.date, claim: $0.claim.claim) },
      near: { "\($0.date?.description ?? "") \($0.stage.rawValue)" })
    let parts: [(ChangeLine.Claimed, KeyPath<Arrangement, [Claim]>)] = [
      (.scope, \.scope), (.term, \.terms), (.reception, \.reception),
    ]
    for (part, path) in parts {
      claims(
        .claims, owner, before[keyPath: path], after[keyPath: path], claim: \.self, line: { .claim(part, $0.claim) },
        near: nil)
    }
    claims(
      .transfers, owner, before.transfers, after.transfers, claim: \.claim, line: Self.line,
      near: { "\($0.date?.description ?? "") \($0.kind.rawValue)" })
    func relation(_ relation: ArrangementRelation) -> ChangeLine {
      .relation(kind: relation.kind, target: "\(relation.target.value)", date: nil)
    }
    for (was, now) in paired(before.relations, after.relations, by: relation) where was == nil || now == nil {
      add(.relations, id, was.map(relation), now.map(relation))
    }
  }

  private static func line(_ refusal: Arrangement.Refusal) -> ChangeLine {
    .refusal(ChangeSpan(refusal.interval.from, refusal.interval.until), people: refusal.covers?.value)
  }

  private static func line(_ transfer: Transfer) -> ChangeLine {
    .transfer(
      transfer.kind, date: transfer.date, count: transfer.count, nationalities: transfer.nationalities,
      claim: transfer.claim.claim)
  }

  /// Claims have no ids that an author gives. The same words are the same claim; of the rest, what has the same `near`
  /// key is taken as one claim that was written anew.
  private mutating func claims<Value>(
    _ section: Change.Section, _ owner: Statement.Owner, _ before: [Value], _ after: [Value],
    claim: (Value) -> Claim, line: (Value) -> ChangeLine, near: ((Value) -> String)?
  ) {
    let pairs = paired(before, after, by: line)
    for case (let was?, let now?) in pairs {
      let subject = "\(owner)"
      let part = line(now)
      fields(
        section, subject, claim(was), claim(now),
        [
          (.of(.speaker, part), { .said($0.by) }), (.of(.conflict, part), { .said($0.conflict) }),
          (.of(.note, part), { .said($0.note) }), (.of(.cap, part), { $0.cap.map { .text(String($0)) } }),
          (.of(.payment, part), { $0.payment.map { .text("\($0.amount) \($0.currency)") } }),
        ])
      retraction(section, owner, part, claim(was).retraction, claim(now).retraction)
      add(
        section, subject, .of(.sources, part), cited(claim(was).sources, owner, old),
        cited(claim(now).sources, owner, new))
    }
    let gone = pairs.filter { $0.after == nil }.compactMap(\.before)
    let come = pairs.filter { $0.before == nil }.compactMap(\.after)
    guard let near else {
      for value in gone { add(section, "\(owner)", line(value), nil) }
      for value in come { add(section, "\(owner)", nil, line(value)) }
      return
    }
    for (was, now) in paired(gone, come, by: near) {
      add(section, "\(owner)", was.map(line), now.map(line))
    }
  }

  private mutating func retraction(
    _ section: Change.Section, _ owner: Statement.Owner, _ part: ChangeLine, _ before: Retraction?, _ after: Retraction?
  ) {
    func line(_ retraction: Retraction?) -> ChangeLine {
      retraction.map { .retraction(date: $0.date, by: $0.by, why: $0.why, instead: $0.instead) } ?? .stands
    }
    add(section, "\(owner)", .of(.standing, part), line(before), line(after))
  }
}
