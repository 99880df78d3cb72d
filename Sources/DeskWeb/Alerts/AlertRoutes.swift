internal import Casework
internal import DeskSQLite
internal import Desks
internal import HTTPTypes

extension DeskRoutes {
  static let alerts: [DeskRoute] = [
    DeskRoute(.get, "/desk/alerts", .permission(.readAlerts)) { call in
      let before = call.query["before"].flatMap { Int($0) } ?? .max
      let alerts = try await call.desk.alerts(before: before, by: call.caller())
      return .page(AlertsPage(alerts: alerts, isFirst: before == .max))
    },
    DeskRoute(.post, "/desk/alerts/:alert/seen", .permission(.writeCases), fields: ["then"]) { call in
      guard let number = call.parameters["alert"].flatMap({ Int($0) }) else { throw DeskFault.notFound }
      let alert = try await call.desk.see(alert: number, by: call.caller())
      return .redirect(try call.text("then") == "case" ? "/desk/cases/\(alert.caseID)" : "/desk/alerts")
    },
  ]
}
