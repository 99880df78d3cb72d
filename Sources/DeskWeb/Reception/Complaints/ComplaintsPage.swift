internal import Casework
internal import DeskSQLite
internal import Desks
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register
internal import Sealing

/// The complaints that an owner may know of, and the links by which they come.
struct ComplaintsPage: DeskPage {
  let complaints: [ReceptionRecord<Complaint>]
  let references: [ParticipantID: String]
  let members: [Member]
  let links: [ComplaintLink]
  let made: Token?
  let origin: String
  let done: String?
  let section = DeskSection.reception

  init(_ call: DeskCall, made: Token? = nil) async throws {
    (complaints, references) = try await call.reception.complaints(by: call.caller())
    members = try await call.desk.members(by: call.caller())
    links = try await call.reception.complaintLinks(by: call.caller())
    self.made = made
    origin = call.origin
    done = call.query["done"]
  }

  func title(_ context: DeskContext) -> String { context.say(.complaintsTitle) }

  func body(_ context: DeskContext) -> HTML {
    let items = complaints.map { "<li>\(entry($0, context))</li>" as HTML }
    let list: HTML = items.isEmpty ? "<p>\(context.say(.complaintsNone))</p>" : "<ul class=\"entries\">\(items)</ul>"
    return """
      <div class="lead"><h1>\(title(context))</h1><p class="standfirst">\(context.say(.complaintsLead))</p></div>
      \(context.notice(done == "saved" ? context.say(.workSaved) : nil))
      \(secret(context))
      <section class="panel" aria-label="\(title(context))">\(list)</section>
      \(linkPanel(context))
      """
  }

  private func entry(_ record: ReceptionRecord<Complaint>, _ context: DeskContext) -> HTML {
    let complaint = record.content
    let who =
      complaint.participant.map { references[$0] ?? context.say(.complaintErased) }
      ?? complaint.reference.map { context.say(.complaintUnknownReference, ["reference": .text($0)]) }
      ?? context.say(.complaintUnsigned)
    let fields: HTML = """
      \(context.hidden("seen", String(record.revision)))
      \(context.field(FormField("state", context.say(.complaintStateLabel), .choice(context.options(Complaint.State.self) { $0.phrase }), value: complaint.state.rawValue, id: "state-\(record.id.text)")))
      <p>\(context.button(context.say(.save), style: "second"))</p>
      """
    return """
      <span><b>\(context.language.list(complaint.about.map { about($0, context) }))</b> · \(context.say(complaint.day)) · \(who)</span>
      <p class="text-of-note">\(complaint.text)</p>
      \(context.form("/desk/reception/complaints/\(record.id.text)", fields, style: "toolbar"))
      """
  }

  private func about(_ about: Complaint.About, _ context: DeskContext) -> String {
    switch about {
    case .member(let id): members.name(of: id, context)
    case .someMember: context.say(.aboutMember)
    case .employer: context.say(.aboutEmployer)
    case .namedEmployer(let name): "\(context.say(.aboutEmployer)) \(name)"
    case .paymentProvider(let name): "\(context.say(.aboutPaymentProvider)) \(name)"
    case .housing: context.say(.aboutHousing)
    case .authority: context.say(.aboutAuthority)
    case .programme: context.say(.aboutProgramme)
    }
  }

  /// The address of a new link, shown this once.
  private func secret(_ context: DeskContext) -> HTML {
    made.map { made in
      let path = "\(origin)/desk/complain/\(made.text)"
      return """
        <div class="notice" role="status"><p>\(context.say(.complaintLinkMade))</p>
        <p class="secret"><a href="\(path)">\(path)</a></p></div>
        """
    } ?? ""
  }

  private func linkPanel(_ context: DeskContext) -> HTML {
    let items = links.map { link -> HTML in
      let label = context.say(.removeLabel, ["what": .text(context.say(.complaintLink))])
      return """
        <li><span>\(context.say(.complaintLink)) · \(context.time(link.created))</span>
        \(context.form("/desk/reception/complaints/links/end", "\(context.hidden("link", link.id.text))<button type=\"submit\" class=\"plain\" aria-label=\"\(label)\">\(context.say(.complaintLinkEnd))</button>", style: ""))</li>
        """
    }
    return """
      <section class="panel" aria-labelledby="links"><h2 id="links">\(context.say(.complaintLinks))</h2>
      <p>\(context.say(.complaintLinksLead))</p><ul class="entries">\(items)</ul>
      \(context.form("/desk/reception/complaints/links", "<p>\(context.button(context.say(.complaintLinkMake)))</p>", style: ""))</section>
      """
  }
}

extension Complaint.State {
  var phrase: ReceptionPhrase {
    switch self {
    case .received: .stateReceived
    case .inProgress: .stateInProgress
    case .answered: .stateAnswered
    case .withdrawn: .stateWithdrawn
    }
  }
}
