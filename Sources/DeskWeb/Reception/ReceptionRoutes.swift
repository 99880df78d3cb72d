internal import Desks
internal import HTTPTypes

extension DeskRoutes {
  /// The reception desk: what wants work today, participants and their welfare, work, payments, the report and complaints.
  static let reception: [DeskRoute] =
    overview + participants + welfare + work + payments + reports + complaints

  static let overview: [DeskRoute] = [
    DeskRoute(.get, "/desk/reception", .signedIn) { call in
      .page(ReceptionPage())
    }
  ]
}
