internal import Register

extension NormSet {
  /// What is known only from weak sources counts; a finding that would differ without it says so.
  ///
  /// Each is looked away from by itself. Where that changes nothing, because one weak norm stands in for another, all
  /// are looked away from at once: then those are named without which, taken together, the finding would differ.
  func markWeak(
    _ results: inout [DestinationResult], seen: Seen, facts: Facts, question: Question, sender: Sender,
    time: AssessedTime
  ) {
    let weak = weak(for: question, sender: sender, time: time)
    guard !weak.isEmpty else { return }
    let open = results.indices.filter { results[$0].finding != .notThirdCountry }
    let tried = weak.filter { one in
      seen.contains(one.what) && open.contains { concerns(one, results[$0].to) }
    }
    guard !tried.isEmpty else { return }
    let outlines = results.map(\.outline)
    let assessor = Assessor(self, sender: sender, facts: facts, time: time, known: question.known)
    for one in tried {
      assessor.look(awayFrom: [one.what])
      for index in open where concerns(one, results[index].to) {
        if assessor.outline(for: results[index].to) != outlines[index] { results[index].restsOnWeak.append(one.name) }
      }
    }
    guard weak.count > 1 else { return }
    // Looking away from the one that was seen brought no other to light: nor does looking away from all.
    let others = weak.filter { one in
      one.what != tried[0].what && assessor.seen.contains(one.what) && open.contains { concerns(one, results[$0].to) }
    }
    if tried.count == 1, others.isEmpty { return }
    let all = Set(weak.map(\.what))
    for index in open where results[index].restsOnWeak.isEmpty {
      let to = results[index].to
      if assessor.without != all { assessor.look(awayFrom: all) }
      guard assessor.outline(for: to) != outlines[index] else { continue }
      var together = weak.filter { concerns($0, to) }
      var seen = assessor.seen
      for one in together {
        let fewer = together.filter { $0.what != one.what }
        if seen.contains(one.what) {
          assessor.look(awayFrom: Set(fewer.map(\.what)))
          if assessor.outline(for: to) == outlines[index] { continue }
          seen = assessor.seen
        }
        together = fewer
      }
      results[index].restsOnWeak = together.map(\.name)
    }
  }

  private struct Weak {
    let what: Assessor.Without
    let name: String
  }

  private func concerns(_ weak: Weak, _ destination: StateCode) -> Bool {
    guard case .arrangement(let index) = weak.what else { return true }
    return arrangements[index].arrangement.to.contains(destination)
  }

  /// Norms, single rules of better known norms, and arrangements that are known only from weak sources.
  private func weak(for question: Question, sender: Sender, time: AssessedTime) -> [Weak] {
    var weak: [Weak] = []
    for index in reportedNorms {
      let compiled = norms[index]
      if let known = question.known, compiled.knownFrom.map({ $0 > known }) ?? true { continue }
      // What has not begun changes nothing yet.
      let begins = compiled.norm.force.map(\.from) + compiled.norm.acts.map(\.from)
      if begins.allSatisfy({ $0.map { $0.day > time.day } ?? false }) { continue }
      weak.append(Weak(what: .norm(index), name: compiled.norm.id.text))
    }
    for index in reportedRules { weak.append(Weak(what: .rule(index), name: rules[index].rule.id.description)) }
    for index in reportedArrangements where arrangements[index].arrangement.sender == sender.code {
      weak.append(Weak(what: .arrangement(index), name: arrangements[index].arrangement.id.text))
    }
    return weak
  }
}
