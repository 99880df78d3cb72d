package import DeskSQLite
internal import Desks
internal import Pages
internal import Register
package import Sealing

extension CaseDesk {
  /// Makes a feed for the caller. The token is told this once: what is kept of it is a digest.
  package func createFeed(
    _ kind: Feed.Kind, note: String, by caller: Caller
  ) async throws -> (feed: Feed, token: Token) {
    for permission in CaseDesk.permissions(of: kind) { try caller.require(permission) }
    let note = try CaseDesk.tidied(note: note)
    let token = Token.random()
    let id: EntryID = CaseDesk.newID()
    let feed = Feed(
      id: id.text, organisation: caller.organisation, member: caller.member.id, kind: kind, created: now(), note: note)
    try await database.write { writer in
      try writer.add(feed, digest: token.digest)
      try writer.log(
        .feedCreated, by: caller.actor, subject: feed.id, detail: kind.rawValue, in: caller.organisation,
        at: feed.created)
    }
    return (feed, token)
  }

  private static func tidied(note: String) throws -> String {
    let tidied = note.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard tidied.count <= 200 else {
      throw DeskRefusal.mistakes([
        DeskMistake(
          field: "note", found: .desk(.foundCharacters, ["count": .number(tidied.count)]),
          expected: .desk(.expectedAtMost, ["count": .number(200)]), remedy: .desk(.remedyFeedNote))
      ])
    }
    return tidied
  }

  /// What a member must be allowed to do for a feed to be theirs, when it is made and whenever it is read.
  private static func permissions(of kind: Feed.Kind) -> [Permission] {
    switch kind {
    case .alerts: [.readAlerts]
    case .deadlines: [.readAlerts, .readCases]
    }
  }

  /// The caller's own feeds; for those who manage the organisation, the feeds of all.
  package func feeds(by caller: Caller) async throws -> [Feed] {
    let all = try await database.read { try $0.feeds(of: caller.organisation) }
    return caller.may(.manageOrganisation) ? all : all.filter { $0.member == caller.member.id }
  }

  /// A feed of somebody else is not found, except by those who manage the organisation.
  package func revokeFeed(_ id: String, by caller: Caller) async throws {
    let time = now()
    try await database.write { writer in
      let feeds = try writer.reader.feeds(of: caller.organisation)
      guard let feed = feeds.first(where: { $0.id == id }),
        feed.member == caller.member.id || caller.may(.manageOrganisation)
      else { throw DeskFault.notFound }
      try writer.revoke(feed: id, in: caller.organisation)
      try writer.log(.feedRevoked, by: caller.actor, subject: id, in: caller.organisation, at: time)
    }
  }

  /// What the feed of a token is now; `nil` where there is none, where its member was ended, and where the member may no
  /// longer read what it gives. `path` is where it was asked for.
  package func feedBody(_ token: Token, path: String) async throws -> FeedBody? {
    let found = try await database.read { try $0.feed(token.digest) }
    guard let (feed, member) = found, CaseDesk.permissions(of: feed.kind).allSatisfy(member.may) else { return nil }
    let site = site()
    let body: FeedBody
    switch feed.kind {
    case .alerts:
      let alerts = try await database.read { try $0.alerts(of: feed.organisation, limit: AlertFeed.most) }
      body = AlertFeed(feed: feed, alerts: alerts, site: site, path: path).body
    case .deadlines:
      let deadlines = try await currentDeadlines(of: feed.organisation)
      body = DeadlineFeed(deadlines, site: site, day: today()).body
    }
    let time = now()
    try await database.write { writer in
      try writer.touch(feed: feed.id, at: time)
      try writer.log(.feedRead, by: .member(member.id), subject: feed.id, in: feed.organisation, at: time)
    }
    return body
  }
}
