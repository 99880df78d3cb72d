internal import Casework
internal import DeskSQLite
internal import Desks
internal import HTTPTypes
internal import Pages
internal import Sealing

extension DeskRoutes {
  /// Who works for an organisation: only its owners come here.
  static let people: [DeskRoute] = [
    DeskRoute(.get, "/desk/people", .permission(.managePeople)) { call in
      .page(try await call.peoplePage())
    },
    DeskRoute(.post, "/desk/people/invitations", .permission(.managePeople), fields: ["note", "role"]) { call in
      let (note, role) = (try call.text("note"), Role(rawValue: try call.text("role")))
      return try await call.trying {
        guard let role else { throw DeskRefusal.mistakes([call.noRole]) }
        let token = try await call.desk.invite(role, note: note, by: try call.caller())
        return .page(LinkPage(link: call.joinLink(token), name: note))
      } again: { mistakes in
        try await call.peoplePage(note: note, mistakes: mistakes)
      }
    },
    DeskRoute(
      .post, "/desk/people/invitations/withdraw", .permission(.managePeople), fields: ["invitation"]
    ) { call in
      try await call.desk.withdraw(try Hexadecimal.bytes(try call.text("invitation")), by: try call.caller())
      return .redirect("/desk/people?done=withdrawn")
    },
    DeskRoute(.post, "/desk/people/:member/role", .permission(.managePeople), fields: ["role"]) { call in
      let member = try await call.desk.member(try call.memberID(), by: try call.caller())
      guard let role = Role(rawValue: try call.text("role")) else { throw DeskRefusal.mistakes([call.noRole]) }
      try await call.desk.setRole(role, of: member.id, by: try call.caller())
      return .redirect("/desk/people?done=role")
    },
    DeskRoute(.post, "/desk/people/:member/end", .permission(.managePeople)) { call in
      let member = try call.memberID()
      try await call.desk.end(member, by: try call.caller())
      return .redirect("/desk/people?done=ended&member=\(member)")
    },
    DeskRoute(.post, "/desk/people/:member/let-in", .permission(.managePeople)) { call in
      try await call.desk.letIn(try call.memberID(), by: try call.caller())
      return .redirect("/desk/people?done=let-in")
    },
    DeskRoute(.post, "/desk/people/:member/reset", .permission(.managePeople)) { call in
      let member = try await call.desk.member(try call.memberID(), by: try call.caller())
      let token = try await call.desk.reset(member.id, by: try call.caller())
      return .page(LinkPage(link: call.joinLink(token), name: member.name))
    },
  ]
}

extension DeskCall {
  fileprivate func joinLink(_ token: Token) -> String { "\(origin)/desk/join/\(token.text)" }

  fileprivate var noRole: DeskMistake {
    DeskMistake(
      field: "role", found: .desk(.foundNothing),
      expected: .verbatim(language.list(Role.allCases.map { say($0.phrase) })))
  }

  fileprivate func peoplePage(note: String = "", mistakes: [DeskMistakeWords] = []) async throws -> PeoplePage {
    let caller = try caller()
    return PeoplePage(
      people: try await desk.people(by: caller), own: caller.member.id, notice: AccountNotice(query["done"]),
      subject: query["member"].flatMap { MemberID($0) }, note: note, mistakes: mistakes)
  }
}
