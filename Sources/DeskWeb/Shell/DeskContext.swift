internal import Casework
internal import DeskSQLite
package import Desks
package import Pages
package import Register
package import RegisterFiles
internal import Safeguards

/// What a page of the desk needs in order to be written.
package struct DeskContext: Sendable {
  package let site: Site
  /// The words of case files in its register.
  package let words: CaseWords
  package let signedIn: SignedIn?
  package let now: DeskTime
  /// What every form sends: see ``FormToken``.
  package let formToken: String

  package var language: Language { site.language }

  package init(site: Site, words: CaseWords, signedIn: SignedIn?, now: DeskTime, formToken: String) {
    self.site = site
    self.words = words
    self.signedIn = signedIn
    self.now = now
    self.formToken = formToken
  }

  package func say(_ phrase: DeskPhrase, _ values: [String: Message.Value] = [:]) -> String {
    language.say(phrase, values)
  }

  package func say(_ phrase: ReceptionPhrase, _ values: [String: Message.Value] = [:]) -> String {
    language.say(phrase, values)
  }

  package func say(_ phrase: ReceptionPhrase, html values: [String: HTML]) -> HTML {
    language.say(phrase, html: values)
  }

  package func say(_ phrase: Phrase, _ values: [String: Message.Value] = [:]) -> String {
    language.say(phrase, values)
  }

  /// The phrase with pieces of HTML, such as a time, where its placeholders stand.
  package func say(_ phrase: DeskPhrase, html values: [String: HTML]) -> HTML { language.say(phrase, html: values) }

  package func name(_ state: StateCode) -> String { site.norms.name(of: state) }

  package func may(_ permission: Permission) -> Bool { signedIn?.caller.may(permission) ?? false }

  /// When something was recorded: day and minute in UTC, with the machine's form beside it.
  package func time(_ time: DeskTime) -> HTML {
    let moment = Moment(seconds: time.seconds, offset: 0)
    let minutes = (time.seconds - moment.day.days * 86_400) / 60
    let words = say(
      .timeOfRecord,
      [
        "day": .text(language.say(moment.day)),
        "time": .text("\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"),
      ])
    return "<time datetime=\"\(moment.description)\">\(words)</time>"
  }

  /// The day on which something was recorded, in UTC.
  package func day(_ time: DeskTime) -> HTML {
    language.html(SourceDate(Moment(seconds: time.seconds, offset: 0).day))
  }

  // MARK: forms

  /// A form that is posted with the token of its session; to the address of its own page where no path is given.
  package func form(
    _ path: String, _ content: HTML, style: String = "check", isUpload: Bool = false, label: String? = nil
  ) -> HTML {
    let type: HTML = isUpload ? " enctype=\"multipart/form-data\"" : ""
    let name: HTML = style.isEmpty ? "" : " class=\"\(style)\""
    let action: HTML = path.isEmpty ? "" : " action=\"\(path)\""
    let aria: HTML = label.map { " aria-label=\"\($0)\"" as HTML } ?? ""
    return """
      <form method="post"\(action) accept-charset="utf-8" autocomplete="off"\(type)\(name)\(aria)>
      \(hidden("token", formToken))
      \(content)
      </form>
      """
  }

  package func hidden(_ name: String, _ value: String) -> HTML {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
  }

  /// A field with its label, its help and what is wrong with it.
  package func field(_ field: FormField, _ mistakes: [DeskMistakeWords] = []) -> HTML {
    let wrong = mistakes.filter { $0.field == field.name }
    let id = "field-\(field.id)"
    var described: [String] = field.help.isEmpty ? [] : ["\(id)-help"]
    if !wrong.isEmpty { described.append("\(id)-mistakes") }
    let aria: HTML =
      (described.isEmpty ? "" : " aria-describedby=\"\(described.joined(separator: " "))\"")
      + (wrong.isEmpty ? "" : " aria-invalid=\"true\"")
    let help: HTML = field.help.isEmpty ? "" : "<small id=\"\(id)-help\">\(field.help)</small>"
    let list: HTML =
      wrong.isEmpty
      ? "" : "<ul class=\"mistakes\" id=\"\(id)-mistakes\">\(wrong.map { "<li>\($0.words)</li>" as HTML })</ul>"
    let required: HTML = field.isRequired ? " required" : ""
    let control: HTML
    switch field.kind {
    case .text(let type):
      let mode: HTML = field.inputMode.map { " inputmode=\"\($0)\"" as HTML } ?? ""
      let complete: HTML = field.autocomplete.map { " autocomplete=\"\($0)\"" as HTML } ?? ""
      control =
        "<input type=\"\(type)\" id=\"\(id)\" name=\"\(field.name)\" value=\"\(field.value)\" maxlength=\"\(field.longest)\"\(mode)\(complete)\(required)\(aria)>"
    case .lines:
      control =
        "<textarea id=\"\(id)\" name=\"\(field.name)\" rows=\"4\" maxlength=\"\(field.longest)\"\(required)\(aria)>\n\(field.value)</textarea>"
    case .choice(let options):
      let items = options.map { option -> HTML in
        let chosen: HTML = option.value == field.value ? " selected" : ""
        return "<option value=\"\(option.value)\"\(chosen)>\(option.label)</option>"
      }
      control = "<select id=\"\(id)\" name=\"\(field.name)\"\(required)\(aria)>\(items)</select>"
    case .file(let accept):
      control = "<input type=\"file\" id=\"\(id)\" name=\"\(field.name)\" accept=\"\(accept)\"\(required)\(aria)>"
    case .tick:
      let checked: HTML = field.value.isEmpty ? "" : " checked"
      return """
        <p class="tick"><input type="checkbox" id="\(id)" name="\(field.name)" value="yes"\(checked)\(aria)> \
        <label for="\(id)">\(field.label)</label></p>\(list)
        """
    }
    return "<p><label for=\"\(id)\">\(field.label)</label>\n\(control)\n\(help)</p>\(list)"
  }

  package func button(_ words: String, name: String = "", value: String = "", style: String = "") -> HTML {
    let style: HTML = style.isEmpty ? "" : " class=\"\(style)\""
    let sends: HTML = name.isEmpty ? "" : " name=\"\(name)\" value=\"\(value)\""
    return "<button type=\"submit\"\(sends)\(style)>\(words)</button>"
  }

  /// All that is wrong with a form, at its head, for whoever does not see the fields.
  package func mistakes(_ mistakes: [DeskMistakeWords]) -> HTML {
    guard !mistakes.isEmpty else { return "" }
    return """
      <section class="alert" role="alert" aria-labelledby="mistakes">
      <h2 id="mistakes">\(say(.mistakesTitle, ["count": .number(mistakes.count)]))</h2>
      <ul class="mistakes">\(mistakes.prefix(50).map { "<li>\($0.words)</li>" as HTML })</ul>
      </section>
      """
  }
}
