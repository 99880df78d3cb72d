internal import Casework
internal import Desks
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register

/// The form by which somebody complains: signed in, or by a link without an account. It goes past those who work with the
/// participants.
struct ComplainPage: DeskPage {
  static let fields = ["about", "member", "whom", "reference", "text"]

  /// What it is about, as the form asks for it.
  enum About: String, CaseIterable {
    case member, employer
    case paymentProvider = "payment-provider"
    case housing, authority, programme

    var phrase: ReceptionPhrase {
      switch self {
      case .member: .aboutMember
      case .employer: .aboutEmployer
      case .paymentProvider: .aboutPaymentProvider
      case .housing: .aboutHousing
      case .authority: .aboutAuthority
      case .programme: .aboutProgramme
      }
    }
  }

  let organisation: String
  let members: [Member]
  let form: SentForm
  /// Without an account.
  let isOutside: Bool

  var section: DeskSection { isOutside ? .outside : .reception }

  func title(_ context: DeskContext) -> String { context.say(.complainTitle) }

  func body(_ context: DeskContext) -> HTML {
    let nobody = (value: "", label: context.say(.complainNobody))
    let people = [nobody] + members.map { (value: $0.id.text, label: $0.name) }
    let fields: HTML = """
      \(context.field(FormField("about", context.say(.complainAbout), .choice(context.options(About.self) { $0.phrase }), value: form["about"]), form.mistakes))
      \(context.field(FormField("member", context.say(.complainMember), .choice(people), value: form["member"], help: context.say(.complainMemberHelp)), form.mistakes))
      \(context.field(FormField("whom", context.say(.complainWhom), value: form["whom"], longest: 200), form.mistakes))
      \(context.field(FormField("text", context.say(.complainText), .lines, value: form["text"], isRequired: true, longest: SentComplaint.longestText), form.mistakes))
      \(context.field(FormField("reference", context.say(.complainReference), value: form["reference"], help: context.say(.complainReferenceHelp), longest: 60), form.mistakes))
      <p>\(context.button(context.say(.complainSend)))</p>
      """
    return """
      <div class="lead"><h1>\(title(context))</h1>
      <p class="standfirst">\(context.say(.complainLead, ["organisation": .text(organisation)]))</p></div>
      \(context.mistakes(form.mistakes))
      \(context.form("", fields, style: "narrow-form"))
      """
  }

  /// A complaint as it was typed; `nil` where something is wrong, which the form then says.
  static func read(_ form: inout SentForm, members: [Member]) -> SentComplaint? {
    let about = form.choice("about", of: About.self)
    let whom = form.text("whom", longest: 200, isNeeded: false)
    let text = form.text("text", longest: SentComplaint.longestText)
    let reference = form.text("reference", longest: 60, isNeeded: false)
    let member = MemberID(form["member"])
    if !form["member"].isEmpty, !members.contains(where: { $0.id == member }) {
      form.mistake("member", form.found("member"), .reception(.expectedChoice))
    }
    guard let about, let whom, let text, let reference, form.mistakes.isEmpty else { return nil }
    let kept: Complaint.About =
      switch about {
      // Whoever is named is complained of, whatever else was chosen: they must not be the one who reads it.
      case _ where member != nil: member.map { .member($0) } ?? .programme
      case .housing: .housing
      case .authority: .authority
      case .paymentProvider: .paymentProvider(whom)
      case .employer: .namedEmployer(whom)
      case .member: .someMember
      case .programme: .programme
      }
    // A name that has no other place is part of what they say.
    let isKept = [.employer, .paymentProvider].contains(about) && member == nil
    return SentComplaint(
      about: kept, reference: reference, text: whom.isEmpty || isKept ? text : "\(whom)\n\n\(text)")
  }
}

/// That a complaint was received, and who reads it.
struct ComplaintReceivedPage: DeskPage {
  let received: ReceivedComplaint
  let isOutside: Bool

  var section: DeskSection { isOutside ? .outside : .reception }

  /// Outside it is always the same: who reads a complaint would tell who works with the participant whom it names.
  private var words: ReceptionPhrase {
    isOutside ? .complaintKept : received.goesOutside ? .complaintGoesOutside : .complaintGoesToOwners
  }

  func title(_ context: DeskContext) -> String { context.say(.complaintReceived) }

  func body(_ context: DeskContext) -> HTML {
    """
    <div class="lead"><h1>\(title(context))</h1>
    <p class="standfirst" role="status">\(context.say(words))</p>
    \(heard(context))
    <p>\(context.say(.complaintNumber)) <code>\(received.complaint.id.text)</code></p></div>
    """
  }

  /// Who hears it outside, where it may come to that.
  private func heard(_ context: DeskContext) -> HTML {
    guard isOutside || received.goesOutside else { return "" }
    let items = received.heardOutside.map { programme -> HTML in
      let outside = programme.complaintsOutside
      return "<li><b>\(outside?.body ?? "")</b> (\(programme.title)). \(outside?.how ?? "")</li>"
    }
    return items.isEmpty ? "" : "<p>\(context.say(.complaintHeardBy))</p><ul>\(items)</ul>"
  }
}
