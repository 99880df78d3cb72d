import Casework
import DeskSQLite
import DeskWeb
import Desks
import HTTPTypes
import Sealing
import TestWire
import Testing

extension DeskRoute {
  /// As a test is named after it.
  var name: String { "\(method.rawValue) \(path)" }
  /// Whether its address names something that belongs to an organisation.
  var namesSomething: Bool {
    path.split(separator: "/").contains { $0.hasPrefix(":") && $0 != ":token" }
  }
}

/// Every route of the table, whoever wrote it: a new one is covered, or fails here because its names are unknown.
@Suite("Who may use which route", .serialized)
struct AccessTests {
  static let routes = DeskRoutes.all.map(\.name)

  private func route(_ name: String) throws -> DeskRoute {
    try #require(DeskRoutes.all.first { $0.name == name })
  }

  private func ask(_ live: LiveDesk, _ route: DeskRoute, _ path: String, as member: Member?) async throws -> Wire.Reply
  {
    let browser = try await live.browser(member)
    return route.method == .post ? try await browser.post(path, live.fields(route)) : try await browser.get(path)
  }

  private func isSignIn(_ reply: Wire.Reply) -> Bool {
    reply.status == 303 && reply.headers["location"]?.hasPrefix("/desk/sign-in") == true
  }

  @Test("Whoever may not is refused, changes nothing and reads nothing", arguments: routes)
  func refused(_ name: String) async throws {
    let route = try route(name)
    guard route.access != .open else { return }
    let live = try await LiveDesk()
    let path = try #require(live.path(route), "LiveDesk.path knows no value for a name in \(name)")
    let before = try live.logCount()
    let outside = try await ask(live, route, path, as: nil)
    #expect(isSignIn(outside), "signed out: \(outside.status)")
    for role in Role.allCases {
      let member = try live.member(role)
      guard !route.access.admits(member) else { continue }
      let reply = try await ask(live, route, path, as: member)
      #expect(reply.status == 403, "\(role): \(reply.status)")
      #expect(!reply.text.contains("2026-1"), "\(role) reads the reference of a case")
    }
    // What was tried is in the log, and nothing else.
    #expect(try live.actions().dropFirst(before).allSatisfy { $0 == .refused })
  }

  @Test("Whoever may is let through", arguments: routes)
  func admitted(_ name: String) async throws {
    let route = try route(name)
    let live = try await LiveDesk()
    let path = try #require(live.path(route), "LiveDesk.path knows no value for a name in \(name)")
    for member in Role.allCases.compactMap({ live.members[$0] }) where route.access.admits(member) {
      let reply = try await ask(live, route, path, as: member)
      let isSignOut = route.path == "/desk/sign-out"
      #expect(reply.status != 403 && (reply.status < 500 || reply.status == 501), "\(member.role): \(reply.status)")
      #expect(!isSignIn(reply) || isSignOut, "\(member.role) is sent to sign in")
      if route.method == .get, !route.path.contains(":token") {
        // 501 where the machine lacks a program that a route needs.
        #expect([200, 303, 501].contains(reply.status), "\(member.role): \(reply.status)")
      }
    }
  }

  @Test("What belongs to one organisation is not there for the owner of another", arguments: routes)
  func otherOrganisation(_ name: String) async throws {
    let route = try route(name)
    guard route.namesSomething else { return }
    let live = try await LiveDesk()
    let path = try #require(live.path(route), "LiveDesk.path knows no value for a name in \(name)")
    let before = try live.logCount()
    let reply = try await ask(live, route, path, as: live.otherOwner)
    #expect(reply.status == 404)
    #expect(!reply.text.contains("2026-1") && !reply.text.contains("colleague"))
    #expect(try live.logCount() == before)
  }

  @Test("The table has routes of each kind, and none twice")
  func table() {
    #expect(Set(AccessTests.routes).count == DeskRoutes.all.count)
    #expect(DeskRoutes.all.contains { $0.access == .open })
    #expect(DeskRoutes.all.contains { $0.access == .signedIn })
    let asked = Set(
      DeskRoutes.all.compactMap { route -> Permission? in
        if case .permission(let permission) = route.access { permission } else { nil }
      })
    // Until the screens of reception are there.
    let coming: Set<Permission> = [
      .readParticipants, .writeParticipants, .eraseParticipants, .readPayments, .preparePayments, .approvePayments,
      .readReports, .readComplaints,
    ]
    #expect(asked.union(coming) == Set(Permission.allCases))
  }

  /// What a number in a query should not be: with the first and the last a sum or a difference leaves the numbers there are.
  private static let numbers = [String(Int.min), String(Int.max), "-1", "0", "99999999999999999999", "one", ""]

  @Test("Any number, or none, is answered in each part of a path, each query and each field", arguments: routes)
  func numbers(_ name: String) async throws {
    let route = try route(name)
    let live = try await LiveDesk()
    let path = try #require(live.path(route), "LiveDesk.path knows no value for a name in \(name)")
    let browser = try await live.browser(try live.member(.owner))
    #expect(QueryNames.all.count >= 10)
    func numbered(_ number: String) -> String {
      route.path.split(separator: "/").reduce("") { "\($0)/\($1.hasPrefix(":") ? number : String($1))" }
    }
    if route.method == .get {
      // All at once, and each alone, as one that is refused would hide the others.
      let addresses =
        Self.numbers.map { number in
          "\(path)?" + QueryNames.all.map { "\($0)=\(number)" }.joined(separator: "&")
        } + QueryNames.all.map { "\(path)?\($0)=\(Int.min)" } + [String(Int.min), String(Int.max)].map(numbered)
      for address in addresses {
        let status = try await browser.get(address).status
        #expect((200..<500).contains(status) || status == 501, "\(address): \(status)")
      }
    } else {
      for (field, number) in route.fields.flatMap({ field in Self.numbers.prefix(3).map { (field, $0) } }) {
        let fields = live.fields(route).map { $0.0 == field ? (field, number) : $0 }
        let status = try await browser.post(path, fields).status
        #expect((200..<500).contains(status), "\(path), \(field)=\(number): \(status)")
      }
      let status = try await browser.post(numbered(String(Int.min)), live.fields(route)).status
      #expect((200..<500).contains(status), "\(numbered(String(Int.min))): \(status)")
    }
  }

  @Test("Members, sessions and invitations of others are not there, whoever sends their ids")
  func idsInForms() async throws {
    let live = try await LiveDesk()
    let owner = try live.member(.owner)
    let other = try await live.browser(live.otherOwner)
    let theirs = try await live.session(owner)
    let invitation = try await live.desk.invite(.owner, note: "Eve", by: .init(owner))
    #expect(
      try await other.post(
        "/desk/account/sessions", [("session", SHA.hex(theirs.digest)), ("password", LiveDesk.password)]
      ).status == 404)
    #expect(try await Browser(live.port, cookie: theirs.text).get("/desk/account").status == 200)
    #expect(
      try await other.post("/desk/people/invitations/withdraw", [("invitation", SHA.hex(invitation.digest))]).status
        == 404)
    #expect(try await Browser(live.port).get("/desk/join/\(invitation.text)").status == 200)
  }
}
