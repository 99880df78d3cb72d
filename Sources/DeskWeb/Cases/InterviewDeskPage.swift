internal import Casework
internal import Desks
internal import Pages
internal import Register
internal import RegisterFiles
internal import Safeguards

/// The interview of the public check, whose answers go into the case.
struct InterviewDeskPage: DeskPage {
  let deskCase: DeskCase
  let answer: Answer?
  let form: FactForm?
  let section = DeskSection.cases

  init(_ deskCase: DeskCase, _ call: DeskCall, _ reading: FactReading? = nil) throws {
    self.deskCase = deskCase
    let answer = try? call.desk.answer(deskCase.content, site: call.site).answer
    self.answer = answer
    if let reading {
      form = FactForm(reading)
      return
    }
    let declined = Set(
      deskCase.content.facts.filter { fact in fact.values.allSatisfy { $0.text == "unknown" } }.map(\.key))
    let next = answer?.missing.first { missing in
      !declined.contains(missing.key.description) && !declined.contains(missing.key.name.text)
    }
    form = next.map { missing in
      var form = FactForm(missing.key, missing.declaration)
      form.settles = (missing.settles, answer?.results.count ?? 0)
      return form
    }
  }

  func title(_ context: DeskContext) -> String { deskCase.content.reference }

  func body(_ context: DeskContext) -> HTML {
    let path = "/desk/cases/\(deskCase.id)"
    let question: HTML =
      form.map { $0.html("\(path)/interview", revision: deskCase.revision, context) }
      ?? "<div class=\"empty\"><p>\(context.say(.interviewDone))</p></div>"
    let groups = answer.map { FindingGroup.groups(of: $0, context.language) } ?? []
    let findings = groups.map { group -> HTML in
      let names = group.destinations.map { context.name($0) }
      let whom =
        names.count <= 8 ? context.language.list(names) : context.say(.caseCountries, ["count": .number(names.count)])
      return "<li>\(FindingMark(group.finding, context.language).badge) <span>\(whom)</span></li>"
    }
    return """
      <div class="lead"><p class="kicker"><a href="\(path)">\(context.say(.backToCase))</a></p>
      <h1>\(title(context))</h1></div>
      \(context.mistakes(form?.mistakes ?? []))
      <div class="interview"><div>\(question)</div>
      <section class="sofar" aria-labelledby="sofar"><h2 id="sofar">\(context.say(.caseFindings))</h2>
      <ul class="findings">\(findings)</ul>
      <p><a href="\(path)">\(context.say(.interviewStop))</a></p></section></div>
      """
  }
}
