internal import Casework
internal import Desks
internal import Pages
internal import Register
internal import Safeguards

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
