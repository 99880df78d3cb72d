internal import DeskSQLite
internal import Register
internal import Safeguards

/// The names that stand in outlooks as bytes, read once: outlooks of a hundred thousand cases begin with a few hundred
/// different lines of rules.
final class OutlookNames {
  /// By the id of a rule as bytes, its place among the rules of the register.
  private let places: [BytesKey: Int]
  private var encoder: OutlookEncoder
  private var lines: [BytesKey: [Int]] = [:]
  private let findings = Dictionary(uniqueKeysWithValues: Finding.allCases.map { ($0, Array($0.rawValue.utf8)) })

  /// How many lines are remembered: some megabytes at most.
  private static let mostLines = 4_096

  init(_ norms: NormSet) {
    let ids = norms.rules.map { Array($0.rule.id.description.utf8) }
    encoder = OutlookEncoder(ids: ids)
    places = Dictionary(
      ids.enumerated().map { (BytesKey(bytes: $1[...]), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The places of the rules of a first line; -1 for a rule that the register no longer has, which is the place of none.
  func rules(_ line: ArraySlice<UInt8>) -> [Int] {
    let key = BytesKey(bytes: line)
    if let known = lines[key] { return known }
    let found = OutlookCode.rules(line).map { places[BytesKey(bytes: $0)] ?? -1 }
    if lines.count >= OutlookNames.mostLines { lines.removeAll(keepingCapacity: true) }
    lines[key.alone] = found
    return found
  }

  func of(_ finding: Finding) -> [UInt8] { findings[finding] ?? [] }

  func encode(
    count: Int, _ headline: (Int) -> (destination: [UInt8], finding: [UInt8], because: [Int])
  ) -> [UInt8] { encoder.encode(count: count, headline) }
}
