package import CEL
internal import Kleene
package import Register

/// A condition of the register, checked and planned. A class, since it is handed about in the innermost loops.
package final class Condition: Sendable {
  package let source: Located<String>
  package let checked: CheckedExpr
  package let plan: Plan
  /// The slots it reads.
  package let slots: [Int]
  package let dependsOnDestination: Bool
  package let dependsOnArrangement: Bool
  /// The States that it names; `nil` where it does more with the destination's code than compare it with names and
  /// facts. It cannot tell apart two destinations that are neither named here nor in the facts of a case.
  let namedStates: Set<StateCode>?
  let literals: Literals

  init(
    source: Located<String>, checked: CheckedExpr, namedStates: Set<StateCode>?, literals: Literals,
    vocabulary: Vocabulary
  ) {
    self.namedStates = namedStates
    self.literals = literals
    self.source = source
    self.checked = checked
    plan = Plan(checked)
    slots = checked.variables
    dependsOnDestination = slots.contains(where: vocabulary.dependsOnDestination)
    dependsOnArrangement = slots.contains(where: vocabulary.dependsOnArrangement)
  }

  /// The result as a judgement; a fault counts as unknown and is handed on.
  package func judge(_ activation: borrowing Activation, fault: (Condition, Fault) -> Void) -> Judgement {
    judgement(plan.evaluate(activation), fault: fault)
  }

  /// The same of values that stay in one place.
  func judge(_ values: PlacedActivation, fault: (Condition, Fault) -> Void) -> Judgement {
    judgement(plan.evaluate(values), fault: fault)
  }

  private func judgement(_ value: Value, fault: (Condition, Fault) -> Void) -> Judgement {
    switch value {
    case .bool(let value): return Judgement(value)
    case .unknown(let lacking): return Judgement(.unknown, lacking: lacking)
    case .error(let error):
      fault(self, error)
      return Judgement(.unknown)
    default: return Judgement(.unknown)
    }
  }
}

