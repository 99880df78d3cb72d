import CEL
import Foundation
import Testing

/// Whatever the text, the answer is a value or an error within the limits, on a small stack and in short time.
@Suite struct LimitTests {
  /// Runs on a thread with the stack that threads of macOS and of some servers have.
  func onSmallStack<T: Sendable>(_ work: @escaping @Sendable () -> T) -> T? {
    let done = DispatchSemaphore(value: 0)
    let box = Box<T>()
    let thread = Thread {
      box.value = work()
      done.signal()
    }
    // Without optimisation the compiler's frames are several times larger.
    #if DEBUG
      thread.stackSize = 8 * 1024 * 1024
    #else
      thread.stackSize = 512 * 1024
    #endif
    thread.start()
    done.wait()
    return box.value
  }

  /// Written before the semaphore is signalled and read after it, so never at the same time.
  final class Box<T>: @unchecked Sendable {
    var value: T?
  }

  static let nests: [(String, String, String)] = [
    ("(", "1", ")"), ("[", "1", "]"), ("{1: ", "1", "}"), ("-(", "1", ")"), ("!(", "true", ")"),
    ("true ? 1 : ", "1", ""), ("true ? (", "1", ") : 1"), ("[1].map(x, ", "1", ")"), ("[1].all(x, ", "true", ")"),
    ("cel.bind(v, 1, ", "v", ")"), ("size([", "1", "])"), ("1 + (", "1", ")"), ("true && (false || ", "true", ")"),
    ("[", "1", "][0]"), ("optional.of(", "1", ")"), ("[1, ", "2", "][1]"), ("{'a': ", "1", "}.a"),
    ("[1].exists(x, x in [", "1", "])"), ("'a'.replace('b', ", "'c'", ")"), ("1 == (", "1", ")"),
  ]

