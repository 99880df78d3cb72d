internal import Casework
internal import Desks
internal import Kleene
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register

/// One participant and work: every opening held against what is known of them, what they applied for, where they work, and
/// what they can.
struct ParticipantWorkPage: ParticipantPart {
  /// The form that was sent with a mistake.
  enum Form: Sendable, Equatable {
    case permit, skill, experience, placement
    case outcome(String)
    case check(String)
    case end(String)
  }

  let file: WorkFile
  let notice: ParticipantNotice
  let today: CivilDate
  let occupations: Occupations?
  let floors: [SourcedFloor]
  let form: Form?
  private let sent: SentForm
  private let empty: SentForm

  init(_ call: DeskCall, _ form: Form? = nil, _ sent: SentForm? = nil) async throws {
    file = try await call.reception.work(of: call.participantID(), by: call.caller())
    notice = ParticipantNotice(call, file.participant)
    today = call.reception.today
    occupations = call.settings.occupations
    let programme = file.participant.content.enrolment.flatMap { call.reception.programmes[$0.programme]?.programme }
    floors = programme.map(call.reception.sourced) ?? []
    self.form = form
    empty = SentForm(
      call,
      ["day": today.description, "from": today.description, "currency": programme?.currency.code ?? "", "per": "month"])
    self.sent = sent ?? empty
  }

  var participant: DeskParticipant { file.participant }

  /// A form as it was sent, where it is this one; else an empty one.
  func values(_ form: Form) -> SentForm { self.form == form ? sent : empty }

  func title(_ context: DeskContext) -> String { context.say(.workOfParticipant) }

  func body(_ context: DeskContext) -> HTML {
    page(
      context, mistakes: sent.mistakes,
      """
      <div class="two-sides">
      <div>\(placements(context))\(openings(context))</div>
      <div>\(permits(context))\(skills(context))\(experience(context))\(applications(context))\(placementForm(context))</div>
      </div>
      """)
  }

  // MARK: openings

  /// Every opening, whatever is missing: whether to try is for the person to say.
  private func openings(_ context: DeskContext) -> HTML {
    let items = file.matches.map { match -> HTML in
      let opening = match.opening
      let employer = file.book.employer(opening.employer)?.name ?? ""
      let closed: HTML = match.isOpen ? "" : " <span class=\"flag\">\(context.say(.openingClosed))</span>"
      let share: HTML =
        match.requirements.isEmpty
        ? HTML(context.say(.requirementsNone))
        : HTML(
          context.say(
            .matchShare, ["count": .number(match.count(.true)), "total": .number(match.requirements.count)]))
      let pending = content.applications.contains { $0.opening == opening.id && $0.outcome == .pending }
      let apply: HTML =
        pending
        ? "<p>\(context.say(.applicationPending))</p>"
        : "<p><a href=\"\(path)/openings/\(opening.id.text)\">\(context.say(.applyLook))</a></p>"
      return """
        <li><span><b>\(opening.title)</b>\(closed) · \(employer) · \(context.words(opening.occupation, occupations))</span>
        <span>\(opening.wage.words(context))</span>
        \(FloorWords(floors: floors, context: context).html(match.wages))
        <span>\(share)</span>
        <ul class="plain">\(match.requirements.map { requirement($0, context) })</ul>
        \(apply)</li>

        """
    }
    let list: HTML = items.isEmpty ? "<p>\(context.say(.openingsNone))</p>" : "<ul class=\"entries\">\(items)</ul>"
    return panel(
      "openings", context.say(.openingsFitting),
      "<p class=\"quiet\">\(context.say(.openingsFittingLead))</p>\(list)")
  }

  func requirement(_ judged: Match.Judged, _ context: DeskContext) -> HTML {
    let phrase: ReceptionPhrase =
      switch judged.truth {
      case .true: .requirementMet
      case .false: .requirementMissing
      case .unknown: judged.mistakes.isEmpty ? .requirementUnknown : .requirementMistaken
      }
    let ask = judged.ask.map { question($0, context) }
    let asked: HTML =
      ask.isEmpty ? "" : " <small>\(context.say(.requirementAsk)) \(ask.joined(separator: " "))</small>"
    return "<li><b>\(context.say(phrase))</b>: \(judged.requirement.says)\(asked)</li>"
  }

  /// What to ask for a fact of work.
  private func question(_ name: FactName, _ context: DeskContext) -> String {
    let parts = name.text.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return name.text }
    switch parts[0] {
    case "language": return context.say(.askLanguage, ["code": .text(parts[1])])
    case "skill": return context.say(.askSkill, ["skill": .text(parts[1].replacing("_", with: " "))])
    case "experience":
      let code = OccupationCode(parts[1].dropFirst(4))
      return context.say(
        .askExperience, ["occupation": .text(code.map { context.words($0, occupations) } ?? parts[1])])
    default: return context.say(.askPermit)
    }
  }
}
