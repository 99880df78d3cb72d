import CEL
import Foundation

/// Runs one case: parse, check unless disabled, evaluate, compare.
struct CaseRunner {
  let zones: TimeZones

  func run(_ test: Suite.Case) -> Outcome {
    if test.flag("needs_proto") { return .outOfScope }
    let expect = Expectation(test.json["expect"] as? [String: Any])
    do {
      return expect.compare(try evaluate(test))
    } catch {
      return expect.compare(Answer(value: nil, type: nil, problem: "\(error)"))
    }
  }

  private func evaluate(_ test: Suite.Case) throws -> Answer {
    var declarations = Declarations(container: test.text("container") ?? "")
    declarations.zones = zones
    try declare(test, &declarations)
    let bindings = test.json["bindings"] as? [String: Any] ?? [:]
    for name in bindings.keys.sorted() where declarations.slot(of: name) == nil {
      declarations.variable(name, .dyn)
    }
    let expr = try parse(
      test.expr, limits: declarations.limits, libraries: declarations.libraries,
      expandsMacros: !test.flag("disable_macros"))
    var type: ValueType?
    let plan: Plan
    if test.flag("disable_check") {
      plan = Plan(unchecked: expr, in: declarations)
    } else {
      let checked = try declarations.check(expr)
      type = checked.type
      if test.flag("check_only") { return Answer(value: nil, type: type, problem: nil) }
      plan = Plan(checked)
    }
    var activation = Activation(for: declarations)
    for (name, value) in bindings {
      if let slot = declarations.slot(of: name) { try SuiteValue.bind(value, slot, &activation) }
    }
    let value = plan.evaluate(activation)
    if case .error(let fault) = value { return Answer(value: nil, type: type, problem: "\(fault)") }
    return Answer(value: value, type: type, problem: nil)
  }

  private func declare(_ test: Suite.Case, _ declarations: inout Declarations) throws {
    for declaration in test.json["type_env"] as? [[String: Any]] ?? [] {
      guard let name = declaration["name"] as? String else { continue }
      if declaration["kind"] as? String == "function" {
        for overload in declaration["overloads"] as? [[String: Any]] ?? [] {
          declarations.function(
            name, overload: overload["id"] as? String ?? name,
            params: try (overload["params"] as? [String] ?? []).map { try TypeText.parse($0) },
            returns: try TypeText.parse(overload["result"] as? String ?? "dyn"),
            member: overload["instance"] as? Bool ?? false)
        }
      } else {
        declarations.variable(name, try TypeText.parse(declaration["type"] as? String ?? "dyn"))
      }
    }
  }
}

/// What a case gave: a value, a type, or why there is none.
struct Answer {
  var value: Value?
  var type: ValueType?
  var problem: String?
}
