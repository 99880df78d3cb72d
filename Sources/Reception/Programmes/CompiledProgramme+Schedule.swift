internal import Register

extension CompiledProgramme {
  /// Every period of one participant that falls due in a span, by day and then in the order of the programme.
  package func schedule(of participant: EnrolledParticipant, dueIn span: Period) -> [ScheduledPeriod] {
    var scheduler = Scheduler(self)
    var periods: [ScheduledPeriod] = []
    scheduler.schedule(participant, dueIn: span) { periods.append($0) }
    return periods.enumerated().sorted { ($0.element.on, $0.offset) < ($1.element.on, $1.offset) }.map(\.element)
  }

  /// What falls due to many participants in a span and has a price, as a payment run takes it. `isPaidOut` chooses between
  /// what goes to the participants and what is paid for them to somebody else.
  package func dues(
    of participants: some Sequence<EnrolledParticipant>, in span: Period, isPaidOut: Bool = true
  ) -> [Due] {
    var scheduler = Scheduler(self)
    var dues: [Due] = []
    for participant in participants {
      scheduler.schedule(participant, dueIn: span) { period in
        guard period.entitlement.entitlement.isPaidOut == isPaidOut, let due = period.due else { return }
        dues.append(due)
      }
    }
    return dues
  }
}
