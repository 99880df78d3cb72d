internal import CEL
internal import Register
internal import Safeguards

/// Sets of States, of which there may be others than those that are known.
extension SQLCondition {
  /// The members and whether they are all; a fact that the table does not have has neither.
  private func set(_ expr: Expr) throws(SQLRefusal) -> (list: String, isComplete: String, slot: Int) {
    guard let (input, fact) = fact(expr), fact.type == .states else { throw refusal("a set that is no fact", expr) }
    guard let key = input.column else {
      return ("CAST(NULL AS \(dialect.typeName(.states)))", "FALSE", input.slot)
    }
    return (columns.quoted(key), columns.complete(key), input.slot)
  }

  func size(_ expr: Expr, _ whole: Expr) throws(SQLRefusal) -> SQLText {
    let set = try set(expr)
    return .cases([(SQLText(set.isComplete), SQLText(dialect.count(set.list)))])
  }

  func membership(_ element: Expr, _ container: Expr, _ expr: Expr) throws(SQLRefusal) -> SQLText {
    if case .list(let elements) = container.kind {
      if elements.isEmpty, !mayFail(element) { return .no }
      guard !elements.isEmpty, elements.allSatisfy({ !$0.isOptional && type($0.value) == type(element) }),
        [.string, .int, .bool, .scalar(Vocabulary.Scalars.date)].contains(type(element))
      else { throw refusal("a list of another type", expr) }
      var texts: [String] = []
      for element in elements { texts.append(try scalar(element.value).text) }
      return .comparison("\(try scalar(element).within(.whole)) IN (\(texts.joined(separator: ", ")))")
    }
    let set = try set(container)
    let wanted = try scalar(element).within(.whole)
    // In a set that is known to be empty there is not even what nobody knows, unless it might break.
    let isEmpty = SQLText("\(set.isComplete) AND \(dialect.count(set.list)) = 0", .and)
    return .cases(
      (mayFail(element) ? [] : [(isEmpty, .no)]) + [
        (SQLText("\(wanted) IS NULL", .comparison), .unknown),
        (SQLText(dialect.hasMember(set.list, "m1", where: "m1 = \(wanted)"), .comparison), .yes),
        (SQLText(set.isComplete), .no),
      ])
  }

  /// `set.exists(n, …)` and `set.all(n, …)`: one member that is known may decide; where the others that there may be
  /// cannot, they do not count.
  func quantified(_ fold: Expr.Comprehension, _ expr: Expr) throws(SQLRefusal) -> SQLText {
    guard case .call(let name, .some, let parts)? = expr.macroCall?.kind, name == "exists" || name == "all",
      parts.count == 2, fold.secondVariable == nil, case .call(_, nil, let step) = fold.step.kind, step.count == 2,
      members.isEmpty
    else { throw refusal("a walk over a set that is neither exists nor all, or one within another", expr) }
    let set = try set(fold.range)
    let asked = step[1]
    var readsItself = false
    walk(asked) { if fact($0)?.input.slot == set.slot { readsItself = true } }
    if readsItself { throw refusal("a walk over a set that is asked of itself", expr) }
    func condition(member: String) throws(SQLRefusal) -> SQLText {
      var inner = self
      inner.members[fold.variable] = member
      let text = try inner.condition(asked)
      return name == "exists" ? text : !text
    }
    let known = try condition(member: "m1")
    let unknown = try condition(member: "CAST(NULL AS \(dialect.textType))")
    let found = SQLText.cases([
      (SQLText(dialect.hasMember(set.list, "m1", where: known.text), .comparison), .yes),
      (SQLText(dialect.hasMember(set.list, "m1", where: "\(known.within(.whole)) IS NULL"), .comparison), .unknown),
      (SQLText("\(set.isComplete) OR \((!unknown).within(.not))", .or), .no),
    ])
    return name == "exists" ? found : !found
  }
}
