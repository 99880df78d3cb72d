internal import Register
internal import Safeguards

/// The force of a norm over time, drawn and as a table, and its ties to other norms.
extension NormPage {
  func force(_ context: PageContext) -> HTML {
    let drawing = ForceDrawing(
      lines, actors: ForceLine.actors(of: lines, norm, context), until: context.clocks.effectiveDay)
    let notes = norm.force.filter { !$0.note.isEmpty || !$0.sources.isEmpty }.map { interval -> HTML in
      let from = interval.from.map { context.say(.forceFrom, html: ["date": context.date($0)]) }
      let until = interval.until.map { context.say(.forceUntil, html: ["date": context.date($0)]) }
      let disputed: HTML? = interval.isDisputed ? HTML(context.say(.stateDisputed)) : nil
      let head = [from, until, disputed].compactMap { $0 }.joined(separator: " ")
      return """
        <li><p class="claim-head">\(head.isEmpty ? HTML(context.say(.forceBeginning)) : head)</p><p>\(interval.note)</p>
        <p class="claim-by">\(citations.marks(interval.sources, context))</p></li>
        """
    }
    let list: HTML = notes.isEmpty ? "" : "<ol class=\"claims\">\(notes)</ol>"
    let table: HTML =
      lines.isEmpty
      ? "<p>\(context.say(.normForceNone))</p>"
      : """
      <details class="twin"\(lines.count < 4 ? " open" : "" as HTML)><summary>\(context.say(.arrangementTimelineTable))</summary>
      \(forceTable(context).html(context))</details>
      """
    return """
      <section aria-labelledby="force"><h2 id="force">\(context.say(.normForceTitle))</h2>
      <p class="quiet">\(context.say(.normForceLead, ["day": .text(context.language.say(context.clocks.effectiveDay))]))</p>
      \(drawing?.html(context) ?? "")
      \(table)
      \(list)
      </section>
      """
  }

  private func forceTable(_ context: PageContext) -> CardTable {
    let rows = lines.flatMap { line in
      line.spans.map { span -> [CardTable.Cell] in
        let reasons = ForceLine.reasons(span, context)
        return [
          .init(span.from.map { context.date($0) } ?? HTML(context.say(.forceBeginning))),
          .init(span.until.map { context.date($0) } ?? "", isNone: span.until == nil),
          .init(line.name(context)), .init(ForceMark(span.state).badge(context)),
          .init(reasons.joined(separator: "<br>"), isNone: reasons.isEmpty),
        ]
      }
    }
    return CardTable([.columnFrom, .columnUntil, .columnLine, .columnForce, .columnWhy], rows: rows)
  }

  // MARK: ties

  func relations(_ context: PageContext) -> HTML {
    var items: [HTML] = norm.acts.map { act in
      item(
        NormPage.phrase(act.kind, isPassive: false), act.target.value, act, citations.marks(act.sources, context),
        context)
    }
    for relation in norm.relations {
      items.append(
        link(.relationTo, relation, to: relation.target.value, citations.marks(relation.sources, context), context))
    }
    var backward: [HTML] = []
    for other in context.view.corpus.norms where other.id != norm.id {
      for act in other.acts where act.target.value.norm == norm.id {
        backward.append(item(NormPage.phrase(act.kind, isPassive: true), .norm(other.id), act, .empty, context))
      }
      for relation in other.relations where relation.target.value == norm.id {
        backward.append(link(.relationFrom, relation, to: other.id, .empty, context))
      }
    }
    guard !items.isEmpty || !backward.isEmpty else { return "" }
    func list(_ phrase: Phrase, _ items: [HTML]) -> HTML {
      items.isEmpty ? "" : "<div><h3 class=\"label\">\(context.say(phrase))</h3><ul class=\"list\">\(items)</ul></div>"
    }
    return """
      <section aria-labelledby="ties"><h2 id="ties">\(context.say(.normTiesTitle))</h2>
      <div class="columns ties">\(list(.normTiesOut, items))\(list(.normTiesIn, backward))</div></section>
      """
  }

  private func item(
    _ phrase: Phrase, _ target: Act.Target, _ act: Act, _ marks: HTML, _ context: PageContext
  ) -> HTML {
    let title = HTML(context.view.norm(target.norm)?.title ?? target.norm.text)
    let words: HTML
    switch target {
    case .norm(let id): words = context.anchor(.norm(id), title)
    case .rule(let id):
      let named: HTML = "\(title) <code>#\(id.name)</code>"
      words = context.anchor(id, named)
    }
    var details: [HTML] = []
    if let from = act.from { details.append(context.say(.forceFrom, html: ["date": context.date(from)])) }
    if let until = act.until { details.append(context.say(.forceUntil, html: ["date": context.date(until)])) }
    if act.isDisputed { details.append(HTML(context.say(.stateDisputed))) }
    if let people = act.people { details.append("<code>\(people.value)</code>") }
    if !act.note.isEmpty { details.append(HTML(act.note)) }
    return """
      <li><p>\(context.say(phrase, html: ["norm": words])) \(marks)</p><p class="quiet">\(details.joined(separator: " · "))</p></li>

      """
  }

  private func link(
    _ phrase: Phrase, _ relation: Relation, to other: NormID, _ marks: HTML, _ context: PageContext
  ) -> HTML {
    let title = context.view.norm(other)?.title ?? other.text
    let words = context.say(
      phrase,
      html: [
        "kind": HTML(String(relation.kind.map { $0 == "-" ? " " : $0 })), "norm": context.anchor(.norm(other), title),
      ])
    let date: HTML = relation.date.map { "\(context.date($0)) " } ?? ""
    return "<li><p>\(words) \(marks)</p><p class=\"quiet\">\(date)\(relation.note)</p></li>"
  }

  private static func phrase(_ kind: Act.Kind, isPassive: Bool) -> Phrase {
    switch (kind, isPassive) {
    case (.suspends, false): .actSuspends
    case (.vacates, false): .actVacates
    case (.ends, false): .actEnds
    case (.amends, false): .actAmends
    case (.suspends, true): .forceSuspended
    case (.vacates, true): .forceVacated
    case (.ends, true): .forceEnded
    case (.amends, true): .actAmended
    }
  }
}
