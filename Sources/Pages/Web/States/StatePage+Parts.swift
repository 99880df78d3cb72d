internal import Record
internal import Register
internal import Safeguards

/// What is promised and moved, and what law the State has.
extension StatePage {
  /// What those who are sent there are told that they will have, each with who says so: reception first, then terms.
  func promised(_ context: PageContext) -> HTML {
    let told = takes.filter { !$0.arrangement.reception.isEmpty || !$0.arrangement.terms.isEmpty }
    guard !told.isEmpty else { return "" }
    let current = told.filter { $0.progress.group == .agreed }
    let others = told.filter { $0.progress.group != .agreed }
    let rest: HTML =
      others.isEmpty
      ? ""
      : "<details><summary>\(context.say(.statePromisedOthers, ["count": .number(others.count)]))</summary>\(others.map { promises($0, context) })</details>"
    return """
      <section aria-labelledby="promised"><h2 id="promised">\(context.say(.statePromisedTitle))</h2>
      \(current.map { promises($0, context) })\(rest)</section>
      """
  }

  private func promises(_ summary: ArrangementSummary, _ context: PageContext) -> HTML {
    let arrangement = summary.arrangement
    let day = context.clocks.effectiveDay
    let claims = (arrangement.reception + arrangement.terms).filter { claim in
      claim.retraction == nil && claim.date.map { $0.first <= day } ?? true
    }
    let items = claims.map { claim -> HTML in
      let by: HTML = claim.by.isEmpty ? "" : "\(claim.by) · "
      let sources = DocumentLinks(claim.sources, in: .arrangement(arrangement.id), context)
      return "<li><p>\(claim.claim)</p><p class=\"claim-by\">\(by)\(sources.html(context))</p></li>"
    }
    let (first, rest) = (items.prefix(2), items.dropFirst(2))
    let more: HTML =
      rest.isEmpty
      ? ""
      : "<details><summary>\(context.say(.statePromisedMore, ["count": .number(rest.count)]))</summary><ol class=\"claims\">\(Array(rest))</ol></details>"
    let from = context.say(.stateTakesFrom, html: ["sender": HTML(context.name(arrangement.sender))])
    return """
      <div class="promise"><h3>\(context.anchor(.arrangement(arrangement.id), from)) \(StageMark(summary.progress.group).badge(context))</h3>
      <ol class="claims">\(Array(first))</ol>\(more)</div>
      """
  }

  func arrangements(
    _ title: Phrase, _ id: String, _ summaries: [ArrangementSummary], _ context: PageContext,
    name: (Arrangement) -> String
  ) -> HTML {
    guard !summaries.isEmpty else { return "" }
    let rows = summaries.map { (summary: $0, name: name($0.arrangement)) }
      .sorted { ($0.name, $0.summary.arrangement.id) < ($1.name, $1.summary.arrangement.id) }
      .map { row -> [CardTable.Cell] in
        let (summary, arrangement) = (row.summary, row.summary.arrangement)
        let people = summary.shortPeople(context)
        let stage: HTML =
          "\(StageMark(summary.progress.group).badge(context)) \(summary.warnings(context))<small>\(summary.since(context))</small>"
        return [
          .init(context.anchor(.arrangement(arrangement.id), row.name)), .init(stage),
          .init(arrangement.kind.label(context.language)),
          .init(people ?? context.say(.noneRecorded), isNone: people == nil),
          .init(summary.payment(context), isNumber: true, isNone: summary.payment == nil),
        ]
      }
    let column: Phrase = id == "takes" ? .columnSender : .columnDestination
    let table = CardTable([column, .columnStage, .columnKind, .columnPeople, .columnPayment], rows: rows)
    return """
      <section aria-labelledby="\(id)"><h2 id="\(id)">\(context.say(title))</h2>
      \(table.html(context))</section>
      """
  }

  func movements(_ context: PageContext) -> [Movement] {
    Movement.all(context).filter { $0.arrangement.sender == state.code || $0.arrangement.to.contains(state.code) }
  }

  func transfers(_ context: PageContext) -> HTML {
    let movements = movements(context)
    guard !movements.isEmpty else { return "" }
    let isDestination = movements.contains { $0.arrangement.to.contains(state.code) }
    let filter = Link.Parameter(isDestination ? "destination" : "sender", state.code.text)
    let all: HTML =
      "<p><a href=\"\(context.link(.transfers, [filter]))\">\(context.say(.stateTransfersAll))</a></p>"
    return """
      <section aria-labelledby="transfers"><h2 id="transfers">\(context.say(.arrangementTransfersTitle))</h2>
      <p class="quiet">\(context.say(.arrangementTransfersLead))</p>
      \(Movement.table(Array(movements.prefix(12)), context).html(context))
      \(all)</section>
      """
  }

