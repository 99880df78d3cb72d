internal import DeskSQLite
package import Desks

extension CaseDesk {
  /// Opens many cases, all of them or none, with one entry of the log.
  package func createAll(_ cases: [[CaseItem]], by caller: Caller) async throws -> [CaseID] {
    try caller.require(.moveCases)
    let time = now()
    let prepared = try cases.map { items in
      let change = CaseChange(putting: items, in: CaseContent())
      var content = CaseContent()
      change.apply(to: &content)
      guard CaseReference.tidied(content.reference) == content.reference else {
        throw DeskRefusal.mistakes([CaseDesk.referenceMistake(content.reference)])
      }
      return (change: change, inHand: CaseInHand(id: CaseDesk.newID(), before: nil, content: content))
    }
    let ids = prepared.map(\.inHand.id)
    try await writing(ids, in: caller.organisation, at: time) { [self] writer in
      for (change, inHand) in prepared {
        _ = try writer.create(
          inHand.id, in: caller.organisation, change, facts: FactsCode.encode(inHand.content), by: caller.member.id,
          at: time)
      }
      try renewOutlooks(of: prepared.map(\.inHand), in: caller.organisation, at: time, writer)
      try writer.log(
        .casesImported, by: caller.actor, detail: "\(prepared.count) cases", in: caller.organisation, at: time)
    }
    return ids
  }
}
