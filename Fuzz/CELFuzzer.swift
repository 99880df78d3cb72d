import CEL

/// Some variables of each kind; the activation gives values to every second one.
private let declarations: Declarations = {
  var declarations = Declarations()
  for (name, type) in variables { declarations.variable(name, type) }
  declarations.limits.cost = 200_000
  return declarations
}()

private let variables: [(String, ValueType)] = [
  ("p", .bool), ("q", .bool), ("person.final_order", .bool), ("notice.written", .bool), ("n", .int), ("m", .int),
  ("u", .uint), ("x", .double), ("text", .string), ("custody.district", .string),
  ("person.nationality", .list(.string)),
  ("list", .list(.int)), ("map", .map(.string, .int)), ("any", .dyn), ("bytes", .bytes), ("day", .timestamp),
  ("span", .duration), ("other", .dyn),
]

private func activation(_ seed: UInt8) -> Activation {
  var activation = Activation(for: declarations)
  let values: [String: Value] = [
    "p": .bool(seed & 1 == 0), "person.final_order": .bool(true), "n": .int(seed & 2 == 0 ? 7 : .min), "u": .uint(.max),
    "text": .string("Ünï\u{0}a"), "person.nationality": .list([.string("LAO")]),
    "any": .list([.int(1), .double(.nan)]),
    "map": .map(Map(["a": .int(1)])), "bytes": .bytes([0xFF, 0]), "x": .double(seed & 4 == 0 ? .nan : -0.0),
  ]
  for (slot, variable) in variables.enumerated() {
    if let value = values[variable.0], seed & 8 == 0 || slot.isMultiple(of: 2) { activation[slot] = value }
  }
  if seed & 16 != 0, let slot = variables.firstIndex(where: { $0.0 == "person.nationality" }) {
    activation[slot] = .list(List(elements: [.string("LAO")], isComplete: false, missing: Unknown(slot)))
  }
  return activation
}

/// The first byte says what is known; the rest is the expression.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  guard let start, size > 1 else { return 0 }
  let input = UnsafeBufferPointer(start: start, count: size)
  guard let source = String(validating: input.dropFirst(), as: UTF8.self) else { return 0 }
  let expr: Expr
  do throws(ParseError) { expr = try declarations.parse(source) } catch {
    precondition(error.offset >= 0 && error.offset <= source.utf8.count, "a mistake outside the text")
    _ = error.caret(in: source)
    return 0
  }
  let known = activation(input[0])
  agree(
    Plan(unchecked: expr, in: declarations), Plan(unchecked: expr, in: declarations, optimises: false), known, source)
  do throws(CheckErrors) {
    let checked = try declarations.check(expr)
    let plan = Plan(checked)
    agree(plan, Plan(checked, optimises: false), known, source)
    _ = plan.explain(known)
  } catch {
    precondition(!error.errors.isEmpty, "refused without a reason")
    _ = error.carets(in: source)
  }
  return 0
}

/// Folding and indexing change no result, beyond how soon the limit on cost is met; but what is folded cannot fail any
/// more, so the optimised plan may know what the other leaves unknown (decision 0013).
private func agree(_ optimised: Plan, _ plain: Plan, _ known: borrowing Activation, _ source: String) {
  let a = optimised.evaluate(known)
  let b = plain.evaluate(known)
  if isCostly(a) || isCostly(b) { return }
  precondition(refines(a, b), "optimised \(a), plain \(b) for \(source.debugDescription)")
}

/// Whether one value is the other, or knows more.
private func refines(_ a: Value, _ b: Value) -> Bool {
  switch (a, b) {
  case (_, .unknown): return true
  case (.error(let x), .error(let y)): return x.kind == y.kind
  case (.list(let x), .list(let y)) where y.isComplete:
    return x.isComplete && x.elements.count == y.elements.count
      && zip(x.elements, y.elements).allSatisfy { refines($0, $1) }
  case (.map(let x), .map(let y)) where y.isComplete:
    return x.isComplete && x.count == y.count
      && y.entries.allSatisfy { entry in x[entry.key].map { refines($0, entry.value) } ?? false }
  case (.optional(let x), .optional(let y)):
    guard let x = x.value, let y = y.value else { return x.value == nil && y.value == nil }
    return refines(x, y)
  // Of a partly known list or map, more may be known.
  case (.list, .list), (.map, .map): return true
  default: return a.description == b.description
  }
}

private func isCostly(_ value: Value) -> Bool {
  if case .error(let fault) = value { return fault.kind == .costExceeded }
  return false
}
