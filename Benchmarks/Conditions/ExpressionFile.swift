import CEL
import Foundation

/// The expressions and facts that all engines are given: `Benchmarks/cel/expressions.json`.
package struct ExpressionFile: Decodable {
  struct Fact: Decodable {
    let type: String
    let value: JSONValue
  }

  struct Case: Decodable {
    let title: String
    /// The title of the case whose expression this one has too.
    let like: String?
    let expr: String?
    /// The facts that the expression names.
    let reads: [String]?
    /// Other values than those of `facts`.
    let with: [String: JSONValue]?
    let unknown: [String]?
    /// Whether evaluating it must allocate nothing.
    let scalar: Bool?
  }

  let facts: [String: Fact]
  let cases: [Case]

  package init(path: String) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
  }

  package func conditions() throws -> [Condition] {
    try cases.map { entry in
      let like = entry.like.flatMap { title in cases.first { $0.title == title } }
      guard let expr = entry.expr ?? like?.expr, let reads = entry.reads ?? like?.reads else {
        throw Malformed("“\(entry.title)” has no expression, or names another case that is not there")
      }
      var condition = Condition(
        title: entry.title, source: expr, isScalar: entry.scalar ?? like?.scalar ?? false,
        declarations: Declarations())
      for name in reads {
        guard let fact = facts[name] else { throw Malformed("“\(entry.title)” reads \(name), which is no fact") }
        let value = try Self.value(entry.with?[name] ?? fact.value, fact.type)
        condition.declare(name, value, isUnknown: entry.unknown?.contains(name) ?? false)
      }
      return condition
    }
  }

  private static func value(_ json: JSONValue, _ type: String) throws -> (type: ValueType, value: Value) {
    switch (type, json) {
    case ("bool", .bool(let bool)): return (.bool, .bool(bool))
    case ("int", .number(let number)): return (.int, .int(Int64(number)))
    case ("double", .number(let number)): return (.double, .double(number))
    case ("string", .text(let text)): return (.string, .string(text))
    case ("timestamp", .text(let text)):
      let plan = Plan(try Declarations().compile("timestamp('\(text)')", expecting: nil))
      return (.timestamp, plan.evaluate(Activation(slots: 0)))
    case ("list(string)", .list(let list)):
      return (.list(.string), .list(try list.map { try value($0, "string").value }))
    case ("list(int)", .list(let list)):
      return (.list(.int), .list(try list.map { try value($0, "int").value }))
    case ("map(string, string)", .object(let fields)):
      let entries = try fields.map { (key: Value.string($0.key), value: try value($0.value, "string").value) }
      return (.map(.string, .string), .map(Map(entries)))
    default: throw Malformed("no value of type \(type): \(json)")
    }
  }

  /// What is wrong with the file.
  struct Malformed: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
  }
}
