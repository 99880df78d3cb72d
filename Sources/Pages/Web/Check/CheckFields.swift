internal import Register

/// The fields that the forms of the check share.
struct CheckFields {
  let state: CheckState
  let context: PageContext

  init(_ state: CheckState, _ context: PageContext) {
    self.state = state
    self.context = context
  }

  /// A form that takes all that was told so far with it.
  func form(
    _ content: HTML, to address: Address = .check, style: String = "", keepsSettings: Bool = true,
    keepsFocus: Bool = false, isUpload: Bool = false
  ) -> HTML {
    let focus: HTML = keepsFocus ? state.focus.map { hidden("focus", $0.text) } ?? "" : ""
    let kept: HTML = (keepsSettings ? hiddenSettings : "") + focus
    let name: HTML = style.isEmpty ? "" : " class=\"\(style)\""
    let type: HTML = isUpload ? " enctype=\"multipart/form-data\"" : ""
    let told = isUpload ? "" : hidden("case", state.caseText)
    return """
      <form method="post" action="\(address.path)" accept-charset="utf-8" autocomplete="off"\(type)\(name)>
      \(told)\(kept)
      \(content)
      </form>
      """
  }

  func hidden(_ name: String, _ value: String) -> HTML { "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">" }

  private var hiddenSettings: HTML {
    let settings = state.settings
    return [("sender", settings.sender), ("to", settings.to), ("day", settings.day), ("known", settings.known)]
      .filter { !$0.1.isEmpty }.map { hidden($0.0, $0.1) }.joined()
  }

  /// A button; with an address, it sends the form there instead of where the form goes.
  func button(
    _ action: String, _ phrase: Phrase, _ values: [String: Message.Value] = [:], style: String = "",
    to address: Address? = nil
  ) -> HTML {
    let name: HTML = style.isEmpty ? "" : " class=\"\(style)\""
    let target: HTML = address.map { " formaction=\"\($0.path)\"" as HTML } ?? ""
    let words = context.say(phrase, values)
    return "<button type=\"submit\" name=\"do\" value=\"\(action)\"\(target)\(name)>\(words)</button>"
  }

  /// What is wrong with a field, where a program that reads aloud finds it too.
  func mistakes(_ field: CheckState.Field, id: String) -> HTML {
    let mistakes = state.mistakes(of: field)
    guard !mistakes.isEmpty else { return "" }
    return "<ul class=\"mistakes\" id=\"\(id)\">\(mistakes.map(mistake))</ul>"
  }

  func mistake(_ mistake: CheckState.Mistake) -> HTML {
    let line: HTML =
      mistake.line.map { "<b>\(context.say(.checkMistakeLine, ["line": .number($0)]))</b> " as HTML } ?? ""
    let remedy: HTML =
      mistake.remedy.map {
        " \(context.say(.checkMistakeRemedy, html: ["remedy": $0.html(in: context.language)]))"
      } ?? ""
    let words = context.say(
      .checkMistake,
      html: [
        "found": mistake.found.html(in: context.language), "expected": mistake.expected.html(in: context.language),
      ])
    return "<li>\(line)\(words)\(remedy)</li>"
  }

  func described(_ field: CheckState.Field, by ids: [String], mistakes id: String) -> HTML {
    let isWrong = !state.mistakes(of: field).isEmpty
    let all = ids + (isWrong ? [id] : [])
    let invalid: HTML = isWrong ? " aria-invalid=\"true\"" : ""
    return all.isEmpty ? invalid : " aria-describedby=\"\(all.joined(separator: " "))\"\(invalid)"
  }

  // MARK: what is asked about the case

  /// A moment as it is to be written.
  static let exampleMoment = "2026-11-26T14:00-05:00"

  var sender: HTML {
    let senders = context.site.checkSenders.map { code -> HTML in
      let chosen: HTML = code.text == state.settings.sender ? " selected" : ""
      return "<option value=\"\(code.text)\"\(chosen)>\(context.name(code))</option>"
    }
    return """
      <p><label for="check-sender">\(context.say(.checkSender))</label>
      <select id="check-sender" name="sender"\(described(.sender, by: [], mistakes: "check-sender-mistakes"))>\(senders)</select></p>
      \(mistakes(.sender, id: "check-sender-mistakes"))
      """
  }

  /// Sender, destinations and both clocks.
  var settings: HTML {
    let toPhrases = described(.to, by: ["check-to-help"], mistakes: "check-to-mistakes")
    // A field for days would take no moment, and hours matter where a transfer is near.
    let dayHelp = described(.day, by: ["check-day-help"], mistakes: "check-day-mistakes")
    return """
      <div class="fields">
      \(sender)
      <p class="wide"><label for="check-to">\(context.say(.checkTo))</label>
      <input type="text" id="check-to" name="to" value="\(state.settings.to)" maxlength="4000"\(toPhrases)>
      <small id="check-to-help">\(context.say(.checkToHelp))</small></p>
      <p><label for="check-day">\(context.say(.checkDay))</label>
      <input type="text" id="check-day" name="day" value="\(state.settings.day)" maxlength="40"\(dayHelp)>
      <small id="check-day-help">\(context.say(.checkDayHelp, ["example": .text(Self.exampleMoment)]))</small></p>
      <p><label for="check-known">\(context.say(.clocksKnownLabel))</label>
      <input type="date" id="check-known" name="known" value="\(state.settings.known)"\(described(.known, by: ["check-known-help"], mistakes: "check-known-mistakes"))>
      <small id="check-known-help">\(context.say(.clocksKnownHelp))</small></p>
      </div>
      \(mistakes(.to, id: "check-to-mistakes"))
      \(mistakes(.day, id: "check-day-mistakes"))
      \(mistakes(.known, id: "check-known-mistakes"))
      """
  }
}
