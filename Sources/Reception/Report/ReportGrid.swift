internal import Register

/// The figures of one table with what binds them together: rows whose columns add up, and columns that add up to a total row.
struct ReportGrid {
  enum Figure {
    case count(Tally)
    /// A count in which each stands for one of the people.
    case people(Int)
    /// `nil` where there is no price. `of`: the columns whose counts it would give away.
    case amount(Money?, of: [Int])
  }

  var kind: ReportTable.Kind
  var labels: [String]
  var columns: [String]
  /// By row, then by column.
  var rows: [[Figure]]
  /// In each row the first of these columns is the sum of the others.
  var sum: [Int]
  /// Whether the last row is the sum of those above.
  var hasTotal: Bool

  func table(_ form: ReportForm) -> ReportTable {
    let hidden = form == .published ? suppression.hidden() : []
    let width = columns.count
    let cells = rows.enumerated().map { row, figures in
      figures.enumerated().map { column, figure -> ReportTable.Cell in
        if case .amount(nil, _) = figure { return .none }
        if hidden.contains(row * width + column) { return .suppressed }
        switch figure {
        case .count(let tally): return .count(tally.count)
        case .people(let count): return .count(count)
        case .amount(let money, _): return money.map { .money($0) } ?? .none
        }
      }
    }
    return ReportTable(
      kind: kind, columns: [rowName] + columns, rows: zip(labels, cells).map { [.label($0)] + $1 })
  }

  private var rowName: String {
    switch kind {
    case .deliveries, .contact: "month"
    case .work: "after_months"
    case .followUps: "follow_up"
    }
  }

  var suppression: Suppression {
    let width = columns.count
    var suppression = Suppression()
    for (row, figures) in rows.enumerated() {
      for figure in figures {
        switch figure {
        case .count(let tally): suppression.add(count: tally.count, of: tally.participants)
        case .people(let count): suppression.add(count: count, of: count)
        case .amount(let money, let of):
          suppression.add(amount: money?.minor ?? 0, tellsOf: of.map { row * width + $0 })
        }
      }
      if let total = sum.first {
        suppression.relate(row * width + total, to: sum.dropFirst().map { row * width + $0 })
      }
    }
    if hasTotal, let last = rows.indices.last {
      for column in columns.indices {
        suppression.relate(last * width + column, to: (0..<last).map { $0 * width + column })
      }
    }
    return suppression
  }
}
