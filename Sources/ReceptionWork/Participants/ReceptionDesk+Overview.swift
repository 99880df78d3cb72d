package import Casework
internal import DeskSQLite
package import Desks
package import Reception
package import Register

/// What wants work today: who waits for a follow-up, who may be moved on, whom nobody reaches.
package struct ReceptionOverview: Sendable {
  /// One participant, with why they are in a list.
  package struct Line<Reason: Sendable>: Sendable {
    package let participant: ParticipantID
    package let reference: String
    package let reason: Reason
  }

  /// A follow-up that waits, with its title in the programme.
  package struct Waiting: Sendable {
    package let title: String
    package let followUp: ScheduledFollowUp
  }

  package fileprivate(set) var today: CivilDate
  /// Those most late first.
  package fileprivate(set) var missed: [Line<Waiting>] = []
  package fileprivate(set) var due: [Line<Waiting>] = []
  /// Something was recorded that says that they are to be moved on; the oldest first.
  package fileprivate(set) var alerts: [Line<OnwardAlert>] = []
  /// Nothing but that nobody reaches them any more; those longest out of contact first.
  package fileprivate(set) var lost: [Line<ContactState>] = []
  /// How many there are of each stage.
  package fileprivate(set) var counts: [ParticipantStage: Int] = [:]
}

extension ReceptionDesk {
  /// Opens everybody once, and says what wants work.
  package func overview(by caller: Caller) async throws -> ReceptionOverview {
    try caller.require(.readParticipants)
    let sealed = try await desk.reading(.receptionRead, detail: { "\($0.count) participants" }, by: caller) {
      try $0.sealedParticipants(in: nil, of: caller.organisation)
    }
    return overview(of: try await Self.opened(sealed))
  }

  /// The same of participants who are open already.
  package func overview(of everybody: [OpenedParticipant]) -> ReceptionOverview {
    var overview = ReceptionOverview(today: today)
    let programmes = programmes
    for somebody in everybody { add(somebody, programmes, to: &overview) }
    overview.missed.sort { ScheduledFollowUp.precedes($0.reason.followUp, $1.reason.followUp) }
    overview.due.sort { ScheduledFollowUp.precedes($0.reason.followUp, $1.reason.followUp) }
    overview.alerts.sort { ($0.reason.since, $0.participant) < ($1.reason.since, $1.participant) }
    overview.lost.sort { ($0.reason.lastContact, $0.participant) < ($1.reason.lastContact, $1.participant) }
    return overview
  }

  private func add(_ somebody: OpenedParticipant, _ programmes: ProgrammeSet, to overview: inout ReceptionOverview) {
    let (id, content) = (somebody.id, somebody.content)
    let programme = content.enrolment.flatMap { programmes[$0.programme]?.programme }
    overview.counts[content.stage, default: 0] += 1
    func line<Reason>(_ reason: Reason) -> ReceptionOverview.Line<Reason> {
      ReceptionOverview.Line(participant: id, reference: somebody.reference, reason: reason)
    }
    if let alert = content.onwardAlert(as: id, ContactRule(of: programme), on: overview.today) {
      let isRecorded = alert.signs.contains { if case .recorded = $0 { true } else { false } }
      if isRecorded { overview.alerts.append(line(alert)) }
      if !isRecorded, content.isEnrolled(on: overview.today), case .contactLost(let state)? = alert.signs.first {
        overview.lost.append(line(state))
      }
    }
    // A follow-up of somebody who left can be held no more: the report counts it, and nobody has to work on it.
    guard content.isEnrolled(on: overview.today), let programme else { return }
    for followUp in content.followUps(of: programme.followUps, as: id, on: overview.today) {
      func waiting() -> ReceptionOverview.Line<ReceptionOverview.Waiting> {
        let title = programme.followUps.first { $0.name == followUp.name }?.title
        return line(ReceptionOverview.Waiting(title: title ?? followUp.name, followUp: followUp))
      }
      switch followUp.state {
      case .missed: overview.missed.append(waiting())
      case .due: overview.due.append(waiting())
      case .upcoming, .done, .lapsed: break
      }
    }
  }
}
