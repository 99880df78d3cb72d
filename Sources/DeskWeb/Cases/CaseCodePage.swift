internal import Desks
internal import Pages
internal import Sealing

/// The code of a case, shown once.
struct CaseCodePage: DeskPage {
  let id: CaseID
  let code: Token
  let section = DeskSection.cases

  func title(_ context: DeskContext) -> String { context.say(.caseCode) }

  func body(_ context: DeskContext) -> HTML {
    """
    <div class="lead"><p class="kicker"><a href="/desk/cases/\(id.text)">\(context.say(.backToCase))</a></p>
    <h1>\(title(context))</h1><p class="standfirst">\(context.say(.caseCodeWords))</p></div>
    <p role="status">\(context.say(.caseCodeMade))</p><p><code class="secret">\(code.text)</code></p>
    """
  }
}
