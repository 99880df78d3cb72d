internal import Casework
internal import DeskSQLite
internal import Desks
internal import Pages
internal import Register
internal import Safeguards

/// An alert in words: for which country, from which finding to which, and why.
struct AlertWords {
  private let context: DeskContext

  init(_ context: DeskContext) { self.context = context }

  func entry(_ alert: Alert, isOfCase: Bool) -> HTML {
    let name: HTML =
      isOfCase ? "" : "<b><a href=\"/desk/cases/\(alert.caseID.text)\">\(alert.reference)</a></b> "
    let changes = alert.changes.map { "<li>\(change($0, alert, isOfCase: isOfCase))</li>" as HTML }
    let seen: HTML =
      alert.seen == nil && context.may(.writeCases)
      ? context.form(
        "/desk/alerts/\(alert.number)/seen",
        """
        \(context.hidden("then", isOfCase ? "case" : "alerts"))<button type="submit" class="second" aria-label="\(context.say(.alertSeenLabel, ["reference": .text(alert.reference)]))">\(context.say(.alertSeen))</button>
        """, style: "") : ""
    let body: HTML =
      alert.onward.map { OnwardWords(context).word($0) } ?? "<ul class=\"plain\">\(changes)</ul>"
    let cause: HTML = alert.onward == nil ? " · \(cause(alert.cause))" : ""
    let mark: HTML = alert.seen == nil ? "<span class=\"now\">\(context.say(.alertNew))</span> " : ""
    return """
      <span>\(mark)\(name)<small>\(context.time(alert.at))\(cause)</small></span>
      \(body)\(seen)
      """
  }

  private func cause(_ cause: AlertCause) -> String {
    cause.registerBefore == cause.registerAfter
      ? context.say(.alertByDay, ["day": .text(context.language.wordedDates(cause.dayAfter))])
      : context.say(.alertByRegister, ["register": .text(String(cause.registerAfter.prefix(19)))])
  }

  private func change(_ change: FindingChange, _ alert: Alert, isOfCase: Bool) -> HTML {
    let country = context.name(StateCode(change.destination))
    let (from, to) = (finding(change.from), finding(change.to))
    var why: [HTML] = []
    if !change.noLonger.isEmpty {
      why.append("<small>\(context.say(.alertNoLonger)) \(rules(change.noLonger))</small>")
    }
    if !change.because.isEmpty {
      why.append("<small>\(context.say(.alertBecause)) \(rules(change.because))</small>")
    }
    return """
      <span class="from-to"><a href="/desk/cases/\(alert.caseID.text)/brief?to=\(change.destination)">\(country)</a>
      \(from) <span aria-hidden="true">→</span><span class="past">\(context.say(.alertBecomes))</span> \(to)</span> \(why.joined(separator: " "))
      """
  }

  /// A finding by its name; a destination that came or went has none on one side.
  private func finding(_ name: String?) -> HTML {
    guard let name else { return "<em>\(context.say(.alertNotWatched))</em>" }
    return Finding(rawValue: name).map { FindingMark($0, context.language).badge } ?? ""
  }

  /// Rules by the titles of their norms, which lead to the register.
  func rules(_ ids: [String]) -> HTML {
    ids.prefix(4).map { id -> HTML in
      let norm = String(id.prefix { $0 != "#" })
      guard let index = context.site.norms.normIndex[NormID(norm)] else { return "<code>\(id)</code>" }
      return "<a href=\"/norms/\(norm)\">\(context.site.norms.norms[index].norm.title)</a>"
    }.joined(separator: ", ")
  }
}
