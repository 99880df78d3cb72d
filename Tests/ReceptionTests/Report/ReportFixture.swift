import Reception
import Register
import Testing

/// Records by chance, and their report of nine months.
enum ReportFixture {
  static let first = Sample.day("2025-01-01")
  static let last = Sample.day("2025-09-30")
  static let months = Month(of: first)...Month(of: last)
  static let terms = DeliveryReport.Terms(graceDays: 5, contact: ContactRule(attempts: 2, days: 60))

  static func record(seed: UInt64, people: Int = 60) throws -> ReportRecord {
    var random = RandomRecord(seed: seed, francs: try #require(Currency("RWF")), first: first)
    return random.record(people: people)
  }

  static func report(_ record: ReportRecord, asOf day: CivilDate) throws -> DeliveryReport {
    try DeliveryReport(record, months: months, asOf: day, terms: terms)
  }

  static func table(_ kind: ReportTable.Kind, of report: DeliveryReport) throws -> ReportTable {
    try #require(report.tables(.full).first { $0.kind == kind })
  }

  /// A row of a table, whose first cell says what it is, by the names of the columns.
  static func row(_ label: String, _ table: ReportTable) throws -> [String: String] {
    let cells = try #require(table.rows.first { $0.first == .label(label) })
    return Dictionary(
      zip(table.columns, cells.map(\.text)).dropFirst(), uniquingKeysWith: { first, _ in first })
  }
}
