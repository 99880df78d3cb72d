internal import CEL
internal import Kleene
internal import Register

/// The bars and the steps of a destination, and those of them that concern one route.
extension Assessor {
  /// The bars that hold or may hold, in the order of the register.
  func writeBars() -> ConcernedBars {
    var bars = ConcernedBars()
    let start = lines.bars.count
    for place in 0..<rows.bars.count {
      let rule = rows.bars[place]
      let judged = bar(Int(rule))
      guard judged.truth != .false else { continue }
      lines.bars.append(ProofLines.Bar(rule: rule, judged: judged))
      bars.judged = bars.judged.or(judged, &lacks)
      if !table.rows[Int(rule)].traits.contains(.concernsAllRoutes) { bars.areForAll = false }
    }
    bars.run = Run(start..<lines.bars.count)
    return bars
  }

  /// The steps that apply or may apply, in the order of the register.
  func writeSteps() -> ConcernedSteps {
    var steps = ConcernedSteps()
    let start = lines.steps.count
    for place in 0..<rows.duties.count {
      guard let step = step(Int(rows.duties[place])) else { continue }
      lines.steps.append(step)
      add(step, to: &steps)
    }
    steps.run = Run(start..<lines.steps.count)
    return steps
  }

  private func add(_ step: ProofLines.Step, to steps: inout ConcernedSteps) {
    let traits = table.rows[Int(step.rule)].traits
    if !traits.contains(.concernsAllRoutes) { steps.areForAll = false }
    guard !traits.contains(.isAfter) else { return }
    if !step.state.isDischarged { steps.areDischarged = false }
    if step.state == .unclear { steps.lack = lacks.union(steps.lack, facts(in: step.lack)) }
  }

  /// The state of a step; `nil` when it does not apply.
  private func step(_ index: Int) -> ProofLines.Step? {
    let applies = truth(index)
    guard applies.truth != .false else { return nil }
    let done = isDone(index)
    let (first, passed) = earliest(index)
    // A time that would run from what was not done as it is owed runs from nothing.
    let moment = done.truth == .false ? nil : first
    let state = StepState(applies: applies.truth, done: done.truth, passed: passed.truth)
    var lack = Lack.nothing
    if state == .unclear {
      lack = lacks.union(applies.lack, done.lack)
      if done.truth != .false { lack = lacks.union(lack, passed.lack) }
    }
    return ProofLines.Step(rule: Int32(index), state: state, applies: applies.truth, earliest: moment, lack: lack)
  }

  /// Without the doubts of the register.
  private func facts(in lack: Lack) -> Lack {
    let base = set.vocabulary.doubtBase
    guard base > 128 else { return lack.inWords(below: base) }
    return lacks.lack(Unknown(lacks.unknown(lack).filter { $0 < base }))
  }

  func those(of bars: ConcernedBars, concerning opener: Int) -> ConcernedBars {
    var concerned = ConcernedBars()
    let start = lines.bars.count
    for place in bars.run.range {
      let bar = lines.bars[place]
      guard set.rules[Int(bar.rule)].concerns(opener) else { continue }
      lines.bars.append(bar)
      concerned.judged = concerned.judged.or(bar.judged, &lacks)
    }
    concerned.run = Run(start..<lines.bars.count)
    return concerned
  }

  func those(of steps: ConcernedSteps, concerning opener: Int) -> ConcernedSteps {
    var concerned = ConcernedSteps()
    let start = lines.steps.count
    for place in steps.run.range {
      let step = lines.steps[place]
      guard set.rules[Int(step.rule)].concerns(opener) else { continue }
      lines.steps.append(step)
      add(step, to: &concerned)
    }
    concerned.run = Run(start..<lines.steps.count)
    return concerned
  }
}
