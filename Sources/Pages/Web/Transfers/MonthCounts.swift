internal import Register

/// Reported arrivals by month and destination. Of accounts of one event that differ, the smallest number counts once;
/// running totals are not added.
struct MonthCounts {
  private struct Cell {
    var month: SourceDate
    var destination: String
    var states: [StateCode]
    var count: Int
  }

  private let cells: [Cell]
  /// Arrivals with a number and no month.
  private let withoutMonth: Int

  init(_ movements: [Movement]) {
    var counts: [String: Cell] = [:]
    var contested: [String: (key: String, cell: Cell)] = [:]
    var withoutMonth = 0
    for movement in movements where movement.isCounted {
      guard let count = movement.transfer.count else { continue }
      guard let date = movement.transfer.date, let number = date.month else {
        withoutMonth += 1
        continue
      }
      let month = SourceDate(year: date.year, month: number)
      let states = movement.arrangement.to
      let name = states.map(\.text).joined(separator: "-")
      let key = "\(month) \(name)"
      let cell = Cell(month: month, destination: name, states: states, count: count)
      if movement.conflict.isEmpty {
        counts[key, default: Cell(month: month, destination: name, states: states, count: 0)].count += count
      } else {
        let account = "\(movement.conflict) \(date)"
        if (contested[account]?.cell.count ?? .max) > count { contested[account] = (key, cell) }
      }
    }
    for (key, cell) in contested.values {
      var sum = counts[key] ?? cell
      sum.count = (counts[key]?.count ?? 0) + cell.count
      counts[key] = sum
    }
    cells = counts.values.sorted { ($0.month.first, $0.destination) < ($1.month.first, $1.destination) }
    self.withoutMonth = withoutMonth
  }

  private static let rowHeight = 46

  func html(_ context: PageContext) -> HTML {
    guard let first = cells.first?.month.first, let last = cells.last?.month.last else { return "" }
    let names = Dictionary(grouping: cells, by: \.destination).map { key, cells in
      (key: key, name: context.language.list((cells.first?.states ?? []).map(context.name)), cells: cells)
    }.sorted { ($0.name, $0.key) < ($1.name, $1.key) }
    let most = max(1, cells.map(\.count).max() ?? 1)
    let height = names.count * Self.rowHeight + 30
    func place(_ day: CivilDate) -> Double {
      0.04 + Double(day.days - first.days) / Double(max(1, last.days - first.days)) * 0.92
    }
    let rows = names.enumerated().map { index, row -> HTML in
      let middle = index * Self.rowHeight + 34
      let dots = row.cells.map { cell -> HTML in
        // The area, and not the width, is the number.
        let tenths = max(20, Int((Double(cell.count) / Double(most)).squareRoot() * 130))
        let month = context.language.say(cell.month)
        return """
          <circle class="moved" cx="\(place(cell.month.first.advanced(by: 14)).percent)" cy="\(middle)" r="\(tenths / 10).\(tenths % 10)"><title>\(row.name), \(month): \(Digits.grouped(cell.count))</title></circle>
          """
      }
      let name = row.name.isEmpty ? context.say(.destinationsNotNamed) : row.name
      return """
        <g><line class="lane" x1="0" x2="100%" y1="\(middle)" y2="\(middle)"/>\(dots)
        <text class="lane-name" x="0" y="\(middle - 18)">\(name)</text></g>

        """
    }
    let label = context.say(
      .transfersDrawing, ["count": .number(names.count), "most": .text(Digits.grouped(most))])
    let ticks = DateTicks(from: first, until: last, place: place).html(height, context)
    let table = CardTable(
      [.columnDestination, .columnMonth, .columnCount],
      rows: names.flatMap { row in
        row.cells.map { cell in
          [.init(row.name), .init(context.date(cell.month)), .init(Digits.grouped(cell.count), isNumber: true)]
        }
      })
    let missing: HTML =
      withoutMonth > 0
      ? " \(context.say(.transfersWithoutMonth, ["count": .number(withoutMonth)]))" : ""
    return """
      <section aria-labelledby="months"><h2 id="months">\(context.say(.transfersMonths))</h2>
      <p class="quiet">\(context.say(.transfersMonthsLead))\(missing)</p>
      <figure class="timeline"><svg width="100%" height="\(height)" role="img" aria-label="\(label)">
      \(ticks)
      \(rows)
      </svg></figure>
      <details class="twin"><summary>\(context.say(.arrangementTimelineTable))</summary>\(table.html(context))</details>
      </section>
      """
  }

  var json: JSON {
    .list(
      cells.map { cell in
        .object([
          ("month", .text(cell.month.description)), ("to", .texts(cell.states.map(\.text))),
          ("arrivals", .number(cell.count)),
        ])
      })
  }
}
