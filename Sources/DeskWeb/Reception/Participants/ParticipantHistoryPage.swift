internal import Casework
internal import Desks
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register

/// Every change of a participant, the latest first; each can be taken back.
struct ParticipantHistoryPage: ParticipantPart {
  let participant: DeskParticipant
  let notice: ParticipantNotice
  let changes: [RecordedParticipantChange]
  let members: [Member]
  let programmes: [Programme]
  let facts: ParticipantFacts

  func title(_ context: DeskContext) -> String {
    context.say(.historyTitle, ["reference": .text(content.reference)])
  }

  func body(_ context: DeskContext) -> HTML {
    let words = ParticipantItemWords(
      members: members, programmes: programmes, facts: facts, participant: participant, context: context)
    let items = changes.map { recorded -> HTML in
      let by = members.name(of: recorded.by, context)
      let undoes: HTML =
        recorded.change.undoes.map {
          "<small>\(context.say(.historyUndoes, ["number": .number($0)]))</small>" as HTML
        } ?? ""
      let canUndo =
        context.may(.writeParticipants) && recorded.number > 1
        && recorded.change.undone(number: recorded.number, in: content) != nil
      let undo: HTML =
        canUndo
        ? context.form(
          "\(path)/undo",
          """
          \(context.hidden("number", String(recorded.number)))<button type="submit" class="plain" aria-label="\(context.say(.historyUndoLabel, ["number": .number(recorded.number)]))">\(context.say(.undo))</button>
          """, style: "") : ""
      let lines = recorded.change.replacements.map { "<li>\(words.line($0))</li>" as HTML }
      return """
        <li><span><b>\(recorded.number). \(by)</b> \(context.time(recorded.at))</span> \(undoes)
        <ul class="plain">\(lines)</ul>
        \(undo)</li>
        """
    }
    return page(context, lead: context.say(.historyLead), "<ul class=\"entries\">\(items)</ul>")
  }
}

/// What stands in a place of a participant, in a line of their history.
struct ParticipantItemWords {
  let members: [Member]
  let programmes: [Programme]
  let facts: ParticipantFacts
  let participant: DeskParticipant
  let context: DeskContext

  func line(_ replacement: ParticipantChange.Replacement) -> String {
    let before = replacement.before.map(describe)
    let after = replacement.after.map(describe)
    let what = Message.Value.text(after?.what ?? before?.what ?? "")
    switch (before, after) {
    case (let before?, nil):
      return context.say(.historyRemoved, ["what": what, "value": .text(before.value)])
    case (let before?, let after?) where before.value != after.value:
      return context.say(
        .historyChanged, ["what": what, "before": .text(before.value), "after": .text(after.value)])
    default: return context.say(.historyAdded, ["what": what, "value": .text(after?.value ?? "")])
    }
  }

  /// What an item is, and what it says.
  private func describe(_ item: ParticipantItem) -> (what: String, value: String) {
    func say(_ phrase: ReceptionPhrase) -> String { context.say(phrase) }
    switch item {
    case .reference(let text): return (context.say(.caseReference), text)
    case .enrolment(let enrolment):
      let title = programmes.first { $0.id == enrolment.programme }?.title ?? enrolment.programme.text
      let head = say(enrolment.isHeadOfHousehold ? .householdHead : .householdMember)
      return (say(.itemEnrolment), joined([title, day(enrolment.day), head]))
    case .consent(let consent):
      let state: String =
        if let withdrawn = consent.withdrawn {
          context.say(ReceptionPhrase.consentWithdrawn, ["day": .text(day(withdrawn))])
        } else {
          context.say(
            consent.answer == .given ? ReceptionPhrase.consentGiven : .consentRefused,
            ["day": .text(day(consent.day))])
        }
      return (
        say(.itemConsent),
        joined([say(consent.purpose.phrase), ConsentWords(context).recipient(consent.recipient), state])
      )
    case .language(let language):
      return (say(.language), joined([KnownLanguages.name(language.code), language.level.words(context)]))
    case .need(let code): return (say(.need), code.text)
    case .document(let paper):
      return (
        say(.paper),
        joined([
          say(paper.kind.phrase), paper.issuer.map { context.name(StateCode($0)) } ?? "",
          paper.isWithPerson ? "" : say(.paperTaken),
        ])
      )
    case .contact(let contact):
      return (say(.contact), joined([say(contact.means.phrase), contact.address, contact.whenSafe]))
    case .channel(let payment): return (say(.payment), PaymentChannelWords(payment).said(context))
    case .earlierCase: return (say(.earlierCase), say(.earlierCaseLinked))
    case .fact(let fact): return (facts.question(FactName(fact.key)), facts.value(fact))
    case .exit(let exit):
      return (
        say(.itemExit),
        joined([say(exit.reason.phrase), day(exit.day), exit.country.map { context.name(StateCode($0)) } ?? ""])
      )
    case .skill(let skill): return (say(.itemSkill), skill.name.text)
    case .experience(let experience): return (say(.itemExperience), experience.occupation.text)
    case .permit: return (say(.itemPermit), say(.itemRecorded))
    case .application: return (say(.itemApplication), say(.itemRecorded))
    case .placement: return (say(.itemPlacement), say(.itemRecorded))
    case .attempt(let attempt): return (say(.itemAttempt), day(attempt.day))
    case .followUp(let held): return (say(.itemFollowUp), day(held.day))
    case .sign(let sign): return (say(.itemSign), day(sign.day))
    case .delivery(let delivery): return (delivery.entitlement.name, day(delivery.day))
    case .assignee(let id): return (say(.workingWith), name(id))
    case .payee(let id): return (say(.payees), name(id))
    }
  }

  private func joined(_ parts: [String]) -> String { parts.filter { !$0.isEmpty }.joined(separator: ", ") }
  private func day(_ day: CivilDate) -> String { context.language.say(day) }

  private func name(_ id: MemberID) -> String {
    members.name(of: id, context)
  }
}
