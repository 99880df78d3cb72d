internal import Register
internal import Safeguards

/// What a norm or an arrangement comes to on a day, in literals: equal ones are equal law.
struct LawLiterals: Equatable {
  /// Its force, and then each of its rules by name; at each time of the day.
  private(set) var force: Set<Literal> = []
  private var rules: Set<[String: Literal]> = []

  init() {}

  init(force: Literal, rules: [String: Literal]) {
    self.force = [force]
    self.rules = [rules]
  }

  mutating func add(_ other: LawLiterals) {
    force.formUnion(other.force)
    rules.formUnion(other.rules)
  }
}

extension Lowering {
  /// The law for the destination that was lowered last: of norms that bind the sender, and of arrangements with the
  /// destination. What is set aside is not there.
  func lawLiterals(at destination: StateCode, without: Set<SetAside>) -> [(name: String, literals: LawLiterals)] {
    var all: [(String, LawLiterals)] = []
    var rules: [Int: [String: Literal]] = [:]
    let bound = set.norms.map { set.binds($0.norm, sender.code) }
    for (index, rule) in set.rules.enumerated() where bound[rule.norm] && rule.rule.effect != .note {
      rules[rule.norm, default: [:]][rule.rule.id.name] = truth(index)
    }
    for (index, norm) in set.norms.enumerated() where bound[index] && !without.contains(.norm(index)) {
      all.append((norm.norm.id.text, LawLiterals(force: force(index), rules: rules[index] ?? [:])))
    }
    for (index, compiled) in set.arrangements.enumerated()
    where compiled.arrangement.sender == sender.code && compiled.arrangement.to.contains(destination)
      && !without.contains(.arrangement(index))
    {
      all.append((compiled.arrangement.id.text, LawLiterals(force: holds(arrangement: index), rules: [:])))
    }
    return all
  }
}

/// A norm or an arrangement that is not the same in two laws.
package struct LawDifference: Hashable, Sendable {
  /// How it stands for the people of a table.
  package enum Standing: String, Sendable {
    /// The register has it not, or it is looked away from.
    case absent
    case notInForce = "not-in-force"
    case inForce = "in-force"
    /// For some people, for a part of the day, or nobody can say.
    case inPart = "in-part"
  }

  package let name: String
  package let before: Standing
  package let after: Standing
}

extension LawDifference {
  /// What differs at some of the destinations, by name.
  static func all(_ before: [[String: LawLiterals]], _ after: [[String: LawLiterals]]) -> [LawDifference] {
    var names: Set<String> = []
    for (a, b) in zip(before, after) {
      names.formUnion(Set(a.keys).union(b.keys).filter { a[$0] != b[$0] })
    }
    return names.sorted().map { name in
      LawDifference(name: name, before: standing(before, name), after: standing(after, name))
    }
  }

  private static func standing(_ law: [[String: LawLiterals]], _ name: String) -> Standing {
    let forces = law.compactMap { $0[name] }.reduce(into: Set<Literal>()) { $0.formUnion($1.force) }
    if forces.isEmpty { return .absent }
    return forces == [.yes] ? .inForce : forces == [.no] ? .notInForce : .inPart
  }
}
