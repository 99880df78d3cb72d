internal import Register
internal import Safeguards

/// Which nodes of a circuit are columns of a query, what they are called, and in which order they can be worked out.
///
/// A rule, an owed step and an opened route have columns of their own, so that a reader finds the law again; so does
/// whatever is asked more than once. All else stands where it is asked.
struct SQLNames {
  /// The nodes that some finding turns on, each after what it is made of.
  let cone: [Int]
  private(set) var names: [Int: String] = [:]
  /// Of columns that are no rule: the columns that ask it.
  private(set) var askers: [Int: [String]] = [:]
  /// The number of columns that have to be there before, one after another.
  private var levels: [Int: Int] = [:]
  private let circuit: Circuit

  init(
    _ circuit: Circuit, _ circuits: [[DestinationCircuit]], norms: NormSet, rules: [Int: Int], inForce: [Int: Int],
    longest: Int
  ) {
    self.circuit = circuit
    let roots = circuits.joined().flatMap(\.headlineLiterals)
    cone = circuit.cone(of: roots)
    var uses = Array(repeating: 0, count: circuit.nodes.count)
    for root in roots { uses[root.node] += 1 }
    for node in cone { for operand in Self.operands(of: node, circuit) { uses[operand.node] += 1 } }
    let meanings = Self.meanings(circuits, norms: norms, rules: rules, inForce: inForce)

    let columns = cone.filter { isColumn($0, isNamed: meanings[$0] != nil, uses: uses[$0]) }
    let shared = columns.filter { circuit.isCommon(Literal(node: $0)) }
    name(shared, meanings, otherwise: "shared", besides: [], longest)
    for place in circuits[0].indices {
      let cone = Set(circuit.cone(of: circuits.flatMap { $0[place].headlineLiterals }))
      name(columns.filter(cone.contains), meanings, otherwise: "part", besides: shared, longest)
    }
    for node in cone { levels[node] = level(of: node) }
    for node in columns where meanings[node] != nil {
      guard let name = names[node] else { continue }
      for asked in columnsAsked(by: node) { askers[asked, default: []].append(name) }
    }
    askers = askers.filter { meanings[$0.key] == nil }
  }

  /// What nodes say, in the words of the register.
  private static func meanings(
    _ circuits: [[DestinationCircuit]], norms: NormSet, rules: [Int: Int], inForce: [Int: Int]
  ) -> [Int: String] {
    var meanings = rules.mapValues { norms.rules[$0].rule.id.description }
    for (node, norm) in inForce where meanings[node] == nil { meanings[node] = "\(norms.norms[norm].norm.id) in force" }
    func mean(_ literal: Literal, _ text: String) {
      if !literal.isNegated, meanings[literal.node] == nil { meanings[literal.node] = text }
    }
    for destination in circuits.joined() {
      for bar in destination.bars { mean(bar.literal, "\(norms.rules[bar.rule].rule.id) bars") }
      for route in destination.routes {
        let opener = norms.rules[route.route.opener].rule.id
        let under = route.arrangement.map { " under \(norms.arrangements[$0].arrangement.id)" } ?? ""
        mean(route.authority, "\(opener) opens\(under)")
        for step in route.steps { mean(!step.discharged, "\(norms.rules[step.rule].rule.id) owed") }
      }
      for group in destination.groups { mean(!group.bar, "nothing bars") }
    }
    return meanings
  }

  /// Gives those that have none a name that no other column beside them has.
  private mutating func name(
    _ nodes: [Int], _ meanings: [Int: String], otherwise word: String, besides others: [Int], _ longest: Int
  ) {
    var taken = Set((nodes + others).compactMap { names[$0]?.lowercased() })
    var count = 0
    for node in nodes where names[node] == nil {
      if let meaning = meanings[node] {
        names[node] = Self.unique(meaning, longest, &taken)
      } else {
        count += 1
        names[node] = Self.unique("\(word) \(count)", longest, &taken)
      }
    }
  }

  private func isColumn(_ node: Int, isNamed: Bool, uses: Int) -> Bool {
    switch circuit.nodes[node] {
    case .constant, .doubt: return false
    case .and: return isNamed || uses > 1
    case .atom(let atom):
      switch circuit.atoms[atom] {
      // They are columns of the table already.
      case .truth, .absent: return false
      case .within, .anyOf, .ownCountry: return isNamed || uses > 1
      case .evaluated: return true
      }
    }
  }

  /// A name within the bytes that the engine keeps, and none twice.
  private static func unique(_ name: String, _ longest: Int, _ taken: inout Set<String>) -> String {
    var result = String(decoding: name.utf8.prefix(longest), as: UTF8.self)
    var number = 1
    // Names that differ in the case of letters alone are one to some engines.
    while !taken.insert(result.lowercased()).inserted {
      number += 1
      let end = " (\(number))"
      result = String(decoding: name.utf8.prefix(longest - end.utf8.count), as: UTF8.self) + end
    }
    return result
  }

  // MARK: order

  static func operands(of node: Int, _ circuit: Circuit) -> [Literal] {
    switch circuit.nodes[node] {
    case .constant, .doubt: return []
    case .and(let operands): return operands
    case .atom(let atom):
      guard case .evaluated(let evaluation) = circuit.atoms[atom] else { return [] }
      return evaluation.inputs.compactMap(\.truth)
    }
  }

  /// For a column its own level, from 1; else the level that the columns in it need.
  func level(of node: Int) -> Int {
    if let known = levels[node] { return known }
    let below = Self.operands(of: node, circuit).map { level(of: $0.node) }.max() ?? 0
    return names[node] == nil ? below : below + 1
  }

  /// The columns that a column's expression names.
  func columnsAsked(by node: Int) -> [Int] {
    Self.operands(of: node, circuit).flatMap { operand in
      names[operand.node] == nil ? columnsAsked(by: operand.node) : [operand.node]
    }
  }

  /// The columns that are the same for all destinations, level by level.
  var sharedLevels: [[Int]] { byLevel(cone.filter { circuit.isCommon(Literal(node: $0)) }) }

  /// Those of one destination, level by level.
  func levels(of destination: [DestinationCircuit]) -> [[Int]] {
    let cone = circuit.cone(of: destination.flatMap(\.headlineLiterals))
    return byLevel(cone.filter { !circuit.isCommon(Literal(node: $0)) })
  }

  private func byLevel(_ nodes: [Int]) -> [[Int]] {
    let columns = nodes.filter { names[$0] != nil }
    return Dictionary(grouping: columns) { level(of: $0) }.sorted { $0.key < $1.key }.map(\.value)
  }
}
