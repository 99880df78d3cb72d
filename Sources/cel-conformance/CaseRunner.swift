import CEL

/// Runs one case: parse, check unless disabled, evaluate, compare.
struct CaseRunner {
  let zones: TimeZones

  func run(_ test: Suite.Case) -> Outcome {
    do {
      if try test.flag("needs_proto") { return .outOfScope }
      guard test.json["expr"]?.string != nil else {
        throw Malformed("no text under 'expr'", at: test.json["expr"] ?? test.json)
      }
      let expect = try Expectation(test.json)
      var declarations = Declarations(container: test.text("container") ?? "")
      declarations.zones = zones
      try declare(test, &declarations)
      let activation = try activation(test, &declarations, expect)
      return expect.compare(try answer(test, declarations, activation))
    } catch let malformed as Malformed {
      return .malformed(malformed)
    } catch let needed as NeedsMessage {
      // A suite that does not say which cases need messages leaves it to be found out.
      return test.json["needs_proto"] == nil ? .outOfScope : .malformed(Malformed("\(needed)"))
    } catch {
      return .malformed(Malformed("\(error)"))
    }
  }

  private func answer(_ test: Suite.Case, _ declarations: Declarations, _ activation: Activation) throws -> Answer {
    let expandsMacros = try !test.flag("disable_macros")
    let isUnchecked = try test.flag("disable_check")
    let isCheckOnly = try test.flag("check_only")
    let expr: Expr
    do throws(ParseError) {
      expr = try parse(
        test.expr, limits: declarations.limits, libraries: declarations.libraries, expandsMacros: expandsMacros)
    } catch { return Answer(problem: "\(error)") }
    if isUnchecked { return Answer(Plan(unchecked: expr, in: declarations).evaluate(activation), type: nil) }
    do throws(CheckErrors) {
      let checked = try declarations.check(expr)
      if isCheckOnly { return Answer(type: checked.type) }
      return Answer(Plan(checked).evaluate(activation), type: checked.type)
    } catch { return Answer(problem: "\(error)") }
  }

  // MARK: Variables

  private func declare(_ test: Suite.Case, _ declarations: inout Declarations) throws {
    for declaration in try list(test.json["type_env"], "type_env") {
      guard let name = declaration["name"]?.string else {
        throw Malformed("a declaration without a name", at: declaration)
      }
      guard let overloads = declaration["overloads"] else {
        declarations.variable(name, try TypeText.parse(declaration["type"], default: .dyn))
        continue
      }
      for overload in try list(overloads, "overloads") {
        declarations.function(
          name, overload: overload["id"]?.string ?? name,
          params: try list(overload["params"], "params").map { try TypeText.parse($0) },
          returns: try TypeText.parse(overload["result"], default: .dyn), member: overload["instance"]?.bool ?? false)
      }
    }
  }

  /// The values of the variables; those that are bound and not declared are declared as dynamic.
  private func activation(
    _ test: Suite.Case, _ declarations: inout Declarations, _ expect: Expectation
  ) throws -> Activation {
    let bindings = test.json["bindings"].flatMap { $0.isNull ? nil : $0 }
    if let bindings, bindings.entries == nil {
      throw Malformed("'bindings' is \(bindings.kind), expected an object", at: bindings)
    }
    let entries = bindings?.entries ?? []
    for (name, _) in entries.sorted(by: { $0.key < $1.key }) where declarations.slot(of: name) == nil {
      declarations.variable(name, .dyn)
    }
    var activation = Activation(for: declarations)
    if !expect.isUnknown {
      // Google's engines have no value for a variable that is declared and not bound: an error, not an unknown.
      for variable in declarations.variables {
        activation[variable.slot] = .error(.undeclared, "no value is bound to '\(variable.name)'")
      }
    }
    for (name, value) in entries {
      if let slot = declarations.slot(of: name) { try SuiteValue.bind(value, slot, &activation) }
    }
    return activation
  }

  private func list(_ json: JSON?, _ key: String) throws -> [JSON] {
    guard let json, !json.isNull else { return [] }
    guard let elements = json.elements else { throw Malformed("'\(key)' is \(json.kind), expected a list", at: json) }
    return elements
  }
}

/// What a case gave: a value, a type, or why there is none.
struct Answer {
  var value: Value?
  var type: ValueType?
  var problem: String?

  init(_ value: Value? = nil, type: ValueType?) {
    self.type = type
    if case .error(let fault)? = value { problem = "\(fault)" } else { self.value = value }
  }

  init(problem: String) { self.problem = problem }
}
