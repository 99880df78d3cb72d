/// Random expressions over small domains, well typed, the same for the same seed.
struct RandomExpressions {
  enum Kind: CaseIterable { case bool, int, string, list, map, optional }

  private var state: UInt64
  /// The variables of the enclosing macros.
  private var locals: [(name: String, kind: Kind)] = []

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  private mutating func random(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }

  private mutating func pick<T>(_ options: [T]) -> T { options[random(options.count)] }

  mutating func next() -> String {
    locals = []
    let kind: Kind = random(3) > 0 ? .bool : pick(Kind.allCases)
    return expression(kind, 1 + random(3))
  }

  private mutating func expression(_ kind: Kind, _ depth: Int) -> String {
    let named = locals.filter { $0.kind == kind }
    if !named.isEmpty, random(5) < 2 { return pick(named).name }
    if depth <= 0 || random(8) == 0 { return leaf(kind) }
    if random(8) == 0 { return anyKind(kind, depth - 1) }
    return fill(pick(Self.templates[kind] ?? ["true"]), depth - 1)
  }

  private mutating func leaf(_ kind: Kind) -> String {
    switch kind {
    case .bool: pick(["x", "y", "x", "true", "false"])
    case .int: pick(["i", "j", "0", "1", "2"])
    case .string: pick(["s", "'a'", "'b'"])
    case .list: pick(["l", "k", "w", "[]", "[1]", "[1, 2]"])
    case .map: pick(["m", "n", "{}", "{'a': 1}"])
    case .optional: pick(["m.?a", "m.?b", "optional.none()", "optional.of(1)", "l[?0]"])
    }
  }

  private mutating func anyKind(_ kind: Kind, _ depth: Int) -> String {
    let a = expression(kind, depth)
    let b = expression(kind, depth)
    switch random(5) {
    case 0: return "(\(expression(.bool, depth)) ? \(a) : \(b))"
    case 1: return "[\(a), \(b)][\(pick(["0", "1", "2", "i"]))]"
    case 2: return "{'a': \(a), 'b': \(b)}.\(pick(["a", "b", "c"]))"
    case 3: return "optional.of(\(a)).orValue(\(b))"
    default:
      let bound = pick([Kind.int, .bool, .list])
      let value = expression(bound, depth)
      return within("u", bound) { "cel.bind(u, \(value), \($0.expression(kind, depth)))" }
    }
  }

  private mutating func within(_ name: String, _ kind: Kind, _ body: (inout Self) -> String) -> String {
    let outer = locals
    locals = locals.filter { $0.name != name } + [(name, kind)]
    defer { locals = outer }
    return body(&self)
  }

  /// In a template `B I S L M O` on their own stand for expressions, lower-case letters in angle brackets declare variables.
  private mutating func fill(_ template: String, _ depth: Int) -> String {
    let outer = locals
    defer { locals = outer }
    var out = ""
    var rest = Substring(template)
    while let letter = rest.popFirst() {
      if letter == "<", rest.dropFirst().first == ">" {
        let name = String(rest.prefix(1))
        rest = rest.dropFirst(2)
        let kind: Kind = name == "e" || name == "p" || name == "v" ? .int : .string
        locals = locals.filter { $0.name != name } + [(name, kind)]
        out += name
      } else if let kind = Self.letters[letter], out.last?.isLetter != true, rest.first?.isLetter != true {
        out += expression(kind, depth)
      } else {
        out.append(letter)
      }
    }
    return out
  }

  private static let letters: [Character: Kind] = [
    "B": .bool, "I": .int, "S": .string, "L": .list, "M": .map, "O": .optional,
  ]

  private static let templates: [Kind: [String]] = [
    .bool: [
      "(B && B)", "(B || B)", "(B && B)", "(B || B)", "!B", "(I == I)", "(I < I)", "(I != I)", "(S == S)",
      "(S in ['a', 'c'])",
      "(I in L)", "(I in [1, I])", "(S in M)", "L.all(<e>, B)", "L.exists(<e>, B)", "L.exists_one(<e>, B)",
      "L.all(<p>, <e>, B)", "L.exists(<p>, <e>, B)", "L.existsOne(<p>, <e>, B)", "M.all(<q>, B)",
      "M.exists(<q>, <v>, B)",
      "M.all(<q>, <v>, B)", "has(M.a)", "has(M.b)", "sets.contains(L, L)", "sets.intersects(L, L)",
      "sets.equivalent(L, L)", "(L == L)", "(M == M)", "O.hasValue()", "(O == O)", "(L != L)", "[B, B].exists(c, c)",
      "[B, B].all(c, c)", "L.exists(<e>, L.exists(<v>, B))", "L.all(<e>, L.all(<v>, B))", "(1 / I > 0)",
      "(size(L) > I)",
    ],
    .int: [
      "(I + I)", "(I - I)", "(I * I)", "(2 / I)", "L[I]", "M.a", "M['b']", "size(L)", "size(M)", "O.orValue(I)",
      "O.value()",
      "L.filter(<e>, B).size()", "-(I)",
    ],
    .string: ["(S + S)", "(B ? S : S)", "string(I)"],
    .list: [
      "[I]", "[I, I]", "(L + L)", "L.map(<e>, I)", "L.filter(<e>, B)", "L.map(<e>, B, I)",
      "L.transformList(<p>, <e>, I)",
      "L.transformList(<p>, <e>, B, I)", "[?O, I]", "L.reverse()", "L.sort()", "L.distinct()", "[L, L].flatten()",
      "L.sortBy(<e>, I)", "L.filter(<e>, e in L)", "[I, I, I].filter(<e>, B)",
    ],
    .map: [
      "{'a': I}", "{'a': I, 'b': I}", "{S: I}", "{?'a': O}", "M.transformMap(<q>, <v>, I)",
      "M.transformMap(<q>, <v>, B, I)",
      "L.transformMapEntry(<p>, <e>, {string(e): I})",
    ],
    .optional: [
      "optional.of(I)", "M.?a", "M.?b", "L[?I]", "O.or(O)", "optional.ofNonZeroValue(I)", "O.optMap(<v>, I)",
      "O.optFlatMap(<v>, O)", "M[?'b']", "optional.of(M).?b",
    ],
  ]
}
