internal import DeskSQLite
internal import Desks
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register
internal import Safeguards

/// One follow-up: what was answered, or the form made from its questionnaire.
struct HoldFollowUpPage: ParticipantPart {
  static let prefix = "answer-"

  let participant: DeskParticipant
  let notice: ParticipantNotice
  let followUp: FollowUp
  let questionnaire: Questionnaire?
  private(set) var sent: SentForm

  /// `notFound` where the programme of the participant has no such follow-up.
  init(_ call: DeskCall, _ sent: SentForm? = nil) async throws {
    let file = try await call.reception.welfare(of: call.participantID(), by: call.caller())
    participant = file.participant
    notice = ParticipantNotice(call, participant)
    guard let followUp = file.programme?.followUps.first(where: { $0.name == call.parameters["follow-up"] }) else {
      throw DeskFault.notFound
    }
    self.followUp = followUp
    questionnaire = file.programme?.questionnaires.first { $0.name == followUp.questionnaire?.value }
    var empty = SentForm(call, ["day": call.reception.today.description])
    if let held = participant.content.followUps.first(where: { $0.name == followUp.name }) {
      empty.type(held.day.description, into: "day")
      for (name, answer) in held.answers?.answers ?? [:] { empty.type(answer.text, into: Self.prefix + name) }
    }
    self.sent = sent ?? empty
  }

  /// What is wrong with answers, each beside its question.
  mutating func add(_ refusal: AnswersRefusal) {
    for fault in refusal.faults {
      let name = Self.prefix + fault.question
      let question = questionnaire?.questions.first { $0.name == fault.question }
      let expected: Wording =
        switch question?.type {
        case .truth, .choice, nil: .reception(.expectedChoice)
        case .count: .reception(.expectedWholeFrom, ["least": .number(0), "most": .number(999_999_999)])
        case .text: .desk(.expectedAtMost, ["count": .number(QuestionnaireAnswers.longestText)])
        }
      sent.mistake(name, sent.found(name), expected)
    }
  }

  private var held: HeldFollowUp? {
    content.followUps.first { held in
      held.name == followUp.name && content.enrolment.map { $0.day <= held.day } ?? false
    }
  }

  func title(_ context: DeskContext) -> String { followUp.title }

  func body(_ context: DeskContext) -> HTML {
    page(
      context, under: ("follow-ups", .followUpsTitle), mistakes: sent.mistakes,
      "\(answers(context))\(form(context))")
  }

  /// What was answered when it was held.
  private func answers(_ context: DeskContext) -> HTML {
    guard let held else { return "" }
    let items = (questionnaire?.questions ?? []).map { question -> HTML in
      let answer = held.answers?.answers[question.name].map { words($0, question, context) }
      return """
        <div><dt>\(question.ask)</dt><dd class="text-of-note">\(answer ?? context.say(.answerNone))</dd></div>
        """
    }
    return panel(
      "held", context.say(.followUpDone, ["day": .text(context.say(held.day))]),
      "<dl class=\"conditions\">\(items)</dl>")
  }

  private func words(
    _ answer: QuestionnaireAnswers.Answer, _ question: Questionnaire.Question, _ context: DeskContext
  ) -> String {
    switch answer {
    case .truth(let truth): context.say(truth ? Phrase.checkYes : .checkNo)
    case .choice(let value): question.options.first { $0.value == value }.map(label) ?? value
    case .count(let count): String(count)
    case .text(let text): text
    }
  }

  private func label(_ option: FactDeclaration.Option) -> String { option.label.isEmpty ? option.value : option.label }

  private func form(_ context: DeskContext) -> HTML {
    guard context.may(.writeParticipants) else { return "" }
    let questions = (questionnaire?.questions ?? []).map { context.field(field($0, context), sent.mistakes) }
    let fields: HTML = """
      \(seen(context))
      \(context.field(FormField("day", context.say(.fieldHeldOn), .text("date"), value: sent["day"], isRequired: true), sent.mistakes))
      \(questions)
      <p>\(context.button(context.say(.save)))</p>
      """
    return panel(
      "hold", context.say(.followUpHold),
      context.form("\(path)/follow-ups/\(followUp.name)", fields, style: "narrow-form"))
  }

  private func field(_ question: Questionnaire.Question, _ context: DeskContext) -> FormField {
    let name = Self.prefix + question.name
    let nothing = (value: "", label: context.say(.answerNone))
    switch question.type {
    case .truth:
      let options = [
        nothing, (value: "true", label: context.say(Phrase.checkYes)),
        (value: "false", label: context.say(Phrase.checkNo)),
      ]
      return FormField(name, question.ask, .choice(options), value: sent[name])
    case .choice:
      return FormField(
        name, question.ask, .choice([nothing] + question.options.map { (value: $0.value, label: label($0)) }),
        value: sent[name])
    case .count: return FormField(name, question.ask, value: sent[name], longest: 9, inputMode: "numeric")
    case .text:
      return FormField(name, question.ask, .lines, value: sent[name], longest: QuestionnaireAnswers.longestText)
    }
  }
}

extension QuestionnaireAnswers.Answer {
  /// As a form has it.
  fileprivate var text: String {
    switch self {
    case .truth(let truth): String(truth)
    case .choice(let value), .text(let value): value
    case .count(let count): String(count)
    }
  }
}
