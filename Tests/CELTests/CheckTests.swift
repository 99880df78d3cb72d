import CEL
import Testing

/// What the checker infers, joins and finds wrong.
@Suite struct CheckTests {
  var declarations: Declarations {
    var declarations = Declarations()
    declarations.variable("person.final_order", .bool)
    declarations.variable("person.order_kind", .string)
    declarations.variable("notice.languages", .list(.string))
    declarations.variable("data", .dyn)
    return declarations
  }

  @Test func allMistakesAreFoundAtOnce() throws {
    let source = "person.finl_order && person.order_kind > 3 || notice.langages.exists(l, l == 'en') && sise(data) == 1"
    let failure = try #require(throws: CompileError.self) { try declarations.compile(source) }
    guard case .check(let errors) = failure else {
      Issue.record("\(failure)")
      return
    }
    #expect(errors.errors.map(\.offset) == [0, 39, 46, 86])
    #expect(
      errors.errors.map(\.suggestion) == [
        "write 'person.final_order'?", "write int(…) around the text", "write 'notice.languages'?", "write 'size'?",
      ])
    #expect(errors.errors[1].found == "string > int")
  }

  @Test func namesOfVariablesAreJoined() throws {
    let checked = try declarations.compile("person.final_order && data.x.y == 1")
    var names: [String] = []
    func walk(_ expr: Expr) {
      if case .ident(let name) = expr.kind { names.append("\(name)@\(expr.range)") }
      expr.children.forEach(walk)
    }
    walk(checked.expr)
    #expect(names == ["person.final_order@0..<18", "data@22..<26"])
    #expect(checked.variables == [0, 3])
    #expect(checked.type == .bool)
  }

  @Test(arguments: [
    ("[1, 2]", "list(int)"), ("[1, 'a']", "list(dyn)"), ("{'a': [1.0]}", "map(string, list(double))"),
    ("data.x", "dyn"), ("[]", "list(dyn)"), ("true ? 1 : 2", "int"), ("type(1)", "type(int)"),
    ("notice.languages.map(l, size(l))", "list(int)"), ("optional.of(1)", "optional_type(int)"),
    ("timestamp('2025-01-01T00:00:00Z') - duration('1s')", "timestamp"), ("[].filter(v, v < v)", "list(int)"),
  ])
  func typesAreInferred(source: String, type: String) throws {
    #expect(try declarations.compile(source).type.description == type)
  }

  @Test func theExpectedTypeIsRequired() {
    #expect(throws: CompileError.self) { try declarations.compile("1 + 1", expecting: .bool) }
    #expect(throws: Never.self) { try declarations.compile("data", expecting: .bool) }
  }

  @Test func librariesCanBeLeftOut() {
    let plain = Declarations(libraries: .standard)
    #expect(throws: CompileError.self) { try plain.compile("'a'.charAt(0)") }
    #expect(throws: CompileError.self) { try plain.compile("optional.of(1)") }
    #expect(throws: CompileError.self) { try Declarations(libraries: []).compile("'a'.matches('a')") }
    #expect(throws: CompileError.self) { try plain.compile("[?1]") }
  }

  @Test func containersAreSearchedFromWithin() throws {
    var declarations = Declarations(container: "a.b")
    let inner = declarations.variable("a.b.x", .int)
    declarations.variable("x", .string)
    #expect(try declarations.compile("x").variables == [inner])
    #expect(try declarations.compile(".x").type == .string)
  }
}