/// Compiles conditions and says in words what is wrong with them.
package struct ConditionCompiler {
  let vocabulary: Vocabulary
  package private(set) var diagnostics: [Diagnostic] = []
  /// The States that the condition at hand names.
  private var states: Set<StateCode> = []
  private var literals = Literals()
  /// How often the condition at hand reads the destination's code, and how often only to compare it.
  private var destinationUses = (all: 0, compared: 0)

  package init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// The part of CEL that cannot fail at run time: no division, no indexing, no parsing of text.
  static let totalFunctions: Set<String> = [
    "!_", "_&&_", "_||_", "_?_:_", "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "@in", "_in_", "_+_", "_-_", "-_",
    "size", "date", "days", "hours", "years_between", "@not_strictly_false", "__not_strictly_false__",
    "cel.@not_strictly_false",
  ]

  /// Bytes of one condition, diagnostics of one condition and of all: what else would take seconds to describe.
  static let longest = 4_000
  static let mostOfOne = 20
  static let mostDiagnostics = 300

  /// `nil` for no condition, and after a diagnostic.
  package mutating func compile(_ source: Located<String>?, expecting type: ValueType = .bool) -> Condition? {
    guard let source else { return nil }
    // A register with so many mistakes is refused anyway; naming more of them would cost seconds.
    guard diagnostics.count < Self.mostDiagnostics else { return nil }
    guard source.value.utf8.count <= Self.longest else {
      diagnostics.append(
        Diagnostic(
          .overLimit, at: source.place, found: "a condition of \(source.value.utf8.count) bytes",
          expected: "at most \(Self.longest) bytes", remedy: "several rules with shorter conditions"))
      return nil
    }
    let checked: CheckedExpr
    do throws(CompileError) {
      checked = try vocabulary.declarations.compile(source.value)
    } catch {
      report(error, source)
      return nil
    }
    let before = diagnostics.count
    if checked.type != type, checked.type != .dyn, !(type == moment && checked.type == date) {
      diagnostics.append(
        Diagnostic(
          .condition, at: source.place, found: "a condition of type \(name(checked.type)) (\(excerpt(source.value)))",
          expected: name(type)))
    }
    destinationUses = (0, 0)
    states = []
    literals = Literals()
    walk(checked.expr, checked, source)
    let namedStates = destinationUses.all > destinationUses.compared ? nil : states
    guard diagnostics.count == before else { return nil }
    return Condition(
      source: source, checked: checked, namedStates: namedStates, literals: literals, vocabulary: vocabulary)
  }

  var moment: ValueType { .scalar(Vocabulary.Scalars.moment) }
  var date: ValueType { .scalar(Vocabulary.Scalars.date) }

  private mutating func report(_ error: CompileError, _ source: Located<String>) {
    switch error {
    case .parse(let fault):
      add(fault.offset, source, fault.found, fault.expected, fault.suggestion, kind: .condition)
    case .check(let faults):
      for fault in faults.errors.prefix(Self.mostOfOne) {
        let isName = fault.found.contains("undeclared") || fault.expected.contains("declared")
        add(
          fault.offset, source, fault.found, fault.expected, fault.suggestion,
          kind: isName ? .unknownFact : .condition)
      }
    }
  }

  /// CEL proposes in a whole phrase, mostly “write 'name'?”; here the proposal follows “write” or what was expected.
  private mutating func add(
    _ offset: Int, _ source: Located<String>, _ found: String, _ expected: String, _ suggestion: String?,
    kind: Diagnostic.Kind
  ) {
    guard let suggestion, !suggestion.isEmpty else { return add(offset, source, found, expected, "", kind: kind) }
    guard suggestion.hasPrefix("write ") else {
      return add(offset, source, found, "\(expected) (\(suggestion))", "", kind: kind)
    }
    var remedy = suggestion.dropFirst("write ".count)
    if remedy.hasPrefix("'"), remedy.hasSuffix("'?") { remedy = remedy.dropFirst().dropLast(2) }
    add(offset, source, found, expected, String(remedy), kind: kind)
  }

  private mutating func add(
    _ offset: Int, _ source: Located<String>, _ found: String, _ expected: String, _ remedy: String,
    kind: Diagnostic.Kind
  ) {
    var place = source.place
    // Only a text on one line keeps its columns; a folded one is quoted instead.
    if source.isStraight {
      place.column += String(decoding: source.value.utf8.prefix(max(0, offset)), as: UTF8.self).unicodeScalars.count
    }
    diagnostics.append(
      Diagnostic(
        kind, at: place, found: "\(found) (in \(excerpt(source.value, around: offset)))", expected: expected,
        remedy: remedy))
  }

  private func excerpt(_ text: String, around offset: Int = 0) -> String {
    let bytes = Array(text.utf8)
    guard bytes.count > 70 else { return "“\(text)”" }
    let start = max(0, min(offset, bytes.count) - 30)
    let end = min(bytes.count, start + 60)
    let part = String(decoding: bytes[start..<end], as: UTF8.self)
    return "“\(start > 0 ? "…" : "")\(part)\(end < bytes.count ? "…" : "")”"
  }

  private func name(_ type: ValueType) -> String {
    if type == .bool { return "true or false" }
    if type == moment { return "a moment or a date" }
    return "\(type)"
  }

  // MARK: what the register does not allow, and literals that no fact can have

  private mutating func walk(_ expr: Expr, _ checked: CheckedExpr, _ source: Located<String>) {
    switch expr.kind {
    case .call(let function, let target, let arguments):
      if !Self.totalFunctions.contains(function) {
        add(
          expr.focus.lowerBound, source, "\(function) in a condition of the register",
          "the part of CEL that cannot fail at run time (no division, indexing, matching or parsing of text)", "",
          kind: .partialCondition)
      }
      let operands = (target.map { [$0] } ?? []) + arguments
      if ["_==_", "_!=_", "@in", "_in_"].contains(function), operands.count == 2 {
        compare(operands[0], operands[1], checked, source)
        compare(operands[1], operands[0], checked, source)
        if isPlain(operands[0]), isPlain(operands[1]) {
          destinationUses.compared += operands.count { isDestination($0, checked) }
        }
      }
      refuseWhatMayOverflow(function, operands, expr, checked, source)
      if function == "date", operands.count == 1, case .literal(.string(let text)) = operands[0].kind {
        do throws(DateFault) { _ = try DateParsing.day(text) } catch {
          add(operands[0].range.lowerBound, source, error.found, error.expected, "", kind: .wrongDate)
        }
      } else if function == "date", operands.count == 1, checked.types[operands[0].id] == .string {
        add(
          expr.focus.lowerBound, source, "date(…) of a text that is not written out",
          "a date literal such as date('2025-04-18')", "", kind: .partialCondition)
      }
    case .select(_, let field, _, _):
      add(
        expr.focus.lowerBound, source, "the field “\(field)”", "a declared fact", "", kind: .unknownFact)
    case .message(let name, _):
      add(expr.focus.lowerBound, source, "the message \(name)", "a condition over facts", "", kind: .partialCondition)
    case .ident: if isDestination(expr, checked) { destinationUses.all += 1 }
    case .literal(.string(let text)):
      literals.insert(text)
      if text.utf8.count == 3, vocabulary.isState(text) { states.insert(StateCode(text)) }
    case .literal(.int(let number)): literals.insert(number)
    case .literal, .list, .map, .comprehension: break
    }
    for child in expr.children { walk(child, checked, source) }
  }

  /// Sums of dates and moments stay far within their range when the days and hours are written out; sums of whole numbers
  /// and of durations need not.
  private mutating func refuseWhatMayOverflow(
    _ function: String, _ operands: [Expr], _ expr: Expr, _ checked: CheckedExpr, _ source: Located<String>
  ) {
    guard let first = operands.first else { return }
    if ["_+_", "_-_", "-_"].contains(function) {
      guard let type = checked.types[first.id], [.int, .uint, .duration].contains(type) else { return }
      add(
        expr.focus.lowerBound, source, "\(function) of \(type), which can overflow",
        "sums of dates and moments with days(…) and hours(…)", "", kind: .partialCondition)
    } else if let range = CivilTimeFunctions.range(of: function) {
      guard case .literal(.int(let n)) = first.kind else {
        return add(
          first.range.lowerBound, source, "\(function)(…) of a number that is not written out",
          "a number such as \(function)(10)", "", kind: .partialCondition)
      }
      if !range.contains(n) {
        add(
          first.range.lowerBound, source, "\(function)(\(n))",
          "a number from \(range.lowerBound) to \(range.upperBound)", "", kind: .partialCondition)
      }
    }
  }

  private func isDestination(_ expr: Expr, _ checked: CheckedExpr) -> Bool {
    checked.references[expr.id] == .variable(slot: vocabulary.destination)
  }

  /// A name, a variable, or a list of names.
  private func isPlain(_ expr: Expr) -> Bool {
    switch expr.kind {
    case .literal, .ident: true
    case .list: expr.children.allSatisfy(isPlain)
    default: false
    }
  }

  /// A State or a choice compared with a literal: the literal must be one of its words.
  private mutating func compare(_ a: Expr, _ b: Expr, _ checked: CheckedExpr, _ source: Located<String>) {
    guard case .variable(let slot)? = checked.references[a.id] else { return }
    var literals: [(String, Int)] = []
    collect(b, &literals)
    let before = diagnostics.count
    for (text, offset) in literals where diagnostics.count < before + Self.mostOfOne {
      if slot == vocabulary.destination {
        state(text, offset, source)
        continue
      }
      guard let fact = vocabulary.fact(at: slot) else { continue }
      switch fact.type {
      case .state, .states: state(text, offset, source)
      case .choice:
        let words = fact.options.map(\.value)
        if !words.contains(text) {
          add(
            offset, source, "'\(text)'", "a word of \(fact.name) (\(words.prefix(12).joined(separator: ", ")))",
            NearestName.nearest(to: text, in: words).map { "'\($0)'" } ?? "", kind: .wrongValue)
        }
      case .truth, .date, .moment, .count: break
      }
    }
  }

  private mutating func state(_ text: String, _ offset: Int, _ source: Located<String>) {
    guard !vocabulary.isState(text) else { return }
    let states = vocabulary.stateCodes.map { State(code: StateCode($0), alpha2: "", name: "") }
    add(
      offset, source, "'\(text)'", "a State by its three-letter ISO 3166-1 code",
      LikelyState.codes(for: text, among: states).map { "'\($0)'" }.joined(separator: " or "), kind: .unknownState)
  }

  private func collect(_ expr: Expr, _ literals: inout [(String, Int)]) {
    switch expr.kind {
    case .literal(.string(let text)): literals.append((text, expr.range.lowerBound))
    case .list: for child in expr.children { collect(child, &literals) }
    default: break
    }
  }
}
