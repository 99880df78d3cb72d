package import Casework
internal import DeskSQLite
internal import Desks
package import Reception
package import Register
internal import RegisterFiles

extension ReceptionDesk {
  /// Reports are of so many months at most.
  package static let mostMonths = 60

  /// What a programme promised and what reached people, over some months, as known today.
  package func report(
    of id: ProgrammeID, months: ClosedRange<Month>, by caller: Caller
  ) async throws -> DeliveryReport {
    try caller.require(.readReports)
    let programme = try programme(id)
    let (words, today, terms) = (words, today, DeliveryReport.Terms(of: programme.programme))
    let book = try await books.book(of: caller.organisation).book
    let everybody = try await everybody(in: id, of: caller.organisation)
    let report = try await books.working {
      try Self.report(of: programme, everybody, book, words, months: months, today: today, terms)
    }
    return try await desk.reading(.reportRead, detail: { _ in "\(id), \(months)" }, by: caller) { _ in report }
  }

  private static func report(
    of programme: CompiledProgramme, _ everybody: [OpenedParticipant], _ book: PaymentBook, _ words: CaseWords,
    months: ClosedRange<Month>, today: CivilDate, _ terms: DeliveryReport.Terms
  ) throws -> DeliveryReport {
    let deliveries = everybody.flatMap { participant in
      participant.content.deliveries.map { delivery in
        ReportRecord.Result(
          key: Due.Key(participant.id, delivery.entitlement, delivery.period), day: delivery.day,
          kind: .delivered(nil))
      }
    }
    let record = ReportRecord(
      programme: programme,
      people: everybody.map { ReportRecord.Person(id: $0.id, content: $0.content) }, book: book,
      deliveries: deliveries, through: months.upperBound.last
    ) { CaseFacts.facts($0.content.facts, words).facts }
    return try DeliveryReport(record, months: months, asOf: today, terms: terms)
  }
}
