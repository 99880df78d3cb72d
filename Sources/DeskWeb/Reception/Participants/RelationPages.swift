internal import Casework
internal import Desks
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register

/// Who works with a participant, and who is them or close to them.
struct ParticipantMembersPage: ParticipantPart {
  let participant: DeskParticipant
  let notice: ParticipantNotice
  let members: [Member]

  func title(_ context: DeskContext) -> String { context.say(ReceptionPhrase.workingWith) }

  func body(_ context: DeskContext) -> HTML {
    page(
      context,
      """
      <div class="columns">
      \(part("assignee", .workingWith, .workingWithLead, content.assignees, context))
      \(part("payee", .payees, .payeesLead, content.payees, context))
      </div>
      """)
  }

  private func part(
    _ kind: String, _ title: ReceptionPhrase, _ lead: ReceptionPhrase, _ ids: [MemberID], _ context: DeskContext
  ) -> HTML {
    func form(_ content: HTML, style: String = "") -> HTML {
      context.form("\(path)/members", "\(context.hidden("as", kind))\(seen(context))\(content)", style: style)
    }
    let mayWrite = context.may(.writeParticipants)
    let items = ids.map { id -> HTML in
      let name = members.name(of: id, context)
      let remove: HTML =
        mayWrite
        ? form(
          """
          \(context.hidden("member", id.text))<button type="submit" name="do" value="remove" class="plain" aria-label="\(context.say(.removeLabel, ["what": .text(name)]))">\(context.say(.remove))</button>
          """) : ""
      return "<li><span>\(name)</span> \(remove)</li>"
    }
    let free = members.filter { member in
      member.ended == nil && !ids.contains(member.id) && (kind == "payee" || member.may(.readParticipants))
    }
    let add: HTML =
      mayWrite && !free.isEmpty
      ? form(
        """
        \(context.field(FormField("member", context.say(.peopleAdd), .choice(free.map { (value: $0.id.text, label: $0.name) }), id: kind)))
        <p>\(context.button(context.say(.save), name: "do", value: "add", style: "second"))</p>
        """, style: "check") : ""
    let list: HTML =
      items.isEmpty ? "<p class=\"quiet\">\(context.say(.peopleNone))</p>" : "<ul class=\"entries\">\(items)</ul>"
    return panel("part-\(kind)", context.say(title), "<p>\(context.say(lead))</p>\(list)\(add)")
  }
}

/// The link to the case that preceded arrival, which rests on a consent.
struct EarlierCasePage: ParticipantPart {
  let participant: DeskParticipant
  let notice: ParticipantNotice
  let linked: LinkedCase?
  let form: SentForm

  func title(_ context: DeskContext) -> String { context.say(ReceptionPhrase.earlierCase) }

  func body(_ context: DeskContext) -> HTML {
    let now: HTML =
      linked.map { linked -> HTML in
        linked.reference.map {
          "<p><a href=\"/desk/cases/\(linked.id.text)\">\(context.say(ReceptionPhrase.earlierCaseOwn, ["reference": .text($0)]))</a></p>"
            as HTML
        } ?? "<p>\(context.say(ReceptionPhrase.earlierCaseOther))</p>"
      } ?? "<p>\(context.say(ReceptionPhrase.earlierCaseNone))</p>"
    let gone: HTML =
      linked == nil
      ? "" : remove("earlier-case", "reference", "", context.say(ReceptionPhrase.earlierCase), context)
    let fields: HTML = """
      \(seen(context))
      \(context.field(FormField("reference", context.say(ReceptionPhrase.earlierCaseReference), value: form["reference"], help: context.say(ReceptionPhrase.earlierCaseHelp), isRequired: true, longest: 60), form.mistakes))
      <p>\(context.button(context.say(ReceptionPhrase.earlierCaseLink), name: "do", value: "add"))</p>
      """
    let ask: HTML =
      "<p><a href=\"\(path)/consent/ask?purpose=earlier-case&amp;whom=here\">\(context.say(ReceptionPhrase.consentAsk))</a></p>"
    let link: HTML =
      context.may(.writeParticipants) && context.may(.readCases)
      ? "\(context.form("\(path)/earlier-case", fields, style: "narrow-form"))\(ask)" : ""
    return page(
      context, lead: context.say(ReceptionPhrase.earlierCaseLead), mistakes: form.mistakes, "\(now)\(gone)\(link)")
  }
}

/// The last page of a participant: their key is destroyed by what is typed here.
struct ParticipantErasePage: DeskPage {
  let id: ParticipantID
  let reference: String
  var mistakes: [DeskMistakeWords] = []
  let section = DeskSection.reception

  func title(_ context: DeskContext) -> String { context.say(.eraseTitle, ["reference": .text(reference)]) }

  func body(_ context: DeskContext) -> HTML {
    let path = "/desk/reception/participants/\(id)"
    let fields: HTML = """
      \(context.field(FormField("reference", context.say(ReceptionPhrase.participantEraseReference), isRequired: true, longest: CaseReference.longest), mistakes))
      <p>\(context.button(context.say(.eraseButton), style: "grave"))</p>
      """
    return """
      <div class="lead"><p class="kicker"><a href="\(path)">\(context.say(ReceptionPhrase.participantBack, ["reference": .text(reference)]))</a></p>
      <h1>\(title(context))</h1></div>
      \(context.mistakes(mistakes))
      <div class="danger"><p>\(context.say(ReceptionPhrase.participantEraseWords))</p>
      \(context.form("\(path)/erase", fields, style: "narrow-form"))</div>
      """
  }
}
