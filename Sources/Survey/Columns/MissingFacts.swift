internal import ColumnKernels
internal import Register
package import Safeguards

/// Room for the rows that each node lacks, one fact at a time; shared by the destinations of one thread.
package final class LackingRows {
  let rows: UnsafeMutablePointer<UInt64>

  package init(_ program: Program) {
    let words = max(1, program.nodeCount) * Machine.wordsOfBlock
    rows = UnsafeMutableRawPointer.allocate(byteCount: words * 8, alignment: 64)
      .assumingMemoryBound(to: UInt64.self)
    rows.initialize(repeating: 0, count: words)
  }

  deinit { rows.deallocate() }
}

/// What is missing for a finding at one destination: for each fact, the rows that lack it.
///
/// An unknown AND lacks what its unknown operands lack; so the rows that lack a fact spread through the circuit as one
/// bitmap a node.
package final class MissingFacts {
  private let destination: DestinationCircuit
  private let paths: MissingPaths
  private let lacks: LackingRows
  /// For the destination and then for each of its routes, by fact of ``slots``: a bitmap of the rows that lack it.
  private let results: UnsafeMutablePointer<UInt64>

  /// Facts of the destination that can be missing, ascending.
  package let slots: [Int]

  package init(
    _ program: Program, _ destination: DestinationCircuit, norms: NormSet, scratch: LackingRows
  ) {
    self.destination = destination
    paths = MissingPaths(program, destination, norms: norms)
    slots = paths.facts.map(\.slot)
    lacks = scratch
    let words = max(1, slots.count) * (destination.routes.count + 1) * Machine.wordsOfBlock
    results = .allocate(capacity: words)
    // A route that does not rest on a fact never lacks it.
    results.initialize(repeating: 0, count: words)
  }

  deinit { results.deallocate() }

  /// The rows of the block at hand that lack the fact at a place of ``slots``.
  package func rows(lacking place: Int) -> UnsafePointer<UInt64> {
    UnsafePointer(results + place * Machine.wordsOfBlock)
  }

  /// Whether a row lacks the fact at a place of ``slots``: for the headline, or for one route of the destination.
  package func isLacking(_ place: Int, row: Int, route: Int? = nil) -> Bool {
    result(place, route: route)[row >> 6] >> UInt64(row & 63) & 1 == 1
  }

  /// The facts that a row lacks, ascending.
  package func lacking(row: Int, route: Int? = nil) -> [Int] {
    slots.indices.filter { isLacking($0, row: row, route: route) }.map { slots[$0] }
  }

  private func result(_ place: Int, route: Int?) -> UnsafeMutablePointer<UInt64> {
    results + ((route.map { $0 + 1 } ?? 0) * slots.count + place) * Machine.wordsOfBlock
  }

  /// Works it out for a block that the machine has run.
  package func find(_ machine: Machine) {
    let own = machine.truth(destination.thirdCountry).f
    for (place, fact) in paths.facts.enumerated() {
      for step in fact.steps { spread(step, machine) }
      let all = result(place, route: nil)
      all.update(repeating: 0, count: machine.words)
      for route in fact.routes {
        let one = result(place, route: route.place)
        one.update(repeating: 0, count: machine.words)
        gather(route, machine, into: one)
        for word in 0..<machine.words { one[word] &= ~own[word] }
        if machine.rows % 64 != 0 { one[machine.words - 1] &= (UInt64(1) << UInt64(machine.rows % 64)) - 1 }
        for word in 0..<machine.words { all[word] |= one[word] }
      }
    }
  }

  private func lack(_ node: Int) -> UnsafeMutablePointer<UInt64> { lacks.rows + node * Machine.wordsOfBlock }

  private func spread(_ step: MissingPaths.Step, _ machine: Machine) {
    switch step {
    case .spread(let range):
      ck_lacking(
        paths.lacks + range.lowerBound, range.count, machine.truths, lacks.rows, Machine.wordsOfBlock,
        machine.wholeWords)
    case .ownCountry(let node, let nationality, let isNationality):
      let out = lack(node)
      let truth = machine.truth(Literal(node: node))
      let complete = machine.table[nationality].falses + machine.firstRow / 64
      for word in 0..<machine.words {
        let unknown = ~(truth.t[word] | truth.f[word])
        out[word] = unknown & (isNationality ? ~complete[word] : complete[word])
      }
    case .evaluated(let node, let inputs):
      let out = lack(node)
      out.update(repeating: 0, count: machine.words)
      guard let memo = machine.lacking(node) else { return }
      for input in inputs {
        let other = input.node.map(lack)
        for row in 0..<machine.rows where memo.lackingOfRow[row] >> UInt64(min(63, input.place)) & 1 == 1 {
          let bit = UInt64(1) << UInt64(row & 63)
          out[row >> 6] |= other.map { $0[row >> 6] & bit } ?? bit
        }
      }
    }
  }

  /// Adds what a route lacks by its own finding: where it is undetermined what bar and authority lack, where steps are
  /// owed what the unclear ones do.
  private func gather(_ path: MissingPaths.Route, _ machine: Machine, into result: UnsafeMutablePointer<UInt64>) {
    let route = destination.routes[path.place]
    let bar = machine.truth(route.bar)
    let authority = machine.truth(route.authority)
    let discharged = machine.truth(route.discharged).t
    for literal in path.literals {
      let other = lack(literal.node)
      for word in 0..<machine.words {
        let way = bar.f[word] & authority.t[word]
        result[word] |= other[word] & ~(way | bar.t[word] | authority.f[word])
      }
    }
    for duty in path.duties {
      let parts = duty.parts.map { lack($0.node) }
      let time = duty.passed.map { lack($0.node) }
      let applies = machine.truth(duty.step.applies)
      let done = machine.truth(duty.step.done)
      let passed = machine.truth(duty.step.passed)
      for word in 0..<machine.words {
        let owed = bar.f[word] & authority.t[word] & ~discharged[word]
        // Neither done, nor waiting, nor owed (`StepState`).
        let settled =
          (done.t[word] & passed.t[word]) | (applies.t[word] & done.t[word] & passed.f[word])
          | (applies.t[word] & done.f[word]) | applies.f[word]
        var lacking: UInt64 = 0
        for part in parts { lacking |= part[word] }
        if let time { lacking |= time[word] & ~done.f[word] }
        result[word] |= owed & ~settled & lacking
      }
    }
  }
}
