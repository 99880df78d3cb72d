import CEL
import Foundation
import Testing

/// The examples of Sources/CEL/README.md, compiled and run; and a check that they are the ones printed there.
@Suite struct ReadmeTests {
  @Test func firstExample() throws {
    // begin
    var declarations = Declarations()
    let order = declarations.variable("person.final_order", .bool)
    let countries = declarations.variable("person.order_countries", .list(.string))

    let plan = Plan(try declarations.compile("person.final_order && !('LBY' in person.order_countries)"))

    var facts = Activation(for: declarations)  // all unknown
    // end
    #expect(plan.evaluate(facts).description == "unknown{0, 1}")
    // begin
    facts[order] = .bool(false)
    // end
    #expect(plan.evaluate(facts).description == "false")
    // begin
    facts[order] = .bool(true)
    facts[countries] = .list(List(elements: [.string("LBY")], isComplete: false, missing: Unknown(countries)))
    // end
    #expect(plan.evaluate(facts).description == "false")
    do {
      _ = try declarations.compile("person.finl_order = true")
    } catch {
      let shown = error.carets(in: "person.finl_order = true")
      for line in shown.split(separator: "\n") { #expect(try Self.readme().contains("// " + line), "\(line)") }
    }
  }

  @Test func ownTypes() throws {
    // begin
    let date = OpaqueType(id: 1, name: "date", isOrdered: true)
    var calendar = Declarations()
    let day = calendar.variable("day", .scalar(date))
    calendar.function(
      "_+_", overload: "add_date_int", params: [.scalar(date), .int], returns: .scalar(date),
      implementation: .binary { date, days in
        guard case .opaque(let date) = date, case .int(let days) = days else { return .error(.noSuchOverload) }
        return .opaque(Opaque(type: date.type, a: date.a + days))
      })
    let later = Plan(try calendar.compile("day + 10 > day"))
    // end
    var activation = Activation(for: calendar)
    activation[day] = .opaque(Opaque(type: 1, a: 5))
    #expect(later.evaluate(activation).description == "true")
  }

  static func readme(_ file: String = "Sources/CEL/README.md") throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appendingPathComponent(file), encoding: .utf8)
  }

  @Test func theExamplesAreTheOnesInTheReadme() throws {
    let readme = Set(try Self.readme().split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
    var isExample = false
    for line in try Self.readme("Tests/CELTests/ReadmeTests.swift").split(separator: "\n") {
      let line = line.trimmingCharacters(in: .whitespaces)
      if line == "// begin" || line == "// end" {
        isExample = line == "// begin"
      } else if isExample {
        #expect(readme.contains(line), "\(line)")
      }
    }
  }
}
