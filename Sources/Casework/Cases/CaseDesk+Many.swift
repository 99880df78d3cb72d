internal import DeskSQLite
package import Desks

extension CaseDesk {
  /// Opens many cases, all of them or none, with an entry of the log for each and one for all.
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
      try caller.require(for: change)
      return (change: change, inHand: CaseInHand(id: CaseDesk.newID(), before: nil, content: content))
    }
    let inHand = prepared.map(\.inHand)
    let ahead = try OutlooksAhead(outlooks(), of: inHand)
    try await writing(inHand.map(\.id), in: caller.organisation, at: time) { [self] writer in
      for (change, inHand) in prepared {
        try check(change, by: caller, writer)
        try create(inHand, change, "with others", by: caller, at: time, writer)
      }
      try renewOutlooks(of: inHand, ahead, in: caller.organisation, at: time, writer)
      try writer.log(
        .casesImported, by: caller.actor, detail: "\(prepared.count) cases", in: caller.organisation, at: time)
    }
    return inHand.map(\.id)
  }
}
