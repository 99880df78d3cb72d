internal import Casework
internal import DeskSQLite
internal import Desks
internal import Pages
internal import Sealing

/// The feeds of a member: made once, revoked at any time.
struct FeedsPage: DeskPage {
  let feeds: [Feed]
  let members: [Member]
  let made: (kind: Feed.Kind, token: Token)?
  let mistakes: [DeskMistakeWords]
  let origin: String
  let section = DeskSection.deadlines

  init(_ call: DeskCall, made: (Feed.Kind, Token)? = nil, mistakes: [DeskMistakeWords] = []) async throws {
    feeds = try await call.desk.feeds(by: call.caller())
    members = try await call.desk.members(by: call.caller())
    self.made = made.map { (kind: $0.0, token: $0.1) }
    self.mistakes = mistakes
    origin = call.origin
  }

  func title(_ context: DeskContext) -> String { context.say(.feedsTitle) }

  func body(_ context: DeskContext) -> HTML {
    let kinds = Feed.Kind.allCases.map { (value: $0.rawValue, label: name($0, context)) }
    let new: HTML =
      made.map { made in
        let path = "\(origin)/desk/feed/\(made.token.text).\(made.kind == .deadlines ? "ics" : "atom")"
        return """
          <div class="notice" role="status"><p>\(context.say(.feedMade))</p>
          <p class="secret"><a href="\(path)">\(path)</a></p></div>
          """
      } ?? ""
    let items = feeds.map { feed -> HTML in
      let who = members.name(of: feed.member, context)
      let read: HTML =
        feed.read.map { "\(context.say(.feedRead)) \(context.time($0))" as HTML } ?? HTML(context.say(.feedUnread))
      let label = context.say(.removeLabel, ["what": .text("\(name(feed.kind, context)) \(feed.note)")])
      return """
        <li><b>\(name(feed.kind, context))</b> <span>\(feed.note)</span> <small>\(who), \(context.time(feed.created)). \(read)</small>
        \(context.form("/desk/feeds/\(feed.id)/revoke", "<button type=\"submit\" class=\"plain\" aria-label=\"\(label)\">\(context.say(.feedRevoke))</button>", style: ""))</li>
        """
    }
    let list: HTML =
      items.isEmpty ? "<p class=\"quiet\">\(context.say(.feedsNone))</p>" : "<ul class=\"entries\">\(items)</ul>"
    let webhooks: HTML =
      context.may(.manageOrganisation) ? "<p><a href=\"/desk/webhooks\">\(context.say(.webhooksTitle))</a></p>" : ""
    return """
      <div class="lead"><h1>\(title(context))</h1><p class="standfirst">\(context.say(.feedsLead))</p>\(webhooks)</div>
      \(new)\(context.mistakes(mistakes))
      <section class="panel" aria-label="\(title(context))">\(list)
      \(context.form("/desk/feeds", """
        \(context.field(FormField("kind", context.say(.feedKind), .choice(kinds))))
        \(context.field(FormField("note", context.say(.feedNote), help: context.say(.feedNoteHelp), longest: 200), mistakes))
        <p>\(context.button(context.say(.feedMake)))</p>
        """ as HTML, style: "narrow-form"))</section>
      """
  }

  private func name(_ kind: Feed.Kind, _ context: DeskContext) -> String {
    context.say(kind == .deadlines ? .feedDeadlines : .feedAlerts)
  }
}
