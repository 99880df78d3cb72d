internal import Register

extension Comparison {
  mutating func arrangements(_ before: [Arrangement], _ after: [Arrangement]) {
    for (was, now) in paired(before, after, by: \.id) {
      switch (was, now) {
      case (let was?, let now?): arrangement(was, now)
      default: add(.arrangements, (was ?? now)?.id.text ?? "", "", was.map(line) ?? "", now.map(line) ?? "")
      }
    }
  }

  private func line(_ arrangement: Arrangement) -> String {
    let to = arrangement.to.isEmpty ? "States not named" : arrangement.to.map(\.text).joined(separator: ", ")
    let title = arrangement.title.isEmpty ? "" : "\(arrangement.title): "
    return
      "\(title)\(arrangement.sender) to \(to), \(arrangement.kind.rawValue), \(counted(arrangement.events.count, "event")), \(counted(arrangement.transfers.count, "transfer"))"
  }

  private mutating func arrangement(_ before: Arrangement, _ after: Arrangement) {
    let id = before.id.text
    fields(
      .arrangements, id, before, after,
      [
        ("title", { $0.title }), ("sender", { $0.sender.text }),
        ("destination", { $0.to.map(\.text).joined(separator: ", ") }), ("note on the destination", { $0.toNote }),
        ("kind", { $0.kind.rawValue }), ("note on the kind", { $0.kindNote }),
        ("text published", { $0.textPublished.rawValue }), ("note on the text", { $0.textNote }),
        ("basis", { $0.basis.rawValue }), ("reception", { $0.receptionModel.rawValue }),
        ("what nobody has said", { $0.unknown.joined(separator: " | ") }), ("note", { $0.note }),
      ])
    fields(
      .conditions, id, before, after,
      [("covers", { $0.covers?.value ?? "" }), ("excludes", { $0.excludes?.value ?? "" })])
    let owner = Statement.Owner.arrangement(before.id)
    force(owner, before.force, after.force)
    for (was, now) in paired(before.refuses.map(Self.line), after.refuses.map(Self.line), by: { $0 }) {
      add(.force, id, "", was ?? "", now ?? "")
    }
    claims(
      .events, owner, before.events, after.events, claim: \.claim,
      line: { "\($0.date.map { "\($0) " } ?? "")\($0.stage.rawValue): \($0.claim.claim)" },
      near: { "\($0.date?.description ?? "") \($0.stage.rawValue)" })
    for (part, path) in [("scope", \Arrangement.scope), ("term", \.terms), ("reception", \.reception)] {
      claims(
        .claims, owner, before[keyPath: path], after[keyPath: path], claim: \.self, line: { "\(part): \($0.claim)" },
        near: nil)
    }
    claims(
      .transfers, owner, before.transfers, after.transfers, claim: \.claim, line: Self.line,
      near: { "\($0.date?.description ?? "") \($0.kind.rawValue)" })
    func relation(_ relation: ArrangementRelation) -> String { "\(relation.kind) \(relation.target.value)" }
    for (was, now) in paired(before.relations, after.relations, by: relation) where was == nil || now == nil {
      add(.relations, id, "", was.map(relation) ?? "", now.map(relation) ?? "")
    }
  }

  private static func line(_ refusal: Arrangement.Refusal) -> String {
    let from = refusal.interval.from.map { " from \($0)" } ?? ""
    let until = refusal.interval.until.map { " until \($0)" } ?? ""
    let people = refusal.covers.map { " for \($0.value)" } ?? ""
    return "refuses\(from)\(until)\(people)"
  }

  private static func line(_ transfer: Transfer) -> String {
    let count =
      switch transfer.count {
      case nil: ""
      case 0?: ", nobody"
      case 1?: " of 1 person"
      case let count?: " of \(count) people"
      }
    let from = transfer.nationalities.isEmpty ? "" : " (\(transfer.nationalities.map(\.text).joined(separator: ", ")))"
    let day = transfer.date.map { "\($0) " } ?? ""
    let kind = transfer.kind == .cumulative ? "running total" : transfer.kind.rawValue
    return "\(day)\(kind)\(count)\(from): \(transfer.claim.claim)"
  }

  /// Claims have no ids that an author gives. The same words are the same claim; of the rest, what has the same `near`
  /// key is taken as one claim that was written anew.
  private mutating func claims<Value>(
    _ section: Change.Section, _ owner: Statement.Owner, _ before: [Value], _ after: [Value],
    claim: (Value) -> Claim, line: (Value) -> String, near: ((Value) -> String)?
  ) {
    let pairs = paired(before, after, by: line)
    for case (let was?, let now?) in pairs {
      let subject = "\(owner)"
      let part = line(now)
      fields(
        section, subject, claim(was), claim(now),
        [
          ("who says “\(part)”", { $0.by }), ("what contradicts “\(part)”", { $0.conflict }),
          ("note on “\(part)”", { $0.note }), ("cap in “\(part)”", { $0.cap.map { String($0) } ?? "" }),
          ("payment in “\(part)”", { $0.payment.map { "\($0.amount) \($0.currency)" } ?? "" }),
        ])
      retraction(section, owner, part, claim(was).retraction, claim(now).retraction)
      let (old, new) = (cited(claim(was).sources, owner, old), cited(claim(now).sources, owner, new))
      add(section, subject, "sources of “\(part)”", old.isEmpty ? "nothing" : old, new.isEmpty ? "nothing" : new)
    }
    let gone = pairs.filter { $0.after == nil }.compactMap(\.before)
    let come = pairs.filter { $0.before == nil }.compactMap(\.after)
    guard let near else {
      for value in gone { add(section, "\(owner)", "", line(value), "") }
      for value in come { add(section, "\(owner)", "", "", line(value)) }
      return
    }
    for (was, now) in paired(gone, come, by: near) {
      add(section, "\(owner)", "", was.map(line) ?? "", now.map(line) ?? "")
    }
  }

  private mutating func retraction(
    _ section: Change.Section, _ owner: Statement.Owner, _ part: String, _ before: Retraction?, _ after: Retraction?
  ) {
    func line(_ retraction: Retraction?) -> String {
      guard let retraction else { return "it stands" }
      let by = retraction.by.isEmpty ? "" : " by \(retraction.by)"
      let instead = retraction.isCorrection ? "; now: \(retraction.instead)" : ""
      return
        "\(retraction.isCorrection ? "corrected" : "retracted") \(retraction.date)\(by): \(retraction.why)\(instead)"
    }
    add(section, "\(owner)", "“\(part)”", line(before), line(after))
  }
}
