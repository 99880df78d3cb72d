internal import Casework
internal import Desks
internal import Pages

/// The last page of a case: its key is destroyed by what is typed here.
struct ErasePage: DeskPage {
  let id: CaseID
  let reference: String
  var isWrong = false
  let section = DeskSection.cases

  func title(_ context: DeskContext) -> String {
    context.say(.eraseTitle, ["reference": .text(reference)])
  }

  func body(_ context: DeskContext) -> HTML {
    let path = "/desk/cases/\(id)"
    let mistakes = isWrong ? [DeskMistakeWords(field: "reference", words: context.say(.eraseWrong))] : []
    let fields: HTML = """
      \(context.field(FormField("reference", context.say(.eraseReference), isRequired: true, longest: CaseReference.longest), mistakes))
      <p>\(context.button(context.say(.eraseButton), style: "grave"))</p>
      """
    return """
      <div class="lead"><p class="kicker"><a href="\(path)">\(context.say(.backToCase))</a></p>
      <h1>\(title(context))</h1></div>
      <div class="danger"><p>\(context.say(.eraseWords))</p><p><a href="\(path)/case.yaml">\(context.say(.caseFile))</a></p>
      \(context.form("\(path)/erase", fields, style: "narrow-form"))</div>
      """
  }
}
