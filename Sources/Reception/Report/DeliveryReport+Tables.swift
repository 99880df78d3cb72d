package import Register

extension DeliveryReport {
  /// All tables: one for each entitlement, then work, follow-ups and contact.
  package func tables(_ form: ReportForm) -> [ReportTable] { grids.map { $0.table(form) } }

  /// All tables one below the other, each under a line with its name; exactly what `tables` shows.
  package func csv(_ form: ReportForm) -> String {
    tables(form).map { "\($0.name)\n\($0.csv)" }.joined(separator: "\n")
  }

  var grids: [ReportGrid] { entitlements.map(deliveryGrid) + [workGrid, followUpGrid, contactGrid] }

  private func deliveryGrid(_ entitlement: EntitlementID) -> ReportGrid {
    let months = Array(months)
    let byMonth = months.map { deliveries[Slot(entitlement, $0)] ?? Delivery() }
    let currencies = currencies[entitlement] ?? []
    // Of what has no price the two columns stay, empty; of one currency they need no name of it.
    let amounts: [Currency?] = currencies.isEmpty ? [nil] : currencies
    func name(_ column: String, _ currency: Currency?) -> String {
      currencies.count > 1 ? currency.map { "\(column)_\($0)" } ?? column : column
    }
    return ReportGrid(
      kind: .deliveries(entitlement), labels: months.map(\.description) + ["total"],
      columns: [
        "promised", "delivered_on_time", "delivered_late", "delivered_in_part", "not_delivered", "open",
        "not_known_if_owed", "failures",
      ] + amounts.flatMap { [name("promised_amount", $0), name("arrived_amount", $0)] },
      rows: (byMonth + [totals[entitlement] ?? Delivery()]).map { delivery in
        [
          .count(delivery.promised), .count(delivery.onTime), .count(delivery.late), .count(delivery.partly),
          .count(delivery.unpaid), .count(delivery.open), .count(delivery.unknown), .count(delivery.failures),
        ]
          + amounts.flatMap { currency -> [ReportGrid.Figure] in
            [
              .amount(currency.map { delivery.promisedAmount[$0] }, of: [0]),
              .amount(currency.map { delivery.arrivedAmount[$0] }, of: [1, 2, 3]),
            ]
          }
      },
      sum: [0, 1, 2, 3, 4, 5], hasTotal: true)
  }

  private var workGrid: ReportGrid {
    ReportGrid(
      kind: .work, labels: work.map { String($0.months) },
      columns: ["placed", "still_there", "left", "not_known", "open"],
      rows: work.map { work in
        [
          .people(work.placed), .people(work.stillThere), .people(work.left), .people(work.unknown), .people(work.open),
        ]
      },
      sum: [0, 1, 2, 3, 4], hasTotal: false)
  }

  private var followUpGrid: ReportGrid {
    let rows = followUpNames.map { followUps[$0] ?? FollowUps() }
    return ReportGrid(
      kind: .followUps, labels: followUpNames + ["total"],
      columns: ["scheduled", "in_time", "late", "missed", "open", "lapsed"],
      rows: (rows + [rows.reduce(FollowUps(), +)]).map { count in
        [
          .count(count.scheduled), .count(count.inTime), .count(count.late), .count(count.missed), .count(count.open),
          .count(count.lapsed),
        ]
      },
      sum: [0, 1, 2, 3, 4, 5], hasTotal: true)
  }

  private var contactGrid: ReportGrid {
    let months = months.filter { contact[$0] != nil }
    return ReportGrid(
      kind: .contact, labels: months.map(\.description), columns: ["enrolled", "in_contact", "lost"],
      rows: months.map { month in
        let count = contact[month] ?? Contact()
        return [.people(count.enrolled), .people(count.inContact), .people(count.lost)]
      },
      sum: [0, 1, 2], hasTotal: false)
  }
}

extension DeliveryReport.Delivery {
  package func adding(_ other: Self) throws(MoneyFault) -> Self {
    var sum = self
    sum.promised = promised + other.promised
    sum.onTime = onTime + other.onTime
    sum.late = late + other.late
    sum.partly = partly + other.partly
    sum.unpaid = unpaid + other.unpaid
    sum.open = open + other.open
    sum.unknown = unknown + other.unknown
    sum.failures = failures + other.failures
    sum.promisedAmount = try promisedAmount.adding(other.promisedAmount)
    sum.arrivedAmount = try arrivedAmount.adding(other.arrivedAmount)
    return sum
  }
}

extension DeliveryReport.FollowUps {
  package static func + (a: Self, b: Self) -> Self {
    var sum = a
    sum.scheduled = a.scheduled + b.scheduled
    sum.inTime = a.inTime + b.inTime
    sum.late = a.late + b.late
    sum.missed = a.missed + b.missed
    sum.open = a.open + b.open
    sum.lapsed = a.lapsed + b.lapsed
    return sum
  }
}
