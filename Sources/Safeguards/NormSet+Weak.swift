internal import Register

extension NormSet {
  /// What is known only from weak sources counts; a finding that would differ without it says so.
  ///
  /// Each is looked away from by itself. Where that changes nothing, because one weak norm stands in for another, all
  /// are looked away from at once: then those are named without which, taken together, the finding would differ.
  func markWeak(
    _ results: inout [DestinationResult], facts: Facts, question: Question, sender: Sender, time: AssessedTime
  ) {
    let weak = weak(for: question, sender: sender, time: time)
    func assessor(without: [Weak]) -> Assessor {
      Assessor(
        self, sender: sender, facts: facts, time: time, known: question.known, without: Set(without.map(\.what)))
    }
    for one in weak {
      let assessor = assessor(without: [one])
      for index in results.indices where results[index].finding != .notThirdCountry {
        guard concerns(one, results[index].to) else { continue }
        if assessor.outline(for: results[index].to) != results[index].outline {
          results[index].restsOnWeak.append(one.name)
        }
      }
    }
    guard weak.count > 1 else { return }
    let withoutAny = assessor(without: weak)
    for index in results.indices
    where results[index].finding != .notThirdCountry && results[index].restsOnWeak.isEmpty {
      let to = results[index].to
      let outline = results[index].outline
      guard withoutAny.outline(for: to) != outline else { continue }
      var together = weak.filter { concerns($0, to) }
      for one in together {
        let fewer = together.filter { $0.what != one.what }
        if assessor(without: fewer).outline(for: to) != outline { together = fewer }
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
    for (index, compiled) in norms.enumerated() where compiled.norm.basis == .reported {
      if let known = question.known, compiled.knownFrom.map({ $0 > known }) ?? true { continue }
      // What has not begun changes nothing yet.
      let begins = compiled.norm.force.map(\.from) + compiled.norm.acts.map(\.from)
      if begins.allSatisfy({ $0.map { $0.day > time.day } ?? false }) { continue }
      weak.append(Weak(what: .norm(index), name: compiled.norm.id.text))
    }
    for (index, rule) in rules.enumerated()
    where rule.basis == .reported && norms[rule.norm].norm.basis != .reported {
      weak.append(Weak(what: .rule(index), name: rule.rule.id.description))
    }
    for (index, compiled) in arrangements.enumerated()
    where compiled.arrangement.basis == .reported && compiled.arrangement.sender == sender.code {
      weak.append(Weak(what: .arrangement(index), name: compiled.arrangement.id.text))
    }
    return weak
  }
}
