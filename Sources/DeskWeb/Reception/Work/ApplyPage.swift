internal import DeskSQLite
internal import Desks
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register

/// What an employer is sent with an application, before it goes out and after it did.
struct ApplyPage: ParticipantPart {
  let participant: DeskParticipant
  let notice: ParticipantNotice
  let opening: Opening
  let employer: Employer
  let occupations: Occupations?
  let profile: Result<Disclosure<ApplicantProfile>, ConsentRefusal>
  /// Went out just now.
  let isSent: Bool

  init(_ call: DeskCall, isSent: Bool = false) async throws {
    let planned = try await call.reception.application(
      for: call.openingID(), of: call.participantID(), by: call.caller())
    (participant, opening, employer) = (planned.participant, planned.opening, planned.employer)
    notice = ParticipantNotice(call, participant)
    profile = planned.profile
    occupations = call.settings.occupations
    self.isSent = isSent
  }

  func title(_ context: DeskContext) -> String { context.say(.applyTitle, ["opening": .text(opening.title)]) }

  func body(_ context: DeskContext) -> HTML {
    page(
      context, under: ("work", .workOfParticipant), lead: employer.name,
      "\(context.notice(isSent ? context.say(.doneApplied) : nil))\(sheet(context))")
  }

  private func sheet(_ context: DeskContext) -> HTML {
    switch profile {
    case .success(let disclosure): sheet(disclosure.content, context)
    case .failure(let refusal):
      "<section class=\"alert\" role=\"alert\"><p>\(context.say(.applyWithheld)) \(refusal.words(context))</p></section>"
    }
  }

  private func sheet(_ profile: ApplicantProfile, _ context: DeskContext) -> HTML {
    func line(_ label: ReceptionPhrase, _ items: [String]) -> HTML {
      "<div><dt>\(context.say(label))</dt><dd>\(items.isEmpty ? context.say(.profileNothing) : items.joined(separator: ", "))</dd></div>"
    }
    let languages = profile.languages.filter { $0.level != .none }.map { "\($0.code) \($0.level.name)" }
    let experience = profile.experience.map { item in
      "\(context.words(item.occupation, occupations)): \(context.say(.experienceYears, ["count": .number(item.years)]))"
    }
    let send: HTML =
      !isSent && context.may(.writeParticipants)
      ? context.form(
        "\(path)/openings/\(opening.id)",
        "\(seen(context))<p>\(context.button(context.say(.applySend)))</p>",
        style: "") : ""
    return panel(
      "profile", context.say(.profileTitle),
      """
      <p>\(context.say(isSent ? .profileSentLead : .profileLead))</p>
      <dl class="conditions">\(line(.profileReference, [profile.reference]))\(line(.profileLanguages, languages))\(line(.skills, profile.skills.map { $0.text.replacing("_", with: " ") }))\(line(.experience, experience))</dl>
      \(send)
      """)
  }
}
