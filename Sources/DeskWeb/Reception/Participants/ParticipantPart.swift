internal import Desks
internal import Pages
internal import Reception
internal import Register

/// What was just done to a participant, with the way back.
struct ParticipantNotice {
  /// The change that has just been made.
  var changed: Int?
  var isUndone = false
  /// What was done, by a word of the program that the page knows.
  var done: String?

  init(_ call: DeskCall, _ participant: DeskParticipant) {
    done = call.query["done"]
    changed = call.query["changed"].flatMap { Int($0) }.flatMap { $0 == participant.revision && $0 > 1 ? $0 : nil }
    isUndone = call.query["undone"] != nil
  }
}

/// A page about one participant: all of them have the same head and the same notice.
protocol ParticipantPart: DeskPage {
  var participant: DeskParticipant { get }
  var notice: ParticipantNotice { get }
  /// What a word of its forms says was done; `nil` where it is enough that something was.
  func done(_ word: String, _ context: DeskContext) -> String?
}

extension ParticipantPart {
  var section: DeskSection { .reception }
  var content: ParticipantContent { participant.content }
  var path: String { "/desk/reception/participants/\(participant.id)" }

  func done(_ word: String, _ context: DeskContext) -> String? { nil }

  /// A page besides the participant's own, which it leads back to, or to a part of it that it lies under.
  func page(
    _ context: DeskContext, under part: (path: String, title: ReceptionPhrase)? = nil, lead: String = "",
    mistakes: [DeskMistakeWords] = [], _ content: HTML
  ) -> HTML {
    let standfirst: HTML = lead.isEmpty ? "" : "<p class=\"standfirst\">\(lead)</p>"
    let back = context.say(ReceptionPhrase.participantBack, ["reference": .text(self.content.reference)])
    let kicker: HTML =
      part.map { "<a href=\"\(path)/\($0.path)\">\(self.content.reference) · \(context.say($0.title))</a>" }
      ?? "<a href=\"\(path)\">\(back)</a>"
    return """
      <div class="lead"><p class="kicker">\(kicker)</p>
      <h1>\(title(context))</h1>\(standfirst)</div>
      \(notice(context))
      \(context.mistakes(mistakes))
      \(content)
      """
  }

  /// Nobody is asked whether they are sure: what was done can be taken back.
  func notice(_ context: DeskContext) -> HTML {
    if notice.isUndone { return "<div class=\"notice\" role=\"status\"><p>\(context.say(.undone))</p></div>" }
    let done = notice.done.flatMap { self.done($0, context) }
    guard let changed = notice.changed, context.may(.writeParticipants) else { return context.notice(done) }
    return """
      <div class="notice" role="status"><p>\(done ?? context.say(.changedUndo))</p>
      \(context.form("\(path)/undo", "\(context.hidden("number", String(changed)))\(context.button(context.say(.undo), style: "second"))", style: ""))
      </div>
      """
  }

  /// The number of the last change that a form shows.
  func seen(_ context: DeskContext) -> HTML { context.hidden("seen", String(participant.revision)) }

  func panel(_ id: String, _ title: String, _ content: HTML, style: String = "panel") -> HTML {
    "<section class=\"\(style)\" aria-labelledby=\"\(id)\"><h2 id=\"\(id)\">\(title)</h2>\n\(content)</section>\n"
  }

  /// A button that takes something away, named for whoever hears it.
  func remove(_ action: String, _ name: String, _ value: String, _ what: String, _ context: DeskContext) -> HTML {
    guard context.may(.writeParticipants) else { return "" }
    return context.form(
      "\(path)/\(action)",
      """
      \(context.hidden(name, value))\(seen(context))<button type="submit" name="do" value="remove" class="plain" aria-label="\(context.say(.removeLabel, ["what": .text(what)]))">\(context.say(.remove))</button>
      """, style: "")
  }

  func link(_ part: String, _ phrase: ReceptionPhrase, _ context: DeskContext) -> HTML {
    "<p><a href=\"\(path)/\(part)\">\(context.say(phrase))</a></p>"
  }
}
