internal import Casework
internal import Desks
internal import Pages
internal import Register
internal import RegisterFiles
internal import Safeguards

/// The form for one fact of a case.
struct FactPage: DeskPage {
  let deskCase: DeskCase
  let form: FactForm
  let isRecorded: Bool
  let section = DeskSection.cases

  init(_ deskCase: DeskCase, key text: String, _ words: CaseWords) throws {
    self.deskCase = deskCase
    let (key, declaration) = try FactReading.fact(PercentEncoding.decoded(text[...]) ?? text, words)
    var form = FactForm(key, declaration)
    let recorded = deskCase.content.facts.first { $0.key == key.description }
    if let recorded { form.fill(recorded) }
    isRecorded = recorded != nil
    self.form = form
  }

  init(_ deskCase: DeskCase, _ reading: FactReading, _ site: Site) throws {
    self.deskCase = deskCase
    form = FactForm(reading)
    isRecorded = deskCase.content.facts.contains { $0.key == reading.key.description }
  }

  func title(_ context: DeskContext) -> String { deskCase.content.reference }

  func body(_ context: DeskContext) -> HTML {
    let path = "/desk/cases/\(deskCase.id)"
    let remove: HTML =
      isRecorded
      ? context.form(
        "\(path)/facts/remove",
        "\(context.hidden("fact", form.key.description))\(context.button(context.say(.factRemove), style: "plain"))",
        style: "") : ""
    return """
      <div class="lead"><p class="kicker"><a href="\(path)">\(context.say(.backToCase))</a></p>
      <h1>\(title(context))</h1></div>
      \(context.mistakes(form.mistakes))
      \(form.html("\(path)/facts", revision: deskCase.revision, context))
      \(remove)
      """
  }
}
