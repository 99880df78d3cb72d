internal import Register

extension Comparison {
  mutating func norms(_ before: [Norm], _ after: [Norm]) {
    for (was, now) in paired(before, after, by: \.id) {
      switch (was, now) {
      case (let was?, let now?): norm(was, now)
      default: add(.norms, (was ?? now)?.id.text ?? "", "", was.map(line) ?? "", now.map(line) ?? "")
      }
    }
  }

  private func line(_ norm: Norm) -> String {
    "\(norm.title) (\(norm.kind.rawValue), \(norm.cite)), \(counted(norm.rules.count, "rule"))"
  }

  private mutating func norm(_ before: Norm, _ after: Norm) {
    let id = before.id.text
    fields(
      .norms, id, before, after,
      [
        ("title", { $0.title }), ("kind", { $0.kind.rawValue }), ("cite", { $0.cite }), ("binds", Self.binds),
        ("issued", { $0.issued?.description ?? "" }), ("made public", { $0.madePublic?.description ?? "" }),
        ("basis", { $0.basis.rawValue }), ("zone", { $0.zone?.value ?? "" }), ("forum", { $0.forum?.value ?? "" }),
        ("what cannot be encoded", { $0.cannotEncode.joined(separator: " | ") }),
        ("what is uncertain", { $0.uncertain.joined(separator: " | ") }),
      ])
    fields(.conditions, id, before, after, [("covers", { $0.covers?.value ?? "" })])
    force(.norm(before.id), before.force, after.force)
    for (was, now) in paired(before.rules, after.rules, by: \.id) {
      switch (was, now) {
      case (let was?, let now?): rule(was, now)
      default: add(.rules, (was ?? now)?.id.description ?? "", "", was.map(line) ?? "", now.map(line) ?? "")
      }
    }
    for (was, now) in paired(before.acts, after.acts, by: Self.key) {
      add(.relations, id, "", was.map(Self.line) ?? "", now.map(Self.line) ?? "")
      if let was, let now { citations(.relations, id, .norm(before.id), was.sources, now.sources) }
    }
    for (was, now) in paired(before.relations, after.relations, by: { "\($0.kind) \($0.target.value)" }) {
      func line(_ relation: Relation) -> String {
        "\(relation.kind) \(relation.target.value)\(relation.date.map { ", \($0)" } ?? "")"
      }
      add(.relations, id, "", was.map(line) ?? "", now.map(line) ?? "")
    }
  }

  private func line(_ rule: Rule) -> String { "\(rule.effect.rawValue): \(rule.says)" }

  private static func binds(_ norm: Norm) -> String {
    switch norm.binds.value {
    case .sender(let code): code.text
    case .parties(let treaty): "parties of \(treaty)"
    }
  }

  private static func key(_ act: Act) -> String { "\(act.kind.rawValue) \(target(act))" }

  private static func target(_ act: Act) -> String {
    switch act.target.value {
    case .norm(let id): id.text
    case .rule(let id): id.description
    }
  }

  private static func line(_ act: Act) -> String {
    let from = act.from.map { " from \($0)" } ?? ""
    let until = act.until.map { " until \($0)" } ?? ""
    let people = act.people.map { " for \($0.value)" } ?? ""
    return "\(key(act))\(from)\(until)\(people)\(act.isDisputed ? " (disputed)" : "")"
  }

  private mutating func rule(_ before: Rule, _ after: Rule) {
    let id = before.id.description
    fields(
      .rules, id, before, after,
      [
        ("effect", { $0.effect.rawValue }), ("title", { $0.title }), ("what it says", { $0.says }),
        ("passage", { $0.passage }), ("step", { $0.step }),
        ("phase", { $0.effect == .duty ? $0.phase.rawValue : "" }),
        ("what it defeats", { $0.defeats.map(\.value.description).joined(separator: ", ") }),
        ("routes", { $0.routes.map(\.value.description).joined(separator: ", ") }),
        ("until", { $0.until.map(\.value.description).joined(separator: ", ") }),
        ("what it adds to", { $0.addsTo.map(\.value.description).joined(separator: ", ") }),
        ("what it bears on", { $0.bearsOn.map(\.value.text).joined(separator: ", ") }),
        ("burden", { $0.burden?.rawValue ?? "" }), ("basis", { $0.basis?.rawValue ?? "" }),
      ])
    fields(
      .rules, id, before, after,
      [
        ("what it says in plain words", { $0.plain }), ("what to ask for", { $0.ask?.what ?? "" }),
        ("whom to ask", { $0.ask?.of ?? "" }), ("how to ask", { $0.ask?.form ?? "" }),
      ])
    fields(
      .conditions, id, before, after,
      [
        ("when", { $0.when?.value ?? "" }), ("unless", { $0.unless?.value ?? "" }), ("done", { $0.done?.value ?? "" }),
        ("earliest", { $0.earliest?.value ?? "" }), ("deadline", { $0.deadline?.value ?? "" }),
      ])
    citations(.rules, id, .norm(before.id.norm), before.sources, after.sources)
  }
}
