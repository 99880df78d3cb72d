// A libFuzzer target: any bytes as an expression, on the reader, the checker and both kinds of plan.
//
// Build (see docs): the CEL and Kleene modules and this file with `-sanitize=fuzzer`, then link with an executable target
// whose only file is C without `main`. By hand, in one module:
//
//     swiftc -O -sanitize=fuzzer,address -parse-as-library -swift-version 6 -module-name CEL \
//         $(find Sources/Kleene Sources/CEL -name '*.swift') Fuzz/FuzzCEL.swift -D ONE_MODULE -o fuzz-cel
//     SWIFT_BACKTRACE=enable=no ./fuzz-cel -max_total_time=60 -max_len=400 -dict=Fuzz/cel.dict

#if !ONE_MODULE
  import CEL
#endif

/// Never traps, never hangs, and optimised and unoptimised plans agree, with and without explanation.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let source = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  var declarations = Declarations()
  declarations.limits.cost = 20_000
  declarations.variable("i", .int)
  declarations.variable("s", .string)
  declarations.variable("b", .bool)
  declarations.variable("l", .list(.int))
  declarations.variable("p.q", .list(.string))
  declarations.variable("m", .map(.string, .dyn))
  guard let expr = try? declarations.parse(source) else { return 0 }
  var known = Activation(for: declarations)
  known[0] = .int(3)
  known[1] = .string("aé")
  known[2] = .bool(true)
  known[3] = .list([.int(1), .int(3)])
  known[4] = .list([.string("x")])
  known[5] = .map(Map(["k": .int(1), "d": .double(.nan)]))
  var partial = Activation(for: declarations)
  partial[0] = .int(3)
  partial[3] = .list(List(elements: [.int(1)], isComplete: false, missing: Unknown(3)))
  let plans = [
    Plan(unchecked: expr, in: declarations), Plan(unchecked: expr, in: declarations, optimises: false),
  ]
  agree(plans, [known, partial], source)
  guard let checked = try? declarations.check(expr) else { return 0 }
  agree([Plan(checked), Plan(checked, optimises: false)], [known, partial], source)
  return 0
}

private func agree(_ plans: [Plan], _ activations: [Activation], _ source: String) {
  for activation in activations {
    let results = plans.flatMap { [$0.evaluate(activation), $0.explain(activation).value] }
    // What costs too much may cost less when folded.
    if results.contains(where: { if case .error(let fault) = $0 { fault.kind == .costExceeded } else { false } }) {
      continue
    }
    let shown = results.map { $0.isError ? "fault" : "\($0)" }
    // Folding may make known what is else unknown (`x in [1 / 1]`): then the plans need not be equal.
    if shown.contains(where: { $0.contains("unknown{") || $0.contains("…") }) {
      precondition(
        Set(shown[..<2]).count == 1 && Set(shown[2...]).count == 1, "an explanation disagrees on \(source): \(shown)")
      continue
    }
    precondition(Set(shown).count == 1, "plans disagree on \(source): \(shown)")
  }
}
