internal import Casework
internal import Desks
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register
internal import RegisterFiles
internal import Safeguards

/// All that conditions of programmes ask about a participant, to record one of them.
struct ParticipantFactListPage: ParticipantPart {
  let participant: DeskParticipant
  let notice: ParticipantNotice
  let facts: ParticipantFacts

  func title(_ context: DeskContext) -> String { context.say(.factAdd) }

  func body(_ context: DeskContext) -> HTML {
    let recorded = Dictionary(content.facts.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let items = facts.declarations.map { fact -> HTML in
      let value: HTML =
        recorded[fact.name.text].map { "<small>\(facts.value($0))</small>" as HTML }
        ?? "<small>\(context.say(ReceptionPhrase.nothingRecorded))</small>"
      return "<li><a href=\"\(path)/facts/\(fact.name.text)\">\(fact.question)</a> \(value)</li>"
    }
    return page(
      context, lead: context.say(ReceptionPhrase.participantFactsLead), "<ul class=\"entries\">\(items)</ul>")
  }
}

/// The form for one fact, with its values so far.
struct ParticipantFactPage: ParticipantPart {
  let participant: DeskParticipant
  let notice: ParticipantNotice
  let facts: ParticipantFacts
  let members: [Member]
  let form: FactForm

  init(_ participant: DeskParticipant, key: String, _ call: DeskCall) async throws {
    let (key, declaration) = try FactReading.fact(key, call.reception.words)
    var form = FactForm(key, declaration)
    if let recorded = participant.content.facts.first(where: { $0.key == key.description }) { form.fill(recorded) }
    try await self.init(participant, form, call)
  }

  init(_ participant: DeskParticipant, _ reading: FactReading, _ more: [DeskMistakeWords], _ call: DeskCall)
    async throws
  {
    var form = FactForm(reading)
    form.mistakes += more
    try await self.init(participant, form, call)
  }

  private init(_ participant: DeskParticipant, _ form: FactForm, _ call: DeskCall) async throws {
    self.participant = participant
    notice = ParticipantNotice(call, participant)
    facts = ParticipantFacts(call)
    members = try await call.desk.members(by: call.caller())
    var form = form
    form.isOfDays = true
    self.form = form
  }

  func title(_ context: DeskContext) -> String { context.say(.factAdd) }

  func body(_ context: DeskContext) -> HTML {
    let recorded = content.facts.first { $0.key == form.key.description }
    let known: HTML =
      recorded.map { fact in
        panel(
          "recorded", context.say(ReceptionPhrase.factRecorded),
          """
          <p>\(facts.value(fact))</p><p><small>\(EvidenceWords(members, context).html(fact.evidence))</small></p>
          \(context.form("\(path)/facts/remove", "\(context.hidden("fact", fact.key))\(seen(context))\(context.button(context.say(.factRemove), style: "plain"))", style: ""))
          """)
      } ?? ""
    return page(
      context, lead: context.say(ReceptionPhrase.factOverTime), mistakes: form.mistakes,
      "\(form.html("\(path)/facts", revision: participant.revision, context))\(known)")
  }
}
