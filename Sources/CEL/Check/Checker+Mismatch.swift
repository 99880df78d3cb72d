/// Words for calls that do not check: what was found, what would fit there, and what to write instead.
extension Checker {
  @inline(never)
  mutating func mismatch(_ name: String, _ known: [Overload], _ given: [ValueType], _ expr: Expr) {
    guard case .call(_, let receiver, let arguments) = expr.kind else { return }
    let operands = (receiver.map { [$0] } ?? []) + arguments
    switch name {
    case "_&&_", "_||_", "!_": conditions(name, operands)
    case "_?_:_": branches(operands)
    case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_":
      let isKnown = known.contains { accepts($0.params[0], given[0]) }
      report(
        expr.focus, found: signature(name, given, isMember: false),
        expected: isKnown ? "the same type on both sides" : "types that have an order",
        suggestion: remedy(given, operands))
    case "@in": membership(given, operands, expr)
    default: call(name, known, given, operands, expr, isMember: receiver != nil)
    }
  }

  private func accepts(_ wanted: ValueType, _ type: ValueType) -> Bool {
    var matching = matching
    let (params, _) = matching.instantiate(Overload(id: "", params: [wanted], returns: .dyn))
    return matching.accepts(params, [type])
  }

  // MARK: Conditions

  private mutating func conditions(_ name: String, _ operands: [Expr]) {
    for operand in operands where !accepts(.bool, type(of: operand)) {
      // The macros join their conditions to what they have come to so far.
      var isOfMacro = false
      if case .ident(Parser.accumulator)? = operands.first?.kind { isOfMacro = true }
      let symbol = signature(name, [.dyn, .dyn], isMember: false).contains("&&") ? "&&" : "||"
      report(
        operand.range, found: "a value of type \(shown(type(of: operand)))",
        expected: name == "!_"
          ? "a bool after '!'" : isOfMacro ? "a condition, of type bool" : "a bool on both sides of \(symbol)",
        suggestion: name == "!_" ? "to deny an 'in' or a comparison, put it in brackets: !(a in b)" : nil)
    }
  }

  private mutating func branches(_ operands: [Expr]) {
    guard operands.count == 3 else { return }
    let types = operands.map { type(of: $0) }
    guard accepts(.bool, types[0]) else {
      report(operands[0].range, found: "a value of type \(shown(types[0]))", expected: "a condition, of type bool")
      return
    }
    report(
      operands[1].range.lowerBound..<operands[2].range.upperBound,
      found: "values of the types \(shown(types[1])) and \(shown(types[2]))", expected: "one type on both sides of ':'",
      suggestion: "make both the same type, or put dyn(…) around one")
  }

  // MARK: Relations

  private mutating func membership(_ given: [ValueType], _ operands: [Expr], _ expr: Expr) {
    let found = signature("@in", given, isMember: false)
    switch (given[0], given[1]) {
    case (_, .list(let element)):
      report(
        expr.focus, found: found, expected: "\(shown(element)) in \(shown(given[1]))",
        suggestion: remedy([given[0], element], operands))
    case (_, .map(let key, _)):
      report(expr.focus, found: found, expected: "\(shown(key)) in \(shown(given[1]))")
    case (.string, .string):
      report(
        expr.focus, found: found, expected: "a list or a map after 'in'",
        suggestion: "write text.contains(part) to look into a text, or [a, b] for a list")
    case (.list, _), (.map, _):
      report(
        expr.focus, found: found, expected: "a list or a map after 'in'",
        suggestion: "the value stands before 'in', the list behind it")
    default:
      report(
        expr.focus, found: found, expected: "a list or a map after 'in'", suggestion: "write [a, b] for a list")
    }
  }

  /// What may make two operands fit, by their types.
  private func remedy(_ given: [ValueType], _ operands: [Expr]) -> String? {
    guard given.count == 2, operands.count == 2 else { return nil }
    for (place, other) in [(0, 1), (1, 0)] {
      if let remedy = remedy(given[place], given[other], operands[place]) { return remedy }
    }
    return nil
  }

  /// What may make an operand of a type fit another.
  private func remedy(_ type: ValueType, _ other: ValueType, _ operand: Expr) -> String? {
    switch (type, other) {
    case (.null, _): return "a value of type \(shown(other)) is never null: leave the comparison out"
    case (.optional, _): return "take the value out with .orValue(…)"
    case (.list(let element), _) where accepts(element, other): return "write x in list to look for one of its elements"
    case (.bool, _):
      guard case .call(let name, nil, _) = operand.kind, name.hasPrefix("_<") || name.hasPrefix("_>") else {
        return nil
      }
      return "write a < b && b < c to compare three values"
    case (.string, _): return textRemedy(operand, other)
    case (.int, .timestamp):
      return "write timestamp('2025-04-18T00:00:00Z') for a moment, or duration('240h') for a length of time"
    case (.int, .duration): return "write duration('240h') for a length of time"
    case (.int, .double), (.int, .uint), (.uint, .double): return "write \(shown(other))(…) around the \(shown(type))"
    default: return nil
    }
  }

