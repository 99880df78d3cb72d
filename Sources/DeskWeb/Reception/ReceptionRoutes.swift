internal import Casework
internal import Desks
internal import HTTPTypes
internal import ReceptionWork

extension DeskRoutes {
  /// The reception desk: what wants work today, participants and their welfare, work, payments, the report and complaints.
  static let reception: [DeskRoute] =
    overview + participants + reached + welfare + work + payments + reports + complaints

  static let overview: [DeskRoute] = [
    DeskRoute(.get, "/desk/reception", .signedIn) { call in
      let caller = try call.caller()
      // Who reads no participants has other work here, such as payments: they see the way to it.
      let overview = caller.may(.readParticipants) ? try await call.reception.overview(by: caller) : nil
      let payments = caller.may(.readPayments) ? try await call.reception.payments(by: caller) : nil
      return .page(ReceptionPage(overview: overview, payments: payments))
    }
  ]
}
