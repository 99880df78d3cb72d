internal import Pages
internal import Register
internal import Safeguards
internal import Survey

/// People whose finding at a destination changes, as CSV or JSON lines.
struct ImpactRows: Sendable {
  enum Format: Sendable { case csv, jsonl }

  private let format: Format
  /// Names of rules by number, before and after.
  private let before: [String]
  private let after: [String]

  init(_ plan: ImpactPlan, format: Format) {
    self.format = format
    before = plan.before.norms.rules.map(\.rule.id.description)
    after = plan.after.norms.rules.map(\.rule.id.description)
  }

  var header: [UInt8] {
    format == .csv ? Array("case,to,before,after,because_before,because_after\n".utf8) : []
  }

  func append(_ row: ImpactWorker.Row, _ reference: String, to bytes: inout [UInt8]) {
    let (from, to) = (row.becauseBefore.map { before[$0] }, row.becauseAfter.map { after[$0] })
    switch format {
    case .csv:
      bytes +=
        CSV.line([
          reference, row.destination.text, row.change.from.rawValue, row.change.to.rawValue,
          from.joined(separator: ";"),
          to.joined(separator: ";"),
        ]).utf8
    case .jsonl:
      let line = JSON.object([
        ("case", .text(reference)), ("to", .text(row.destination.text)), ("before", .text(row.change.from.rawValue)),
        ("after", .text(row.change.to.rawValue)), ("because_before", .texts(from)), ("because_after", .texts(to)),
      ])
      bytes += line.flatBytes
      bytes.append(0x0A)
    }
  }
}
