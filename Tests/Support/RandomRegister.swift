package import Register

/// A small generator of numbers, so that a failing register can be made again from its seed (SplitMix64).
package struct Dice: RandomNumberGenerator {
  package var state: UInt64
  package init(_ seed: UInt64) { state = seed }
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
  package mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
  package mutating func pick<T>(_ items: [T]) -> T { items[Int.random(in: 0..<items.count, using: &self)] }
}

/// Registers with authority, bars, defeats, duties, acts, forums, disputes, arrangements and partly known sets.
package struct RandomRegister {
  package var dice: Dice

  package init(seed: UInt64) { dice = Dice(seed) }

  package static let truths = ["p", "q", "r", "s", "t"]

  package mutating func condition(_ depth: Int = 2) -> String {
    if depth == 0 || dice.chance(35) {
      switch Int.random(in: 0..<9, using: &dice) {
      case 0...3: return dice.pick(Self.truths)
      case 4: return "kind == '\(dice.pick(["one", "two"]))'"
      case 5: return "kind in ['one', 'three']"
      case 6: return "destination.code in safe"
      case 7: return "'XDD' in person.nationality"
      default: return "years_between(person.born_on, day) < 18"
      }
    }
    switch Int.random(in: 0..<4, using: &dice) {
    case 0: return "!(\(condition(depth - 1)))"
    case 1: return "(\(condition(depth - 1)) || \(condition(depth - 1)))"
    default: return "(\(condition(depth - 1)) && \(condition(depth - 1)))"
    }
  }

  package mutating func day() -> String {
    "20\(Int.random(in: 10...25, using: &dice))-0\(Int.random(in: 1...9, using: &dice))-15"
  }

  package mutating func interval() -> String {
    let from = Int.random(in: 2010...2022, using: &dice)
    let until = dice.chance(40) ? ", until: \(from + Int.random(in: 1...6, using: &dice))-06-01" : ""
    return
      "{from: \(from)-0\(Int.random(in: 1...9, using: &dice))\(dice.chance(10) ? "" : "-01")\(until)\(dice.chance(15) ? ", disputed: true" : "")}"
      .replacing("-0", with: "-0")
  }

  package mutating func files() -> [String: String] {
    var files: [String: String] = [:]
    let count = Int.random(in: 2...6, using: &dice)
    // Some registers have no bars, or open findings would hardly ever be met.
    let isMild = dice.chance(30)
    var duties: [String] = []
    var rules: [String] = []
    var authorities: [String] = []
    for n in 0..<count {
      let id = "xaa/n\(n)"
      var text = ""
      for m in 0..<Int.random(in: 1...3, using: &dice) {
        let rule = "\(id)#r\(m)"
        let effect =
          n == 0 && m == 0
          ? "authority"
          : dice.pick(isMild ? ["duty", "duty", "exception"] : ["authority", "bar", "bar", "duty", "exception"])
        if effect == "exception", rules.isEmpty { continue }
        text += "  - id: r\(m)\n    effect: \(effect)\n    says: s\n    sources: [s]\n"
        if n == 0, m == 0 {
          if dice.chance(75) { text += "    when: \(dice.chance(25) ? "acceptance.given" : "p")\n" }
        } else if dice.chance(80) {
          text += "    when: \"\(condition())\"\n"
        }
        if n + m > 0, dice.chance(20) { text += "    unless: \"\(condition(1))\"\n" }
        if effect == "duty" {
          text += "    step: step\(n)\(m)\n    done: \"\(condition(1))\"\n"
          if dice.chance(30) { text += "    phase: after\n" }
          if dice.chance(40) { text += "    earliest: served + \(dice.chance(50) ? "days(10)" : "hours(24)")\n" }
          if !duties.isEmpty, dice.chance(30) { text += "    adds_to: [\(dice.pick(duties))]\n" }
          duties.append(rule)
        }
        if effect == "bar", !duties.isEmpty, dice.chance(40) { text += "    until: [\(dice.pick(duties))]\n" }
        if effect == "exception" || dice.chance(15), !rules.isEmpty {
          text += "    defeats: [\(dice.pick(rules))]\n"
        }
        if dice.chance(10) { text += "    basis: \(dice.pick(["general", "reported"]))\n" }
        if effect == "authority" { authorities.append(rule) }
        rules.append(rule)
      }
      var more = ""
      if dice.chance(25) { more += "covers: \"\(condition(1))\"\n" }
      if dice.chance(20) { more += "forum: \(dice.pick(["f1", "f2"]))\n" }
      if n > 0, dice.chance(60) {
        let verb = dice.pick(["suspends", "vacates", "ends", "amends"])
        let target =
          verb != "amends" && dice.chance(30)
          ? dice.pick(rules.filter { !$0.hasPrefix(id + "#") }) : "xaa/n\(Int.random(in: 0..<n, using: &dice))"
        var act = "{\(verb): \(target)"
        if verb == "ends" || dice.chance(50) { act += ", from: \(day())" }
        if verb != "amends", dice.chance(30) { act += ", for: \"\(condition(1))\"" }
        if dice.chance(15) { act += ", disputed: true" }
        more += "acts_on: [\(act)}]\n"
      }
      files["norms/\(id).yaml"] = Fixture.norm(
        id, force: "[\(interval())]", more: more, rules: text.isEmpty ? "  []" : text)
    }
    var sender = Fixture.sender.replacing("xaa/base#open", with: "xaa/n0#r0")
    if authorities.count > 1, dice.chance(60) {
      sender = sender.replacing("open route}", with: "open route, requires: [\(authorities[1])]}")
    }
    if dice.chance(40) {
      let last = authorities.last ?? "xaa/n0#r0"
      if last != "xaa/n0#r0" {
        sender +=
          "\n  - {route: \(last), name: the second, arrangements: [asylum-cooperative], needs_arrangement: true}"
      }
      if dice.chance(70) {
        files["arrangements/xaa-xbb.yaml"] = Fixture.arrangement(
          "force: [\(interval())]\ncovers: \"\(condition(1))\"\nexcludes: \"\(condition(1))\"\n"
            + (dice.chance(60)
              ? "refuses: [{from: 2015-01-01, until: 2021-01-01, covers: \"\(condition(1))\", says: no, sources: [s]}]"
              : ""))
      }
    }
    files["states/xaa.yaml"] = sender
    return files
  }

  // MARK: facts

  package mutating func value(_ declaration: FactDeclaration) -> FactValue {
    switch declaration.type {
    case .truth: .truth(dice.chance(50))
    case .choice: .choice(dice.pick(declaration.options.map(\.value)))
    case .state: .state(StateCode(dice.pick(["XBB", "XCC", "XDD"])))
    case .states: .states(codes(), isComplete: !dice.chance(40))
    case .date: .date(CivilDate(days: Int.random(in: 10_000...18_000, using: &dice)))
    case .moment: .moment(.day(CivilDate(days: Int.random(in: 17_500...18_700, using: &dice))))
    case .count: .count(Int.random(in: 0...5, using: &dice))
    }
  }

  package mutating func codes() -> [StateCode] {
    ["XBB", "XCC", "XDD"].filter { _ in dice.chance(30) }.map { StateCode($0) }
  }

  /// A value that says at least as much: unknown to anything, a partly known set to a larger or a complete one.
  package mutating func refined(_ value: FactValue, _ declaration: FactDeclaration) -> FactValue {
    switch value {
    case .unknown: return self.value(declaration)
    case .states(let known, isComplete: false):
      let more = Set(known).union(codes()).sorted()
      return .states(more, isComplete: dice.chance(50))
    default: return value
    }
  }
}
