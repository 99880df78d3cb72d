/// Comma-separated values as RFC 4180 has them, with line feeds.
package enum CSV {
  /// A header and rows.
  package static func text(_ header: [String], _ rows: [[String]]) -> String {
    ([header] + rows).map(line).joined()
  }

  package static func line(_ cells: [String]) -> String { cells.map(quoted).joined(separator: ",") + "\n" }

  private static func quoted(_ cell: String) -> String {
    let needsQuotes = cell.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
  }
}
