internal import Casework
internal import DeskSQLite
internal import Desks
internal import Pages
internal import Sealing

/// Who works here, and whom an owner invites.
struct PeoplePage: DeskPage {
  var people: People
  var own: MemberID
  var notice: AccountNotice?
  /// Whom the notice is about.
  var subject: MemberID?
  var note = ""
  var mistakes: [DeskMistakeWords] = []
  let section = DeskSection.people

  func title(_ context: DeskContext) -> String { context.say(.peopleTitle) }

  func body(_ context: DeskContext) -> HTML {
    let alone: HTML = people.members.count == 1 ? "<p class=\"empty\">\(context.say(.peopleAlone))</p>" : ""
    return """
      <div class="lead"><h1>\(title(context))</h1><p class="standfirst">\(context.say(.peopleWords))</p></div>
      \(done(context))
      \(context.mistakes(mistakes))
      <div class="two-sides"><div>
      \(alone)
      <ul class="entries">\(people.members.map { member($0, context) })</ul>
      </div><div>
      \(invite(context))
      \(invitations(context))
      \(RolesTable.html(context))
      </div></div>
      """
  }

  private func done(_ context: DeskContext) -> HTML {
    guard let notice else { return "" }
    guard notice == .ended, let subject else { return notice.html(context) }
    return notice.html(
      context,
      undo: context.form(
        "/desk/people/\(subject)/let-in", context.button(context.say(.undo), style: "plain"), style: ""))
  }

  private func member(_ member: Member, _ context: DeskContext) -> HTML {
    let isOwn: HTML = member.id == own ? " <small>(\(context.say(.personYou)))</small>" : ""
    let since =
      member.ended.map { context.say(.personEnded, html: ["day": context.day($0)]) }
      ?? context.say(.personSince, html: ["day": context.day(member.created)])
    return """
      <li><b>\(member.name)\(isOwn)</b>
      <span>\(member.email)</span>
      <small>\(context.say(member.role.phrase)), \(since)</small>
      <div class="toolbar">\(member.ended == nil ? actions(member, context) : letIn(member, context))</div></li>
      """
  }

  private func letIn(_ member: Member, _ context: DeskContext) -> HTML {
    context.form(
      "/desk/people/\(member.id)/let-in", context.button(context.say(.personLetIn), style: "plain"), style: "",
      label: "\(context.say(.personLetIn)): \(member.name)")
  }

  private func actions(_ member: Member, _ context: DeskContext) -> HTML {
    var role = FormField(
      "role", context.say(.fieldRole), .choice(RolesTable.options(context)), value: member.role.rawValue)
    role.id = "role-\(member.id)"
    let change = context.form(
      "/desk/people/\(member.id)/role",
      context.field(role) + "<p>\(context.button(context.say(.roleSave), style: "plain"))</p>", style: "",
      label: "\(context.say(.fieldRole)): \(member.name)")
    guard member.id != own else { return change }
    let end = context.form(
      "/desk/people/\(member.id)/end", context.button(context.say(.personEnd), style: "plain"), style: "",
      label: "\(context.say(.personEnd)): \(member.name)")
    let reset = context.form(
      "/desk/people/\(member.id)/reset",
      context.button(context.say(.personReset), style: "plain")
        + "<small>\(context.say(.personResetHelp))</small>", style: "",
      label: "\(context.say(.personReset)): \(member.name)")
    return change + end + reset
  }

  private func invite(_ context: DeskContext) -> HTML {
    let fields: HTML = """
      \(context.field(FormField("note", context.say(.fieldInvitee), value: note, help: context.say(.fieldInviteeHelp), isRequired: true, longest: 200), mistakes))
      \(context.field(FormField("role", context.say(.fieldRole), .choice(RolesTable.options(context)), value: Role.caseworker.rawValue), mistakes))
      <p>\(context.button(context.say(.inviteButton)))</p>
      """
    return """
      <section class="panel first" aria-labelledby="invite"><h2 id="invite">\(context.say(.inviteTitle))</h2>
      \(context.form("/desk/people/invitations", fields, style: "narrow-form"))</section>
      """
  }

  private func invitations(_ context: DeskContext) -> HTML {
    let names = Dictionary(people.members.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let entries = people.invitations.map { invitation -> HTML in
      let words = context.say(
        .invitationLine,
        html: ["role": HTML(context.say(invitation.role.phrase)), "day": context.day(invitation.expires)])
      let name = invitation.member.flatMap { names[$0] }
      let kind: HTML = name == nil ? "" : "<small>\(context.say(.invitationReset))</small>"
      return """
        <li><b>\(name ?? invitation.note)</b> <small>\(words)</small>\(kind)
        \(context.form("/desk/people/invitations/withdraw", context.hidden("invitation", SHA.hex(invitation.digest)) + context.button(context.say(.invitationWithdraw), style: "plain"), style: ""))</li>
        """
    }
    let list: HTML =
      entries.isEmpty ? "<p>\(context.say(.invitationsNone))</p>" : "<ul class=\"entries\">\(entries)</ul>"
    return """
      <section class="panel" aria-labelledby="invitations"><h2 id="invitations">\(context.say(.invitationsTitle))</h2>
      \(list)</section>
      """
  }
}

/// What each role may do, in words.
private enum RolesTable {
  static func options(_ context: DeskContext) -> [(value: String, label: String)] {
    Role.allCases.map { ($0.rawValue, context.say($0.phrase)) }
  }

  static func html(_ context: DeskContext) -> HTML {
    let entries = Role.allCases.map { role -> HTML in
      "<dt>\(context.say(role.phrase))</dt><dd>\(context.say(words(role)))</dd>"
    }
    return """
      <section class="panel" aria-labelledby="roles"><h2 id="roles">\(context.say(.rolesTitle))</h2>
      <dl class="conditions">\(entries)</dl></section>
      """
  }

  private static func words(_ role: Role) -> DeskPhrase {
    switch role {
    case .owner: .roleOwnerWords
    case .representative: .roleRepresentativeWords
    case .caseworker: .roleCaseworkerWords
    case .approver: .roleApproverWords
    case .auditor: .roleAuditorWords
    case .reader: .roleReaderWords
    }
  }
}

/// A link that is shown once.
struct LinkPage: DeskPage {
  var link: String
  /// For whom.
  var name: String
  let section = DeskSection.people

  func title(_ context: DeskContext) -> String { context.say(.linkTitle) }

  func body(_ context: DeskContext) -> HTML {
    """
    <div class="lead"><h1>\(title(context))</h1>
    <p class="standfirst">\(context.say(.linkWords, ["name": .text(name)]))</p></div>
    <p><code class="secret">\(link)</code></p>
    <p><a href="/desk/people">\(context.say(.linkBack))</a></p>
    """
  }
}
