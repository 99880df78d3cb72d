import CEL

// Nanoseconds per evaluation of typical conditions, warm, one thread. Run in release: `swift run -c release CELBenchmark`.
// An argument chooses the measurements whose name contains it.

let clock = ContinuousClock()

func measure(_ name: String, _ plan: Plan, _ activation: Activation, explain: Bool = false) {
  if let wanted = CommandLine.arguments.dropFirst().first, !name.contains(wanted) { return }
  var best = Double.infinity
  var sink = 0
  let rounds = explain ? 20_000 : 300_000
  for _ in 0..<7 {
    let time = clock.measure {
      for _ in 0..<rounds {
        let value = explain ? plan.explain(activation).value : plan.evaluate(activation)
        if value.isUnknown { sink += 1 }
      }
    }
    let (seconds, attoseconds) = time.components
    best = min(best, (Double(seconds) * 1e9 + Double(attoseconds) / 1e9) / Double(rounds))
  }
  print("\(name): \(Int(best + 0.5)) ns → \(plan.evaluate(activation))")
  if sink < 0 { print(sink) }
}

let day = OpaqueType(id: 1, name: "date", isOrdered: true)
var declarations = Declarations()
let a = declarations.variable("person.final_order", .bool)
let b = declarations.variable("person.order_kind", .string)
let c = declarations.variable("destination.code", .string)
let d = declarations.variable("person.order_countries", .list(.string))
let e = declarations.variable("notice.kind", .string)
let f = declarations.variable("notice.day", .scalar(day))
let g = declarations.variable("day", .scalar(day))

@MainActor func plan(_ source: String) throws -> Plan { Plan(try declarations.compile(source, expecting: nil)) }

let five = try plan(
  "person.final_order && person.order_kind in ['240', '241a5', '238b'] && !(destination.code in person.order_countries) && notice.kind == 'written' && notice.day < day"
)
var known = Activation(for: declarations)
known[a] = .bool(true)
known[b] = .string("238b")
known[c] = .string("LBY")
known[d] = .list([.string("LAO")])
known[e] = .string("written")
known[f] = .opaque(Opaque(type: 1, a: 20_000))
known[g] = .opaque(Opaque(type: 1, a: 20_010))
var lacking = known
lacking[a] = .unknown(a)
lacking[e] = .unknown(e)
var decided = lacking
decided[f] = .opaque(Opaque(type: 1, a: 20_020))

measure("five comparisons, all known", five, known)
measure("five comparisons, two unknown", five, lacking)
measure("five comparisons, two unknown, decided by the last", five, decided)
measure("five comparisons, two unknown, explained", five, lacking, explain: true)
measure("one comparison of strings", try plan("notice.kind == 'written'"), known)
measure("one bool", try plan("person.final_order && person.final_order"), known)
measure("sum of ints in a comparison", try plan("1 + size(person.order_countries) > 1 || notice.kind == 'x'"), known)
measure("exists over three elements", try plan("['LAO', 'VNM', 'LBY'].exists(x, x == destination.code)"), known)
measure(
  "member of a long constant list", try plan("destination.code in ['A','B','C','D','E','F','G','H','I','J','K','LBY']"),
  known)
