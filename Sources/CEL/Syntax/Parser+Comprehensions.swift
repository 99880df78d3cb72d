extension Parser {
  /// The macros that visit every element, as folds.
  mutating func quantifier(
    _ call: Expr, _ name: String, _ target: Expr, _ arguments: [Expr], second: Bool
  ) throws(Refusal) -> Expr {
    let variable = try variable(arguments[0])
    let other = second ? try self.variable(arguments[1]) : nil
    if variable == other {
      throw Refusal(
        offset: arguments[1].range.lowerBound, length: arguments[1].range.count,
        found: "'\(variable)' twice", expected: "two different names")
    }
    let body = Array(arguments[(second ? 2 : 1)...])
    let here = call.range
    let accumulator = try node(here, .ident(Self.accumulator))
    let yes = try node(here, .literal(.bool(true)))
    var initial = yes
    var condition = yes
    var step: Expr
    var result = accumulator
    switch name {
    case "all":
      condition = try operation("@not_strictly_false", here, accumulator)
      step = try operation("_&&_", here, accumulator, body[0])
    case "exists":
      initial = try node(here, .literal(.bool(false)))
      condition = try operation("@not_strictly_false", here, try operation("!_", here, accumulator))
      step = try operation("_||_", here, accumulator, body[0])
    case "exists_one", "existsOne":
      initial = try node(here, .literal(.int(0)))
      let one = try node(here, .literal(.int(1)))
      step = try operation("_?_:_", here, body[0], try operation("_+_", here, accumulator, one), accumulator)
      result = try operation("_==_", here, accumulator, one)
    case "transformMap", "transformMapEntry":
      initial = try node(here, .map([]))
      let value = body[body.count - 1]
      if name == "transformMap" {
        let key = try node(here, .ident(variable))
        step = try operation("cel.@mapInsert", here, accumulator, key, value)
      } else {
        step = try operation("cel.@mapInsert", here, accumulator, value)
      }
      if body.count == 2 { step = try operation("_?_:_", here, body[0], step, accumulator) }
    default:
      initial = try node(here, .list([]))
      let value = name == "filter" ? try node(arguments[0].range, .ident(variable)) : body[body.count - 1]
      let one = try node(here, .list([Expr.Element(value: value)]))
      step = try operation("_+_", here, accumulator, one)
      if body.count == 2 || name == "filter" {
        step = try operation("_?_:_", here, body[0], step, accumulator)
      }
    }
    return try node(
      here, focus: call.focus,
      .comprehension(
        Expr.Comprehension(
          range: target, variable: variable, secondVariable: other, accumulator: Self.accumulator,
          initial: initial, condition: condition, step: step, result: result)))
  }

  /// `o.optMap(v, e)`: `o.hasValue() ? optional.of(e with v = o.value()) : optional.none()`.
  mutating func optionalMap(
    _ call: Expr, _ name: String, _ target: Expr, _ arguments: [Expr]
  ) throws(Refusal) -> Expr {
    let variable = try variable(arguments[0])
    let here = call.range
    let hidden = "@target"
    let first = try node(target.range, .ident(hidden))
    let second = try node(target.range, .ident(hidden))
    let hasValue = try node(here, .call("hasValue", target: first, arguments: []))
    let value = try node(here, .call("value", target: second, arguments: []))
    var bound = try bind(call, variable, value, arguments[1])
    if name == "optMap" { bound = try operation("optional.of", here, bound) }
    let none = try node(here, .call("optional.none", target: nil, arguments: []))
    let choice = try operation("_?_:_", here, hasValue, bound, none)
    return try bind(call, hidden, target, choice)
  }

  /// `l.sortBy(e, key)`: the list, sorted by the list of its keys.
  mutating func sortBy(_ call: Expr, _ target: Expr, _ arguments: [Expr]) throws(Refusal) -> Expr {
    let hidden = "@list"
    let keys = try quantifier(call, "map", node(target.range, .ident(hidden)), arguments, second: false)
    let list = try node(target.range, .ident(hidden))
    let sorted = try node(
      call.range, focus: call.focus, .call(ListFunctions.sortByKeys, target: list, arguments: [keys]))
    return try bind(call, hidden, target, sorted)
  }

  private mutating func operation(_ name: String, _ range: Range<Int>, _ arguments: Expr...) throws(Refusal) -> Expr {
    try node(range, .call(name, target: nil, arguments: arguments))
  }
}
