package import Record
internal import Register

/// Both sides of a change in words.
extension ChangeWording {
  /// What came or went; of a part that changed, which it is, what it was and what it is.
  package func says(_ change: Change) -> String {
    let (before, after) = (change.before.map(line) ?? "", change.after.map(line) ?? "")
    switch change.kind {
    case .new: return after
    case .gone: return before
    case .changed:
      let values = ["before": before, "after": after]
      guard let part = part(change.part) else { return say(.changeWas, values) }
      return say(.changePartWas, values.merging(["part": part]) { first, _ in first })
    }
  }

  package func line(_ line: ChangeLine) -> String {
    switch line {
    case .text(let text): self.text(text)
    case .nothing: say(.changeNothing)
    case .flag(let isSo): say(isSo ? .forceYes : .forceNo)
    case .norm(let title, let kind, let cite, let rules):
      language.say(
        .lineNorm,
        ["title": .text(text(title)), "kind": .text(label(kind)), "cite": .text(cite), "count": .number(rules)])
    case .rule(let effect, let says): say(.lineSaid, ["what": self.effect(effect), "says": text(says)])
    case .force(let span): spanned(say(.lineForce), span, orBeginning: true)
    case .act(let kind, let target, let span, let people):
      act(say(.relationTo, ["kind": label(kind), "norm": target]), span, people)
    case .relation(let kind, let target, let date):
      date.map { say(.lineRelation, ["kind": kind, "norm": target, "date": self.date($0)]) }
        ?? say(.relationTo, ["kind": kind, "norm": target])
    case .arrangement(let title, let sender, let to, let kind, let events, let transfers):
      arrangement(title, sender, to, kind, events, transfers)
    case .refusal(let span, let people): act(say(.lineRefuses), span, people)
    case .event(let stage, let date, let claim): dated(date, label(stage), claim)
    case .claim(let part, let claim): say(claimed(part), ["claim": text(claim)])
    case .transfer(let kind, let date, let count, let nationalities, let claim):
      dated(date, transfer(kind, count, nationalities), claim)
    case .membership(let treaty, let span): spanned(say(.lineMember, ["treaty": treaty]), span)
    case .route(let opener, let name, let requires):
      say(
        .lineRoute,
        ["rule": opener, "name": name, "rules": requires.isEmpty ? say(.changeNothing) : list(requires)])
    case .fact(let type, let question): say(.lineSaid, ["what": label(type), "says": text(question)])
    case .source(let publisher, let title, let published, let isWeak):
      source(publisher, title, published, isWeak)
    case .documents(let ids): list(ids)
    case .states(let states): list(states.map(name))
    case .parties(let treaty): say(.lineParties, ["treaty": treaty])
    case .date(let date): self.date(date)
    case .isWeak(let isWeak): say(isWeak ? .changeWeak : .changeNoDoubt)
    case .stands: say(.changeStands)
    case .retraction(let date, let by, let why, let instead): retraction(date, by, why, instead)
    case .normKind(let kind): label(kind)
    case .arrangementKind(let kind): label(kind)
    case .publication(let publication): label(publication)
    case .reception(let model): label(model)
    case .basis(let basis): label(basis)
    case .effect(let effect): self.effect(effect)
    case .phase(let phase): label(phase)
    case .burden(let bearer): code(bearer.rawValue, bearer == .person ? .burdenPerson : .burdenSender)
    case .factType(let type): label(type)
    case .sourceKind(let kind): label(kind)
    }
  }

  // MARK: single lines

  private func effect(_ effect: Rule.Effect) -> String {
    let phrase: Phrase =
      switch effect {
      case .authority: .effectAuthority
      case .bar: .effectBar
      case .duty: .effectDuty
      case .exception: .effectException
      case .note: .effectNote
      }
    return code(effect.rawValue, phrase)
  }

  private func claimed(_ part: ChangeLine.Claimed) -> Phrase {
    switch part {
    case .scope: .lineScope
    case .term: .lineTerm
    case .reception: .lineReception
    }
  }

  private func spanned(_ line: String, _ span: ChangeSpan, orBeginning: Bool = false) -> String {
    let from = span.from.map { say(.forceFrom, ["date": time($0)]) } ?? (orBeginning ? say(.forceBeginning) : nil)
    let until = span.until.map { say(.forceUntil, ["date": time($0)]) }
    let days =
      switch (from, until) {
      case (let from?, let until?): say(.lineFromUntil, ["line": line, "from": from, "until": until])
      case (let one?, nil), (nil, let one?): say(.lineSpan, ["line": line, "span": one])
      case (nil, nil): line
      }
    return span.isDisputed ? say(.lineDisputed, ["line": days]) : days
  }

  /// An act or a refusal: its days, then for whom, then whether it is disputed.
  private func act(_ line: String, _ span: ChangeSpan, _ people: String?) -> String {
    var days = span
    days.isDisputed = false
    let spanned = spanned(line, days)
    let whole = people.map { say(.linePeople, ["line": spanned, "people": $0]) } ?? spanned
    return span.isDisputed ? say(.lineDisputed, ["line": whole]) : whole
  }

  private func arrangement(
    _ title: String, _ sender: StateCode, _ to: [StateCode], _ kind: Arrangement.Kind, _ events: Int, _ transfers: Int
  ) -> String {
    let line = language.say(
      .lineArrangement,
      [
        "sender": .text(name(sender)), "to": .text(to.isEmpty ? say(.destinationsNotNamed) : list(to.map(name))),
        "kind": .text(label(kind)), "events": .number(events), "transfers": .number(transfers),
      ])
    return title.isEmpty ? line : say(.lineSaid, ["what": text(title), "says": line])
  }

  private func dated(_ date: SourceDate?, _ what: String, _ claim: String) -> String {
    let values = ["what": what, "says": text(claim)]
    guard let date else { return say(.lineSaid, values) }
    return say(.lineDatedSaid, values.merging(["date": self.date(date)]) { first, _ in first })
  }

  private func transfer(_ kind: Transfer.Kind, _ count: Int?, _ nationalities: [StateCode]) -> String {
    let phrase: Phrase =
      switch kind {
      case .arrival: .lineArrival
      case .onward: .lineOnward
      case .cumulative: .lineCumulative
      case .attempt: .lineAttempt
      }
    let what = say(phrase)
    let counted =
      switch count {
      case nil: what
      case 0?: say(.lineNobody, ["what": what])
      case let count?: language.say(.linePeopleMoved, ["what": .text(what), "count": .number(count)])
      }
    guard !nationalities.isEmpty else { return counted }
    return say(.lineNationalities, ["what": counted, "states": list(nationalities.map(name))])
  }

  private func source(_ publisher: String, _ title: String, _ published: SourceDate?, _ isWeak: Bool) -> String {
    let line = say(
      .sourceLine,
      ["publisher": publisher, "title": title, "date": published.map(date) ?? say(.undated)])
    return isWeak ? say(.lineWeak, ["line": line]) : line
  }

  private func retraction(_ date: SourceDate, _ by: String, _ why: String, _ instead: String) -> String {
    let phrase: Phrase =
      switch (instead.isEmpty, by.isEmpty) {
      case (true, true): .retracted
      case (true, false): .retractedBy
      case (false, true): .lineCorrected
      case (false, false): .lineCorrectedBy
      }
    return say(phrase, ["date": self.date(date), "by": by, "why": text(why), "instead": text(instead)])
  }
}
