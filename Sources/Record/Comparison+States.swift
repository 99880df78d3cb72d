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
        ("zone", { $0.zone?.value ?? "" }), ("note", { $0.note }),
        ("neighbours", { $0.neighbours.map(\.text).joined(separator: ", ") }),
        ("territories", { $0.territories.map(\.text).joined(separator: ", ") }),
        (
          "forums",
          { profile in
            profile.forums.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.joined(separator: " "))" }
              .joined(separator: ", ")
          }
        ),
      ])
    func membership(_ membership: StateProfile.Membership) -> String {
      let until = membership.until.map { " until \($0)" } ?? ""
      return "party to \(membership.treaty) from \(membership.from)\(until)"
    }
    for (was, now) in paired(before.memberships, after.memberships, by: \.treaty) {
      add(.states, id, "", was.map(membership) ?? "", now.map(membership) ?? "")
    }
    func route(_ route: Route) -> String {
      let requires = route.requires.map(\.value.description).joined(separator: ", ")
      return "route \(route.opener.value) (\(route.name)), requires \(requires.isEmpty ? "nothing" : requires)"
    }
    for (was, now) in paired(before.routes, after.routes, by: \.opener.value) {
      add(.states, id, "", was.map(route) ?? "", now.map(route) ?? "")
    }
  }

  mutating func states(_ before: [State], _ after: [State]) {
    for (was, now) in paired(before, after, by: \.code) {
      add(.states, (was ?? now)?.code.text ?? "", "", was?.name ?? "", now?.name ?? "")
    }
  }

  mutating func facts(_ before: [FactDeclaration], _ after: [FactDeclaration]) {
    for (was, now) in paired(before, after, by: \.name) {
      guard let was, let now else {
        let line = { (fact: FactDeclaration) in "\(fact.type.rawValue): \(fact.question)" }
        add(.facts, (was ?? now)?.name.text ?? "", "", was.map(line) ?? "", now.map(line) ?? "")
        continue
      }
      fields(
        .facts, was.name.text, was, now,
        [
          ("type", { $0.type.rawValue }), ("per destination", { $0.isPerDestination ? "yes" : "no" }),
          ("options", { $0.options.map { "\($0.value) (\($0.label))" }.joined(separator: ", ") }),
          ("question", { $0.question }), ("help", { $0.help }),
          ("law", { $0.law.map(\.text).joined(separator: ", ") }),
        ])
    }
  }

  mutating func sources() {
    for (was, now) in paired(old.documents, new.documents, by: \.id) {
      guard let was, let now else {
        let line = { (document: SourceDocument) in
          "\(document.publisher), “\(document.title)”, \(document.published?.description ?? "undated")\(document.isWeak ? " (weak)" : "")"
        }
        add(.sources, (was ?? now)?.id ?? "", "", was.map(line) ?? "", now.map(line) ?? "")
        continue
      }
      fields(
        .sources, was.id, was, now,
        [
          ("publisher", { $0.publisher }), ("title", { $0.title }), ("published", { $0.published?.description ?? "" }),
          ("kind", { $0.kind.rawValue }), ("strength", { $0.isWeak ? "weak" : "no doubt recorded" }),
          ("address", { $0.url ?? "" }), ("stored copy", { $0.archive ?? "" }),
          ("last read", { $0.checked?.description ?? "" }),
        ])
    }
  }
}
