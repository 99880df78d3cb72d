internal import Register

extension Comparison {
  mutating func profiles(_ before: [StateProfile], _ after: [StateProfile]) {
    let none = { (code: StateCode) in
      StateProfile(
        code: code, zone: nil, territories: [], memberships: [], forums: [:], routes: [], sources: [],
        place: Place(file: "", line: 1, column: 1))
    }
    for (was, now) in paired(before, after, by: \.code) {
      guard let code = (was ?? now)?.code else { continue }
      profile(was ?? none(code), now ?? none(code))
    }
  }

  private mutating func profile(_ before: StateProfile, _ after: StateProfile) {
    let id = before.code.text
    fields(
      .states, id, before, after,
      [
        (.field(.zone), { .said($0.zone?.value) }), (.field(.note), { .said($0.note) }),
        (.field(.neighbours), { $0.neighbours.isEmpty ? nil : .states($0.neighbours) }),
        (.field(.territories), { $0.territories.isEmpty ? nil : .states($0.territories) }),
        (
          .field(.forums),
          { profile in
            .said(
              profile.forums.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.joined(separator: " "))" }
                .joined(separator: ", "))
          }
        ),
      ])
    func membership(_ membership: StateProfile.Membership) -> ChangeLine {
      .membership(treaty: membership.treaty, ChangeSpan(membership.from, membership.until))
    }
    for (was, now) in paired(before.memberships, after.memberships, by: \.treaty) {
      add(.states, id, was.map(membership), now.map(membership))
    }
    func route(_ route: Route) -> ChangeLine {
      .route(
        opener: "\(route.opener.value)", name: route.name, requires: route.requires.map(\.value.description))
    }
    for (was, now) in paired(before.routes, after.routes, by: \.opener.value) {
      add(.states, id, was.map(route), now.map(route))
    }
  }

  mutating func states(_ before: [State], _ after: [State]) {
    for (was, now) in paired(before, after, by: \.code) {
      add(.states, (was ?? now)?.code.text ?? "", .said(was?.name), .said(now?.name))
    }
  }

  mutating func facts(_ before: [FactDeclaration], _ after: [FactDeclaration]) {
    for (was, now) in paired(before, after, by: \.name) {
      guard let was, let now else {
        let line = { (fact: FactDeclaration) in ChangeLine.fact(fact.type, question: fact.question) }
        add(.facts, (was ?? now)?.name.text ?? "", was.map(line), now.map(line))
        continue
      }
      fields(
        .facts, was.name.text, was, now,
        [
          (.field(.type), { .factType($0.type) }), (.field(.perDestination), { .flag($0.isPerDestination) }),
          (.field(.options), { .said($0.options.map { "\($0.value) (\($0.label))" }.joined(separator: ", ")) }),
          (.field(.question), { .said($0.question) }), (.field(.help), { .said($0.help) }),
          (.field(.law), { .said($0.law.map(\.text).joined(separator: ", ")) }),
        ])
    }
  }

  mutating func sources() {
    for (was, now) in paired(old.documents, new.documents, by: \.id) {
      guard let was, let now else {
        let line = { (document: SourceDocument) in
          ChangeLine.source(
            publisher: document.publisher, title: document.title, published: document.published,
            isWeak: document.isWeak)
        }
        add(.sources, (was ?? now)?.id ?? "", was.map(line), now.map(line))
        continue
      }
      fields(
        .sources, was.id, was, now,
        [
          (.field(.publisher), { .said($0.publisher) }), (.field(.title), { .said($0.title) }),
          (.field(.published), { $0.published.map { .date($0) } }), (.field(.kind), { .sourceKind($0.kind) }),
          (.field(.strength), { .isWeak($0.isWeak) }), (.field(.address), { .said($0.url) }),
          (.field(.storedCopy), { .said($0.archive) }),
          (.field(.lastRead), { $0.checked.map { .date(SourceDate($0)) } }),
        ])
    }
  }
}
