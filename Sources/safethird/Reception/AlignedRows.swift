/// Rows in columns: the first to the left, figures to the right.
enum AlignedRows {
  static func lines(_ rows: [[String]]) -> [String] {
    let width = rows.map(\.count).max() ?? 0
    let widths = (0..<width).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let room = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + room : room + cell
      }
      return cells.joined(separator: "  ")
    }
  }
}
