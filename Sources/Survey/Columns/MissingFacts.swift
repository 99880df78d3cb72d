internal import ColumnKernels
internal import Register
package import Safeguards

/// Room for the rows that each node lacks, one fact at a time; shared by the destinations of one thread.
package final class LackingRows {
  let rows: UnsafeMutablePointer<UInt64>

  package init(_ program: Program) {
    rows = .allocate(capacity: max(1, program.nodeCount) * Machine.wordsOfBlock)
  }

  deinit { rows.deallocate() }
}

/// What is missing for a finding at one destination: for each fact, the rows that lack it.
///
/// An unknown AND lacks what its unknown operands lack; so the rows that lack a fact spread through the circuit as one
/// bitmap a node, for each fact through those nodes alone that rest on it.
package final class MissingFacts {
  private struct FactNodes {
    let slot: Int
    /// Nodes that rest on the fact, each after what it is made of.
    let nodes: [Int]
  }

  private let program: Program
  private let destination: DestinationCircuit
  private let facts: [FactNodes]
  private let rests: [Int: Set<Int>]
  private let lacks: LackingRows
  private let phases: [Int: Bool]
  /// For the destination and then for each of its routes, by fact of ``slots``: a bitmap of the rows that lack it.
  private let results: UnsafeMutablePointer<UInt64>

  /// Facts of the destination that can be missing, ascending.
  package let slots: [Int]

  package init(
    _ program: Program, _ destination: DestinationCircuit, norms: NormSet, scratch: LackingRows
  ) {
    self.program = program
    self.destination = destination
    let circuit = program.circuit
    let cone = circuit.cone(of: destination.literals)
    var rests: [Int: Set<Int>] = [:]
    for node in cone {
      switch circuit.nodes[node] {
      case .constant, .doubt: rests[node] = []
      case .and(let operands):
        rests[node] = operands.reduce(into: []) { $0.formUnion(rests[$1.node] ?? []) }
      case .atom(let index):
        var slots = Set(circuit.atoms[index].slots(program.vocabulary))
        if case .evaluated(let evaluation) = circuit.atoms[index] {
          for input in evaluation.inputs { if let truth = input.truth { slots.formUnion(rests[truth.node] ?? []) } }
        }
        rests[node] = slots
      }
    }
    self.rests = rests
    slots = rests.values.reduce(into: Set<Int>()) { $0.formUnion($1) }.sorted()
    facts = slots.map { slot in FactNodes(slot: slot, nodes: cone.filter { rests[$0]?.contains(slot) ?? false }) }
    phases = Dictionary(
      destination.routes.flatMap(\.steps).map { ($0.rule, norms.rules[$0.rule].rule.phase == .before) },
      uniquingKeysWith: { first, _ in first })
    lacks = scratch
    results = .allocate(
      capacity: max(1, slots.count) * (destination.routes.count + 1) * Machine.wordsOfBlock)
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
    for (place, fact) in facts.enumerated() {
      let all = result(place, route: nil)
      all.update(repeating: 0, count: machine.words)
      for node in fact.nodes { spread(fact.slot, to: node, machine) }
      let own = machine.truth(destination.thirdCountry).f
      for (index, route) in destination.routes.enumerated() {
        let one = result(place, route: index)
        one.update(repeating: 0, count: machine.words)
        gather(route, fact.slot, machine, into: one)
        for word in 0..<machine.words { one[word] &= ~own[word] }
        if machine.rows % 64 != 0 { one[machine.words - 1] &= (UInt64(1) << UInt64(machine.rows % 64)) - 1 }
        for word in 0..<machine.words { all[word] |= one[word] }
      }
    }
  }

  private func lack(_ node: Int) -> UnsafeMutablePointer<UInt64> { lacks.rows + node * Machine.wordsOfBlock }

  private func lack(_ literal: Literal, of slot: Int) -> UnsafeMutablePointer<UInt64>? {
    rests[literal.node]?.contains(slot) ?? false ? lack(literal.node) : nil
  }

  private func spread(_ slot: Int, to node: Int, _ machine: Machine) {
    let out = lack(node)
    let truth = machine.truth(Literal(node: node))
    switch program.circuit.nodes[node] {
    case .constant, .doubt: return
    case .and(let operands):
      out.update(repeating: 0, count: machine.words)
      for operand in operands {
        guard let other = lack(operand, of: slot) else { continue }
        for word in 0..<machine.words { out[word] |= other[word] }
      }
      for word in 0..<machine.words { out[word] &= ~(truth.t[word] | truth.f[word]) }
    case .atom(let index): spread(slot, atom: program.circuit.atoms[index], node, machine)
    }
  }

  private func spread(_ slot: Int, atom: Atom, _ node: Int, _ machine: Machine) {
    let out = lack(node)
    let truth = machine.truth(Literal(node: node))
    switch atom {
    case .truth, .absent, .within, .anyOf:
      for word in 0..<machine.words { out[word] = ~(truth.t[word] | truth.f[word]) }
    case .ownCountry(let nationality, _, _):
      // A nationality that is not known in whole lacks itself; one that is, the residence.
      let complete = machine.table[nationality].falses + machine.firstRow / 64
      for word in 0..<machine.words {
        let unknown = ~(truth.t[word] | truth.f[word])
        out[word] = unknown & (slot == nationality.slot ? ~complete[word] : complete[word])
      }
    case .evaluated(let evaluation):
      out.update(repeating: 0, count: machine.words)
      guard let memo = machine.lacking(node) else { return }
      for (place, input) in evaluation.inputs.enumerated() {
        let other = input.truth.flatMap { lack($0, of: slot) }
        guard other != nil || (input.slot == slot && input.truth == nil) else { continue }
        for row in 0..<machine.rows where memo.lackingOfRow[row] >> UInt64(min(63, place)) & 1 == 1 {
          let bit = UInt64(1) << UInt64(row & 63)
          out[row >> 6] |= other.map { $0[row >> 6] & bit } ?? bit
        }
      }
    }
  }

  /// Adds what a route lacks by its own finding: where it is undetermined what bar and authority lack, where steps are
  /// owed what the unclear ones do.
  private func gather(
    _ route: DestinationCircuit.RouteCircuit, _ slot: Int, _ machine: Machine, into result: UnsafeMutablePointer<UInt64>
  ) {
    let bar = machine.truth(route.bar)
    let authority = machine.truth(route.authority)
    let discharged = machine.truth(route.discharged).t
    for literal in [route.bar, route.authority] {
      guard let other = lack(literal, of: slot) else { continue }
      for word in 0..<machine.words {
        let way = bar.f[word] & authority.t[word]
        result[word] |= other[word] & ~(way | bar.t[word] | authority.f[word])
      }
    }
    for step in route.steps where phases[step.rule] ?? false {
      let parts = [step.applies, step.done].map { lack($0, of: slot) }
      let time = lack(step.passed, of: slot)
      guard time != nil || parts.contains(where: { $0 != nil }) else { continue }
      let applies = machine.truth(step.applies)
      let done = machine.truth(step.done)
      let passed = machine.truth(step.passed)
      for word in 0..<machine.words {
        let owed = bar.f[word] & authority.t[word] & ~discharged[word]
        // Neither done, nor waiting, nor owed (`StepState`).
        let settled =
          (done.t[word] & passed.t[word]) | (applies.t[word] & done.t[word] & passed.f[word])
          | (applies.t[word] & done.f[word]) | applies.f[word]
        var lacking: UInt64 = 0
        for case let part? in parts { lacking |= part[word] }
        if let time { lacking |= time[word] & ~done.f[word] }
        result[word] |= owed & ~settled & lacking
      }
    }
  }
}
