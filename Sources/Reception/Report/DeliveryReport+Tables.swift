internal import Register

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
    let currency = currencies[entitlement]
    return ReportGrid(
      kind: .deliveries(entitlement), labels: months.map(\.description) + ["total"],
      columns: [
        "promised", "delivered_on_time", "delivered_late", "delivered_in_part", "not_delivered", "open",
        "not_known_if_owed", "failures",
        "promised_amount", "arrived_amount",
      ],
      rows: (byMonth + [byMonth.reduce(Delivery(), +)]).map { delivery in
        [
          .count(delivery.promised), .count(delivery.onTime), .count(delivery.late), .count(delivery.partly),
          .count(delivery.unpaid), .count(delivery.open), .count(delivery.unknown), .count(delivery.failures),
          .amount(delivery.promisedAmount, currency, of: [0]),
          .amount(delivery.arrivedAmount, currency, of: [1, 2, 3]),
        ]
      },
      sum: [0, 1, 2, 3, 4, 5], hasTotal: true)
  }

  private var workGrid: ReportGrid {
    ReportGrid(
      kind: .work, labels: work.map { String($0.months) },
      columns: ["placed", "still_there", "left", "not_known", "open"],
      rows: work.map { work in
        [.count(work.placed), .count(work.stillThere), .count(work.left), .count(work.unknown), .count(work.open)]
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
        return [.count(count.enrolled), .count(count.inContact), .count(count.lost)]
      },
      sum: [0, 1, 2], hasTotal: false)
  }
}

extension DeliveryReport.Delivery {
  package static func + (a: Self, b: Self) -> Self {
    var sum = a
    sum.promised += b.promised
    sum.onTime += b.onTime
    sum.late += b.late
    sum.partly += b.partly
    sum.unpaid += b.unpaid
    sum.open += b.open
    sum.unknown += b.unknown
    sum.failures += b.failures
    sum.promisedAmount += b.promisedAmount
    sum.arrivedAmount += b.arrivedAmount
    return sum
  }
}

extension DeliveryReport.FollowUps {
  package static func + (a: Self, b: Self) -> Self {
    var sum = a
    sum.scheduled += b.scheduled
    sum.inTime += b.inTime
    sum.late += b.late
    sum.missed += b.missed
    sum.open += b.open
    sum.lapsed += b.lapsed
    return sum
  }
}
