import CEL
import Testing

/// Evaluation as an embedder uses it: slots, opaque types, functions, explanations, faults with a place.
@Suite struct EvaluationTests {
  static let date = OpaqueType(id: 1, name: "date", isOrdered: true)
  static let days = OpaqueType(id: 2, name: "days")

  var declarations: Declarations {
    var declarations = Declarations()
    declarations.variable("day", .scalar(Self.date))
    declarations.variable("notice.day", .scalar(Self.date))
    declarations.function(
      "days", overload: "days_int", params: [.int], returns: .scalar(Self.days),
      implementation: .unary {
        guard case .int(let count) = $0 else { return .error(.noSuchOverload) }
        return .opaque(Opaque(type: 2, a: count))
      })
    declarations.function(
      "_+_", overload: "date_days", params: [.scalar(Self.date), .scalar(Self.days)], returns: .scalar(Self.date),
      implementation: .binary {
        guard case .opaque(let date) = $0, case .opaque(let days) = $1 else { return .error(.noSuchOverload) }
        return .opaque(Opaque(type: 1, a: date.a + days.a, b: date.b))
      })
    return declarations
  }

  func date(_ day: Int64, _ note: Int32 = 0) -> Value { .opaque(Opaque(type: 1, a: day, b: note)) }

  @Test func opaqueTypesCompareAndAdd() throws {
    let declarations = declarations
    for source in ["notice.day + days(10) <= day", "day >= notice.day + days(10)", "!(day < notice.day + days(10))"] {
      for optimises in [true, false] {
        let plan = Plan(try declarations.compile(source), optimises: optimises)
        var activation = Activation(for: declarations)
        #expect(plan.evaluate(activation).isUnknown)
        activation[0] = date(110)
        activation[1] = date(100, 7)
        #expect(plan.evaluate(activation).isEqual(to: .bool(true)) == true)
        activation[0] = date(109)
        #expect(plan.evaluate(activation).isEqual(to: .bool(false)) == true)
      }
    }
    #expect(throws: CompileError.self) { try declarations.compile("days(1) < days(2)") }
    #expect(throws: CompileError.self) { try declarations.compile("day < 3") }
    let unordered = Plan(unchecked: try parse("days(1) < days(2)"), in: declarations)
    #expect(unordered.evaluate(Activation(for: declarations)).isError)
    let type = Plan(try declarations.compile("string(1) + '' == '1' && type(day) == type(notice.day)"))
    var activation = Activation(for: declarations)
    activation[0] = date(1)
    activation[1] = date(2)
    #expect(type.evaluate(activation).isEqual(to: .bool(true)) == true)
    #expect(date(5, 1).isEqual(to: date(5, 2)) == true)
    #expect(date(5).isEqual(to: .opaque(Opaque(type: 2, a: 5))) == false)
  }

  @Test func anExplanationShowsWhatWasAsked() throws {
    var declarations = Declarations()
    declarations.variable("a", .bool)
    declarations.variable("b", .bool)
    declarations.variable("l", .list(.int))
    let source = "(a || b) && l.exists(x, x > 2)"
    let plan = Plan(try declarations.compile(source))
    var activation = Activation(for: declarations)
    activation[0] = .bool(true)
    activation[2] = .list([.int(1), .int(3), .int(5)])
    let (value, trace) = plan.explain(activation)
    #expect(value.isEqual(to: .bool(true)) == true)
    func shown(_ trace: Trace, _ depth: Int = 0) -> [String] {
      let text = String(decoding: Array(source.utf8)[trace.range], as: UTF8.self)
      return [String(repeating: " ", count: depth) + "\(text) = \(trace.value)"]
        + trace.children.flatMap { shown($0, depth + 1) }
    }
    #expect(
      shown(trace) == [
        "(a || b) && l.exists(x, x > 2) = true", " (a || b) = true", "  a = true",
        " l.exists(x, x > 2) = true", "  l = [1, 3, 5]",
        "  x > 2 = false", "   x = 1", "   2 = 2", "  x > 2 = true", "   x = 3", "   2 = 2",
      ])
  }

  @Test func faultsHaveAPlace() throws {
    var declarations = Declarations()
    declarations.variable("i", .int)
    let source = "1 + 10 / i > 0"
    var activation = Activation(for: declarations)
    activation[0] = .int(0)
    guard case .error(let fault) = Plan(try declarations.compile(source)).evaluate(activation) else {
      Issue.record("no fault")
      return
    }
    #expect(fault.kind == .divisionByZero)
    #expect(fault.range == 4..<10)
  }

  @Test func partsOfAVariableCanBeLacking() throws {
    var declarations = Declarations()
    let request = declarations.variable("request", .map(.string, .dyn))
    var activation = Activation(for: declarations)
    activation.lacks(AttributePattern(slot: request, steps: [.field("auth"), .field("claims")], id: 200))
    activation[request] = .map(
      Map(["auth": .map(Map(["user": .string("u"), "claims": .null])), "path": .string("/")]))
    func evaluate(_ source: String) throws -> Value { Plan(try declarations.compile(source)).evaluate(activation) }
    #expect(try evaluate("request.auth.user == 'u'").isEqual(to: .bool(true)) == true)
    #expect(try evaluate("request.path == '/' || request.auth.claims.admin").isEqual(to: .bool(true)) == true)
    guard case .unknown(let lack) = try evaluate("request.auth.claims.admin == true") else {
      Issue.record("known")
      return
    }
    #expect(Array(lack) == [200])
    #expect(try evaluate("has(request.auth.claims)").isUnknown)
    #expect(try evaluate("has(request.auth.nothing)").isEqual(to: .bool(false)) == true)
    activation.lacks(AttributePattern(slot: request, steps: [.any], id: 201))
    #expect(try evaluate("request.path").isUnknown)
  }

  @Test func slotsBeyondTheActivationAreUnknown() throws {
    var declarations = Declarations()
    for number in 0..<200 { declarations.variable("v\(number)", .bool) }
    let plan = Plan(try declarations.compile("v3 && v150"))
    let value = plan.evaluate(Activation(slots: 1))
    guard case .unknown(let lack) = value else {
      Issue.record("\(value)")
      return
    }
    #expect(Array(lack) == [3, 150])
    let full = plan.evaluate(Activation(for: declarations))
    guard case .unknown(let same) = full else {
      Issue.record("\(full)")
      return
    }
    #expect(Array(same) == [3, 150])
  }

  @Test func faultsBesideUnknownsFollowTheTable() throws {
    var declarations = Declarations()
    declarations.variable("x", .bool)
    declarations.variable("i", .int)
    let activation = Activation(for: declarations)
    func kind(_ source: String) throws -> String {
      let value = Plan(try declarations.compile(source)).evaluate(activation)
      return value.isError ? "fault" : value.isUnknown ? "unknown" : value.description
    }
    #expect(try kind("x && 1 / 0 == 1") == "unknown")
    #expect(try kind("1 / 0 == 1 || x") == "unknown")
    #expect(try kind("1 / 0 == 1 && false") == "false")
    #expect(try kind("i + 1 / 0") == "fault")
    #expect(try kind("1 / 0 == i") == "fault")
    #expect(try kind("x ? 1 : 1") == "1")
    #expect(try kind("[i, 1 / i].size() == 2") == "unknown")
  }
}
