internal import Casework
internal import DeskSQLite
internal import Desks
internal import Pages
internal import Reception
internal import Register
internal import RegisterFiles

/// Word of an open alert, with all that it needs but the store: what a transaction that writes it has at hand.
struct OnwardTelling: Sendable {
  private let site: Site
  private let words: CaseWords
  private let programmes: ProgrammeSet
  private let today: CivilDate
  private let time: DeskTime
  private let caller: Caller

  init(_ reception: ReceptionDesk, by caller: Caller) {
    site = reception.desk.site()
    words = reception.desk.words(site)
    (programmes, today, time) = (reception.programmes, reception.today, reception.desk.now())
    self.caller = caller
  }

  /// Sends word to the earlier representative, where the participant agrees and there is something that was not told.
  /// `false` where nothing went out.
  func tell(of participant: DeskParticipant, _ writer: DeskWriter) throws -> Bool {
    let programme = participant.content.enrolment.flatMap { programmes[$0.programme]?.programme }
    guard
      let work = OnwardWork(participant, programme, reader: writer.reader, site: site, words: words, today: today),
      let earlier = try work.earlierCase()
    else { return false }
    let (delivery, untold, _) = try work.outgoing(earlier)
    guard case .to(let organisation, let disclosure) = delivery, !untold.isEmpty else { return false }
    let cause = AlertCause(
      registerBefore: site.digest, registerAfter: site.digest, dayBefore: today.description,
      dayAfter: today.description)
    try writer.addAlert(
      disclosure.content.word(from: work.country), cause: cause, of: earlier.id, in: organisation, at: time)
    for sign in untold { try writer.noteOnwardWord(of: sign, about: participant.id, at: time) }
    try writer.log(
      .disclosed, by: caller.actor, subject: participant.id.text,
      detail: "\(disclosure.purpose.rawValue) to \(disclosure.recipient), consent \(disclosure.consent)",
      in: caller.organisation, at: time)
    try writer.log(.onwardWordReceived, by: .program, subject: earlier.id.text, in: organisation, at: time)
    return true
  }
}
