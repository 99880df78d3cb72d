internal import Register

extension Comparison {
  mutating func norms(_ before: [Norm], _ after: [Norm]) {
    for (was, now) in paired(before, after, by: \.id) {
      switch (was, now) {
      case (let was?, let now?): norm(was, now)
      default: add(.norms, (was ?? now)?.id.text ?? "", was.map(line), now.map(line))
      }
    }
  }

  private func line(_ norm: Norm) -> ChangeLine {
    .norm(title: norm.title, kind: norm.kind, cite: norm.cite, rules: norm.rules.count)
  }

  private mutating func norm(_ before: Norm, _ after: Norm) {
    let id = before.id.text
    fields(
      .norms, id, before, after,
      [
        (.field(.title), { .said($0.title) }), (.field(.kind), { .normKind($0.kind) }),
        (.field(.cite), { .said($0.cite) }), (.field(.binds), Self.binds),
        (.field(.issued), { $0.issued.map { .date($0) } }), (.field(.madePublic), { $0.madePublic.map { .date($0) } }),
        (.field(.basis), { .basis($0.basis) }), (.field(.zone), { .said($0.zone?.value) }),
        (.field(.forum), { .said($0.forum?.value) }),
        (.field(.cannotEncode), { .said($0.cannotEncode.joined(separator: " | ")) }),
        (.field(.uncertain), { .said($0.uncertain.joined(separator: " | ")) }),
      ])
    fields(.conditions, id, before, after, [(.field(.covers), { .said($0.covers?.value) })])
    force(.norm(before.id), before.force, after.force)
    for (was, now) in paired(before.rules, after.rules, by: \.id) {
      switch (was, now) {
      case (let was?, let now?): rule(was, now)
      default: add(.rules, (was ?? now)?.id.description ?? "", was.map(line), now.map(line))
      }
    }
    for (was, now) in paired(before.acts, after.acts, by: Self.key) {
      add(.relations, id, was.map(Self.line), now.map(Self.line))
      if let was, let now { citations(.relations, id, .norm(before.id), was.sources, now.sources) }
    }
    for (was, now) in paired(before.relations, after.relations, by: { "\($0.kind) \($0.target.value)" }) {
      func line(_ relation: Relation) -> ChangeLine {
        .relation(kind: relation.kind, target: "\(relation.target.value)", date: relation.date)
      }
      add(.relations, id, was.map(line), now.map(line))
    }
  }

  private func line(_ rule: Rule) -> ChangeLine { .rule(rule.effect, says: rule.says) }

  private static func binds(_ norm: Norm) -> ChangeLine? {
    switch norm.binds.value {
    case .sender(let code): .states([code])
    case .parties(let treaty): .parties(treaty: treaty)
    }
  }

  private static func key(_ act: Act) -> String { "\(act.kind.rawValue) \(target(act))" }

  private static func target(_ act: Act) -> String {
    switch act.target.value {
    case .norm(let id): id.text
    case .rule(let id): id.description
    }
  }

  private static func line(_ act: Act) -> ChangeLine {
    .act(
      act.kind, target: target(act), ChangeSpan(act.from, act.until, isDisputed: act.isDisputed),
      people: act.people?.value)
  }

  private mutating func rule(_ before: Rule, _ after: Rule) {
    let id = before.id.description
    fields(
      .rules, id, before, after,
      [
        (.field(.effect), { .effect($0.effect) }), (.field(.title), { .said($0.title) }),
        (.field(.says), { .said($0.says) }), (.field(.passage), { .said($0.passage) }),
        (.field(.step), { .said($0.step) }), (.field(.phase), { $0.effect == .duty ? .phase($0.phase) : nil }),
        (.field(.defeats), { .said($0.defeats.map(\.value.description).joined(separator: ", ")) }),
        (.field(.routes), { .said($0.routes.map(\.value.description).joined(separator: ", ")) }),
        (.field(.until), { .said($0.until.map(\.value.description).joined(separator: ", ")) }),
        (.field(.addsTo), { .said($0.addsTo.map(\.value.description).joined(separator: ", ")) }),
        (.field(.bearsOn), { .said($0.bearsOn.map(\.value.text).joined(separator: ", ")) }),
        (.field(.burden), { $0.burden.map { .burden($0) } }), (.field(.basis), { $0.basis.map { .basis($0) } }),
      ])
    fields(
      .rules, id, before, after,
      [
        (.field(.plain), { .said($0.plain) }), (.field(.askWhat), { .said($0.ask?.what) }),
        (.field(.askOf), { .said($0.ask?.of) }), (.field(.askForm), { .said($0.ask?.form) }),
      ])
    fields(
      .conditions, id, before, after,
      [
        (.field(.when), { .said($0.when?.value) }), (.field(.unless), { .said($0.unless?.value) }),
        (.field(.done), { .said($0.done?.value) }), (.field(.earliest), { .said($0.earliest?.value) }),
        (.field(.deadline), { .said($0.deadline?.value) }),
      ])
    citations(.rules, id, .norm(before.id.norm), before.sources, after.sources)
  }
}