  @Test(arguments: nests.indices, [10, 40, 80, 120, 240, 10_000])
  func nestingNeverOverflowsTheStack(nest: Int, depth: Int) {
    let (open, middle, close) = Self.nests[nest]
    let source = String(repeating: open, count: depth) + middle + String(repeating: close, count: depth)
    let outcome = onSmallStack { () -> String in
      let declarations = Declarations()
      let expr: Expr
      do { expr = try declarations.parse(source) } catch { return "parse" }
      let activation = Activation(slots: 0)
      _ = Plan(unchecked: expr, in: declarations).evaluate(activation)
      _ = Plan(unchecked: expr, in: declarations, optimises: false).explain(activation)
      guard let checked = try? declarations.check(expr) else { return "check" }
      _ = Plan(checked).evaluate(activation)
      return "value"
    }
    #expect(outcome != nil)
    if depth == 10_000 { #expect(outcome == "parse") }
  }

  @Test func tenThousandBracketsAreRefusedQuickly() {
    let source = String(repeating: "(", count: 10_000) + String(repeating: ")", count: 10_000)
    let time = ContinuousClock().measure {
      #expect(throws: ParseError.self) { try parse(source) }
    }
    #expect(time < .seconds(1))
  }

  @Test func longTextsAndManyNodesAreRefused() throws {
    var limits = Limits()
    limits.sourceLength = 10
    #expect(throws: ParseError.self) { try parse("1 + 2 + 3 + 4", limits: limits) }
    limits = Limits()
    limits.nodes = 10
    #expect(throws: ParseError.self) { try parse("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]", limits: limits) }
    limits.depth = 3
    #expect(throws: ParseError.self) { try parse("[[[[1]]]]", limits: limits) }
    // Chains of && are balanced, so a long one is not deep.
    _ = try parse(Array(repeating: "true", count: 5000).joined(separator: " && "))
  }

  @Test func evaluationStopsAtItsCost() throws {
    var declarations = Declarations()
    declarations.variable("l", .list(.int))
    declarations.limits.cost = 100_000
    let loops = "l.map(a, l.map(b, l.map(c, l.map(d, a * b * c * d))))"
    var activation = Activation(for: declarations)
    activation[0] = .list((0..<100).map { .int(Int64($0)) })
    guard case .error(let fault) = Plan(try declarations.compile(loops)).evaluate(activation) else {
      Issue.record("no fault")
      return
    }
    #expect(fault.kind == .costExceeded)
    var doubling = "'xxxxxxxxxxxxxxxx'"
    for _ in 0..<40 { doubling = "cel.bind(v, \(doubling), v + v)" }
    let value = Plan(try declarations.compile(doubling)).evaluate(activation)
    #expect(value.isError)
  }

  /// Forty lists of twice the one before.
  static let tower = (0..<40).reduce("[1]") { inner, level in "cel.bind(v\(level), \(inner), [v\(level), v\(level)])" }
  /// A text of 2²⁴ letters.
  static let text = (0..<20).reduce("'aaaaaaaaaaaaaaaa'") { inner, level in
    "cel.bind(t\(level), \(inner), t\(level) + t\(level))"
  }

  /// What is cheap to make may be dear to look at: lists of one list many times, large texts, wide sets and patterns.
  @Test(
    arguments: [
      // 2⁴⁰ elements at the bottom, which no memory holds and a comparison would visit one by one.
      "\(tower) == [\(tower)][0]", "\(tower).flatten(50).size()", "'%s'.format([\(tower)]).size()",
      "\(tower) in [\(tower), 1]", "lists.range(1000).all(e, \(tower) != [\(tower)])",
      "[\(tower)].distinct() == [\(tower)]",
      // A text of 16 MB, looked at a thousand times.
      "cel.bind(t, \(text), lists.range(1000).all(e, !t.contains('b')))",
      "cel.bind(t, \(text), lists.range(1000).all(e, t == t + ''))",
      "cel.bind(l, lists.range(30000), lists.range(1000).all(e, sets.contains(l, l)))",
      "cel.bind(l, lists.range(30000), lists.range(30000).all(e, -1 in l || e >= 0))",
      // Patterns made at evaluation, of some 100,000 states each.
      "lists.range(100000).all(e, !'x'.matches('(([a-y]{10}){10}){10}z' + string(e)))",
      "lists.range(100000).all(e, !'x'.matches('(?i)\\\\pL\\\\pL\\\\pL\\\\pL' + string(e)))",
      "lists.range(100000).all(e, !'x'.matches('(a?){1000}(b?){1000}z' + string(e)))",
    ])
  func whatIsDearToLookAtIsPaidFor(source: String) throws {
    var declarations = Declarations()
    declarations.limits.cost = 1_000_000
    let expr = try declarations.parse(source)
    let time = ContinuousClock().measure {
      let value = Plan(unchecked: expr, in: declarations).evaluate(Activation(slots: 0))
      guard case .error(let fault) = value else {
        Issue.record("\(source) has a value")
        return
      }
      #expect(fault.kind == .costExceeded, "\(source): \(fault)")
    }
    #expect(time < .seconds(30))
  }

  /// Checking and planning take time in proportion to the text, whatever is folded.
  @Test(arguments: ["1 + $", "$ == 1", "{'a': [$]}.a[0]", "'a$'.matches('(a{10}){100}$')", "[$].all(e, e == $)"])
  func longExpressionsAreReadyInShortTime(part: String) throws {
    let source = "[" + (0..<4000).map { part.replacing("$", with: "\($0)") }.joined(separator: ", ") + "]"
    let declarations = Declarations()
    let time = try ContinuousClock().measure {
      let checked = try declarations.compile(source)
      guard case .list(let list) = Plan(checked).evaluate(Activation(slots: 0)) else {
        Issue.record("no list")
        return
      }
      #expect(list.elements.count == 4000)
    }
    #expect(time < .seconds(20))
  }

  @Test func patternsTakeLinearTime() throws {
    let declarations = Declarations()
    let plan = Plan(
      try declarations.compile("'\(String(repeating: "a", count: 5000))!'.matches('^(a+)+$')"), optimises: false)
    let time = ContinuousClock().measure {
      guard case .bool(false) = plan.evaluate(Activation(slots: 0)) else {
        Issue.record("it matched")
        return
      }
    }
    #expect(time < .seconds(2))
  }
}