  private func textRemedy(_ operand: Expr, _ wanted: ValueType) -> String? {
    if case .literal(.string(let text)) = operand.kind {
      let isNumber = [.int, .uint, .double].contains(wanted) && Double(text) != nil
      if isNumber || wanted == .bool && (text == "true" || text == "false") { return "leave the quotes out: \(text)" }
    }
    return declarations.converter(to: wanted).map { "write \($0)(…) around the text" }
  }

  // MARK: Calls

  private mutating func call(
    _ name: String, _ known: [Overload], _ given: [ValueType], _ operands: [Expr], _ expr: Expr, isMember: Bool
  ) {
    let sameShape = known.filter { $0.isMember == isMember && $0.params.count == given.count }
    // Of many forms those are of use that fit in part.
    var fitting = sameShape.filter { $0.params.first.map { accepts($0, given[0]) } ?? true }
    if fitting.isEmpty { fitting = sameShape.filter { zip($0.params, given).contains { accepts($0, $1) } } }
    let listed = fitting.isEmpty ? sameShape.isEmpty ? known : sameShape : fitting
    var suggestion: String?
    if sameShape.isEmpty, let other = known.first, other.isMember != isMember {
      suggestion = other.isMember ? "call it as value.\(name)(…)" : "call it as \(name)(value, …)"
    } else if name == "_+_", let other = given.first(where: { $0 != .string }), given.contains(.string) {
      suggestion =
        accepts(.duration, other) || other == .timestamp
        ? remedy(given, operands) : "write string(…) around the \(shown(other))"
    } else if given.count == 2, !isMember, name.hasPrefix("_"), name != "_%_" {
      suggestion = remedy(given, operands)
    }
    if name == "contains", case .list? = given.first { suggestion = "write value in list" }
    report(
      expr.focus, found: signature(name, given, isMember: isMember),
      expected: listed.prefix(4).map { signature(name, instance(of: $0, given), isMember: $0.isMember) }
        .joined(separator: " or ") + (listed.count > 4 ? " or another of \(listed.count) forms" : ""),
      suggestion: suggestion)
  }

  /// The parameters of an overload, with what the first argument says of them.
  private func instance(of overload: Overload, _ given: [ValueType]) -> [ValueType] {
    var matching = matching
    let (params, _) = matching.instantiate(overload)
    if let wanted = params.first, let first = given.first { _ = matching.accepts(wanted, first) }
    return params.map { matching.substitute($0, freeAsDyn: true) }
  }

  /// A call with types in place of values, as it is written.
  private func signature(_ name: String, _ params: [ValueType], isMember: Bool) -> String {
    let shown = params.map(shown)
    let operators = ["!_": "!", "-_": "-"]
    if let symbol = operators[name], shown.count == 1 { return symbol + shown[0] }
    if name == "_[_]" || name == "_[?_]", shown.count == 2 {
      return "\(shown[0])[\(name == "_[_]" ? "" : "?")\(shown[1])]"
    }
    if name == "@in", shown.count == 2 { return "\(shown[0]) in \(shown[1])" }
    if name.hasPrefix("_"), name.hasSuffix("_"), shown.count == 2 {
      return "\(shown[0]) \(name.dropFirst().dropLast()) \(shown[1])"
    }
    let name = name == ListFunctions.sortByKeys ? "sortBy" : name
    if isMember, let receiver = shown.first {
      return "\(receiver).\(name)(\(shown.dropFirst().joined(separator: ", ")))"
    }
    return "\(name)(\(shown.joined(separator: ", ")))"
  }

  // MARK: Unknown functions

  mutating func unknownFunction(_ name: String, _ place: Range<Int>) {
    if let form = Suggestion.macros[name] {
      report(place, found: "'\(name)' with arguments that it does not take", expected: form)
      return
    }
    let translated = Suggestion.functions[name].flatMap { declarations.knows($0) ? $0 : nil }
    let other = translated ?? Suggestion.nearest(to: name, among: declarations.functionNames)
    report(
      place, found: "the unknown function '\(name)'", expected: "a declared function",
      suggestion: other.map { "write '\($0)'?" })
  }
}

extension Declarations {
  /// A function that makes a value of a type out of a text: `timestamp` for timestamps, or one of the embedder's.
  fileprivate func converter(to type: ValueType) -> String? {
    func converts(_ overload: Overload) -> Bool {
      !overload.isMember && overload.params == [.string] && overload.returns == type
    }
    if let own = functions.filter({ $0.value.contains(where: converts) }).keys.min() { return own }
    return ["timestamp", "duration", "int", "uint", "double", "bool", "bytes"].first {
      libraryFunction($0)?.overloads.contains(where: converts) ?? false
    }
  }

  fileprivate func knows(_ name: String) -> Bool {
    Suggestion.macros[name] != nil || functions[name] != nil || libraryFunction(name) != nil
      || functionNames.contains(name) || name.hasPrefix("math.") && libraries.contains(.math)
  }
}
