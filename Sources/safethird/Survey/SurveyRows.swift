internal import Register
internal import Safeguards
internal import Survey

/// Rows of a survey as CSV or JSON lines, without a value in between: there may be hundreds of millions.
struct SurveyRows: Sendable {
  enum Format: Sendable { case csv, jsonl }

  private let format: Format
  private let byRoute: Bool
  /// Names of rules, facts and arrangements as bytes, by number.
  private let rules: [[UInt8]]
  private let arrangements: [[UInt8]]
  private let facts: [(name: [UInt8], isPerDestination: Bool)]
  private let findings: [Finding: [UInt8]]

  init(_ norms: NormSet, format: Format, byRoute: Bool) {
    self.format = format
    self.byRoute = byRoute
    rules = norms.rules.map { Array($0.rule.id.description.utf8) }
    arrangements = norms.arrangements.map { Array($0.arrangement.id.text.utf8) }
    facts = norms.vocabulary.facts.map { (Array($0.name.text.utf8), $0.isPerDestination) }
    findings = Dictionary(uniqueKeysWithValues: Finding.allCases.map { ($0, Array($0.rawValue.utf8)) })
  }

  var header: [UInt8] {
    guard format == .csv else { return [] }
    return Array(
      (byRoute ? "case,to,route,arrangement,finding,because,missing\n" : "case,to,finding,because,missing\n").utf8)
  }

  func append(_ row: SurveyWorker.Row, _ reference: String, to bytes: inout [UInt8]) {
    switch format {
    case .csv: appendCSV(row, reference, to: &bytes)
    case .jsonl: appendJSON(row, reference, to: &bytes)
    }
  }

  private func fact(_ slot: Int, _ destination: StateCode, to bytes: inout [UInt8]) {
    bytes += facts[slot].name
    if facts[slot].isPerDestination {
      bytes.append(UInt8(ascii: "@"))
      bytes += destination.text.utf8
    }
  }

  // MARK: CSV

  private func appendCSV(_ row: SurveyWorker.Row, _ reference: String, to bytes: inout [UInt8]) {
    cell(reference, to: &bytes)
    comma(&bytes)
    bytes += row.destination.text.utf8
    comma(&bytes)
    if byRoute {
      if let route = row.route { bytes += rules[route.route.opener] }
      comma(&bytes)
      if let arrangement = row.route?.arrangement { bytes += arrangements[arrangement] }
      comma(&bytes)
    }
    bytes += findings[row.finding] ?? []
    comma(&bytes)
    for (place, rule) in row.because.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ";")) }
      bytes += rules[rule]
    }
    comma(&bytes)
    for (place, slot) in row.missing.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ";")) }
      fact(slot, row.destination, to: &bytes)
    }
    bytes.append(0x0A)
  }

  private func comma(_ bytes: inout [UInt8]) { bytes.append(UInt8(ascii: ",")) }

  private func cell(_ text: String, to bytes: inout [UInt8]) {
    guard text.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
      bytes += text.utf8
      return
    }
    bytes.append(0x22)
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  // MARK: JSON lines

  private func appendJSON(_ row: SurveyWorker.Row, _ reference: String, to bytes: inout [UInt8]) {
    key("{\"case\": ", to: &bytes)
    string(reference, to: &bytes)
    key(", \"to\": \"", to: &bytes)
    bytes += row.destination.text.utf8
    if byRoute {
      key("\", \"route\": \"", to: &bytes)
      if let route = row.route { bytes += rules[route.route.opener] }
      key("\", \"arrangement\": ", to: &bytes)
      if let arrangement = row.route?.arrangement {
        bytes.append(0x22)
        bytes += arrangements[arrangement]
        bytes.append(0x22)
      } else {
        key("null", to: &bytes)
      }
      key(", \"finding\": \"", to: &bytes)
    } else {
      key("\", \"finding\": \"", to: &bytes)
    }
    bytes += findings[row.finding] ?? []
    key("\", \"because\": [", to: &bytes)
    for (place, rule) in row.because.enumerated() {
      key(place > 0 ? ", \"" : "\"", to: &bytes)
      bytes += rules[rule]
      bytes.append(0x22)
    }
    key("], \"missing\": [", to: &bytes)
    for (place, slot) in row.missing.enumerated() {
      key(place > 0 ? ", \"" : "\"", to: &bytes)
      fact(slot, row.destination, to: &bytes)
      bytes.append(0x22)
    }
    key("]}\n", to: &bytes)
  }

  private func key(_ text: StaticString, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private func string(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C:
        bytes.append(0x5C)
        bytes.append(byte)
      case 0..<0x20:
        key("\\u00", to: &bytes)
        bytes += padHex(byte).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }
}
