internal import DeskSQLite
internal import Desks
internal import Register
internal import Safeguards

/// The outlooks of many cases of whatever senders: a sheet for each, made when its first case comes.
final class OutlookSheets {
  private let outlooks: Outlooks
  private let found: (FoundOutlook) -> Void
  private let names: OutlookNames
  private var sheets: [StateCode: OutlookSheet] = [:]
  /// How often a sheet was made anew since a case asked for destinations that it did not have.
  private var growth: [StateCode: Int] = [:]

  /// `found` gets each outlook that differs from the earlier one in a finding or its reasons, by the number of its case.
  init(_ outlooks: Outlooks, found: @escaping (FoundOutlook) -> Void) {
    self.outlooks = outlooks
    self.found = found
    names = OutlookNames(outlooks.norms)
  }

  /// Of a sender that the register does not have, nothing is found.
  func add(_ number: Int, facts: [UInt8], earlier: [UInt8]? = nil) throws {
    let asked = OutlookSheet.Asked(number: number, facts: try FactsCode(facts), earlier: earlier)
    let sender = StateCode(String(decoding: asked.facts.sender, as: UTF8.self))
    if sheets[sender] == nil { sheets[sender] = try? sheet(sender, []) }
    guard let sheet = sheets[sender] else { return }
    guard let more = try sheet.add(asked) else { return }
    sheet.finish()
    let wider = try self.sheet(sender, sheet.destinations.union(more))
    sheets[sender] = wider
    _ = try wider.add(asked)
  }

  private func sheet(_ sender: StateCode, _ wanted: Set<StateCode>) throws -> OutlookSheet {
    growth[sender, default: 0] += 1
    var destinations = wanted.union(outlooks.norms.arrangedDestinations(of: sender, known: nil))
    if growth[sender, default: 0] > 5 { destinations.formUnion(outlooks.norms.corpus.states.map(\.code)) }
    destinations.remove(sender)
    return try OutlookSheet(outlooks, sender: sender, destinations: destinations, names: names, found: found)
  }

  /// Works out what was taken in.
  func finish() { for sheet in sheets.values { sheet.finish() } }
}
