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

  init(_ deskCase: DeskCase, key text: String, _ site: Site) throws {
    self.deskCase = deskCase
    let (key, declaration) = try FactReading.fact(PercentEncoding.decoded(text[...]) ?? text, site)
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

/// All facts that the register knows, to record one of them.
struct FactListPage: DeskPage {
  let deskCase: DeskCase
  let section = DeskSection.cases

  func title(_ context: DeskContext) -> String { context.say(.factAdd) }

  func body(_ context: DeskContext) -> HTML {
    let path = "/desk/cases/\(deskCase.id)"
    let watched = deskCase.content.watched
    let items = context.site.norms.corpus.facts.map { fact -> HTML in
      guard fact.isPerDestination else {
        return "<li><a href=\"\(path)/facts/\(fact.name.text)\">\(fact.question)</a></li>"
      }
      let named = Set(
        deskCase.content.facts.compactMap { $0.key.split(separator: "@").dropFirst().first.map(String.init) })
      let places = (watched + named.sorted().filter { !watched.contains($0) }).prefix(12).map { code -> HTML in
        "<a href=\"\(path)/facts/\(fact.name.text)@\(code)\">\(context.name(StateCode(code)))</a>"
      }
      return """
        <li><a href="\(path)/facts/\(fact.name.text)">\(fact.question)</a> <small>\(context.say(.factPerCountry))</small>
        <small>\(places.joined(separator: " · "))</small></li>
        """
    }
    return """
      <div class="lead"><p class="kicker"><a href="\(path)">\(context.say(.backToCase))</a></p>
      <h1>\(title(context))</h1>
      <p class="standfirst">\(context.say(.factListLead))</p></div>
      <ul class="entries">\(items)</ul>
      """
  }
}

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