  func routes(_ context: PageContext) -> HTML {
    guard let routes = profile?.routes, !routes.isEmpty else { return "" }
    func rule(_ located: Located<RuleID>) -> HTML {
      let words: HTML = "<code>\(located.value.description)</code>"
      return context.anchor(located.value, words)
    }
    let items = routes.map { route -> HTML in
      let separator = HTML(context.say(.listSeparator))
      var lines: [HTML] = [context.say(.routeOpens, html: ["rule": rule(route.opener)])]
      if !route.requires.isEmpty {
        lines.append(
          context.say(.routeRequires, html: ["rules": route.requires.map(rule).joined(separator: separator)]))
      }
      if route.needsArrangement { lines.append(HTML(context.say(.routeNeedsArrangement))) }
      if !route.arrangementKinds.isEmpty {
        let kinds = context.language.list(route.arrangementKinds.map { $0.label(context.language) })
        lines.append(HTML(context.say(.routeKinds, ["kinds": .text(kinds)])))
      }
      return "<li><p>\(route.name)</p><p class=\"quiet\">\(lines.joined(separator: " · "))</p></li>"
    }
    return """
      <section aria-labelledby="routes"><h2 id="routes">\(context.say(.stateRoutesTitle))</h2>
      <p class="quiet">\(context.say(.stateRoutesLead))</p>
      <ul class="list">\(items)</ul></section>
      """
  }

  func ownNorms(_ context: PageContext) -> [Norm] {
    context.view.corpus.norms.filter { norm in
      if case .sender(let code) = norm.binds.value { code == state.code } else { false }
    }
  }

  func norms(_ context: PageContext) -> HTML {
    let norms = ownNorms(context)
    guard !norms.isEmpty else { return "" }
    let forces = context.site.norms.force(
      on: context.clocks.effectiveDay, for: state.code, known: context.clocks.known)
    let items = norms.map { norm -> HTML in
      let mark = ForceMark(forces[norm.id] ?? .notInForce).badge(context)
      return
        "<li><p>\(context.anchor(.norm(norm.id), norm.title))</p><p class=\"quiet\">\(mark) · \(norm.kind.label(context.language))</p></li>"
    }
    let inForce = norms.count { forces[$0.id] == .inForce }
    let count = context.say(.stateNormsCount, ["count": .number(norms.count), "force": .number(inForce)])
    return """
      <section aria-labelledby="norms"><h2 id="norms">\(context.say(.stateNormsTitle))</h2>
      <details\(norms.count <= 8 ? " open" : "" as HTML)><summary>\(count)</summary><ul class="list two">\(items)</ul></details></section>
      """
  }

  func treaties(_ context: PageContext) -> HTML {
    guard let memberships = profile?.memberships, !memberships.isEmpty else { return "" }
    let rows = memberships.map { membership -> [CardTable.Cell] in
      [
        .init(Treaty.name(membership.treaty, context)), .init(context.date(membership.from)),
        .init(membership.until.map { context.date($0) } ?? "", isNone: membership.until == nil),
        .init("\(membership.note) \(citations.marks(membership.sources, context))"),
      ]
    }
    return """
      <section aria-labelledby="treaties"><h2 id="treaties">\(context.say(.columnTreaties))</h2>
      \(CardTable([.columnTreaty, .columnBoundFrom, .columnUntil, .columnNote], rows: rows).html(context))</section>
      """
  }

  func neighbours(_ context: PageContext) -> HTML {
    guard let profile, !profile.neighbours.isEmpty || !profile.note.isEmpty || !profile.territories.isEmpty else {
      return ""
    }
    func list(_ phrase: Phrase, _ codes: [StateCode]) -> HTML {
      guard !codes.isEmpty else { return "" }
      let links = codes.map { context.anchor(.state($0), context.name($0)) }
      return "<p>\(context.say(phrase)): \(links.joined(separator: HTML(context.say(.listSeparator))))</p>"
    }
    let note: HTML = profile.note.isEmpty ? "" : "<p>\(profile.note)</p>"
    return """
      <section aria-labelledby="place"><h2 id="place">\(context.say(.statePlaceTitle))</h2>
      \(list(.stateNeighbours, profile.neighbours))\(list(.stateTerritories, profile.territories))\(note)</section>
      """
  }
}
