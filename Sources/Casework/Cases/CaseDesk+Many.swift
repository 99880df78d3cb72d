internal import DeskSQLite
package import Desks

extension CaseDesk {
  /// Opens many cases, all of them or none, with one entry of the log.
  package func createAll(_ cases: [[CaseItem]], by caller: Caller) async throws -> [CaseID] {
    try caller.require(.moveCases)
    let time = now()
    let outlooks = Outlooks(site(), day: today())
    struct Prepared: Sendable {
      var id: CaseID
      var change: CaseChange
      var facts: [UInt8]
    }
    let prepared = try cases.map { items in
      let change = CaseChange(putting: items, in: CaseContent())
      var content = CaseContent()
      change.apply(to: &content)
      guard CaseReference.tidied(content.reference) == content.reference else {
        throw DeskRefusal.mistakes([CaseDesk.referenceMistake(content.reference)])
      }
      return Prepared(
        id: CaseDesk.newID(), change: change, facts: FactsCode.encode(content))
    }
    let found = try outlooks.outlooks(prepared.map(\.facts))
    try await database.makeKeys(for: prepared.map(\.id), in: caller.organisation, at: time)
    try await database.write { [self] writer in
      // The register may have changed meanwhile, and a round of the watch may have passed.
      let current = Outlooks(site(), day: today())
      let isCurrent = current.digest == outlooks.digest && current.day == outlooks.day
      let found = isCurrent ? found : try current.outlooks(prepared.map(\.facts))
      for (item, outlook) in zip(prepared, found) {
        _ = try writer.create(
          item.id, in: caller.organisation, item.change, facts: item.facts, by: caller.member.id, at: time)
        if let outlook { try writer.setOutlook(outlook, of: item.id, in: caller.organisation) }
      }
      try writer.log(
        .casesImported, by: caller.actor, detail: "\(prepared.count) cases", in: caller.organisation, at: time)
    }
    return prepared.map(\.id)
  }
}
