internal import Desks
internal import Pages
internal import Register
internal import Safeguards

/// Every change of a case, the latest first; each can be taken back.
struct HistoryPage: DeskPage {
  let deskCase: DeskCase
  let changes: [RecordedChange]
  let members: [Member]
  let section = DeskSection.cases

  func title(_ context: DeskContext) -> String {
    context.say(.historyTitle, ["reference": .text(deskCase.content.reference)])
  }

  func body(_ context: DeskContext) -> HTML {
    let path = "/desk/cases/\(deskCase.id)"
    let items = changes.map { recorded -> HTML in
      let by = members.name(of: recorded.by, context)
      let undoes: HTML =
        recorded.change.undoes.map {
          "<small>\(context.say(.historyUndoes, ["number": .number($0)]))</small>" as HTML
        } ?? ""
      let canUndo =
        context.may(.writeCases) && recorded.number > 1
        && recorded.change.undone(number: recorded.number, in: deskCase.content) != nil
      let undo: HTML =
        canUndo
        ? context.form(
          "\(path)/undo",
          """
          \(context.hidden("number", String(recorded.number)))<button type="submit" class="plain" aria-label="\(context.say(.historyUndoLabel, ["number": .number(recorded.number)]))">\(context.say(.undo))</button>
          """, style: "") : ""
      return """
        <li><b>\(recorded.number). \(by)</b> \(context.time(recorded.at)) \(undoes)
        <ul class="plain">\(recorded.change.replacements.map { "<li>\(words($0, context))</li>" as HTML })</ul>
        \(undo)</li>
        """
    }
    return """
      <div class="lead"><p class="kicker"><a href="\(path)">\(context.say(.backToCase))</a></p>
      <h1>\(title(context))</h1>
      <p class="standfirst">\(context.say(.historyLead))</p></div>
      <ul class="entries">\(items)</ul>
      """
  }

  private func words(_ replacement: CaseChange.Replacement, _ context: DeskContext) -> HTML {
    let (what, before) = describe(replacement.before, context)
    let (whatAfter, after) = describe(replacement.after, context)
    let name = replacement.after == nil ? what : whatAfter
    switch (replacement.before == nil, replacement.after == nil) {
    case (true, _): return HTML(context.say(.historyAdded, ["what": .text(name), "value": .text(after)]))
    case (_, true): return HTML(context.say(.historyRemoved, ["what": .text(name), "value": .text(before)]))
    default:
      return HTML(
        context.say(
          .historyChanged, ["what": .text(name), "before": .text(before), "after": .text(after)]))
    }
  }

  /// What an item is, and what it says.
  private func describe(_ item: CaseItem?, _ context: DeskContext) -> (what: String, value: String) {
    switch item {
    case nil: ("", "")
    case .reference(let text): (context.say(.caseReference), text)
    case .sender(let code): (context.say(.caseSender), context.name(StateCode(code)))
    case .isClosed(let flag): (context.say(.historyState), context.say(flag ? .caseClosed : .historyOpen))
    case .watched(let codes):
      (
        context.say(.watch),
        codes.isEmpty ? context.say(.historyArranged) : context.language.list(codes.map { context.name(StateCode($0)) })
      )
    case .fact(let fact): (question(fact.key, context), value(fact))
    case .step(let step):
      (
        context.say(step.kind.phrase),
        [step.destination.map { context.name(StateCode($0)) }, step.at].compactMap { $0 }.joined(separator: ", ")
      )
    case .note(let note): (context.say(.note), String(note.text.prefix(80)))
    case .document(let document): (context.say(.documents), document.name)
    case .assignee(let id):
      (context.say(.peopleOfCase), members.name(of: id, context))
    case .receipt(let receipt): (context.say(.historyReceipt), context.name(StateCode(receipt.destination)))
    }
  }

  private func question(_ key: String, _ context: DeskContext) -> String {
    guard let (key, _) = try? FactReading.fact(key, context.words) else { return key }
    return FactWords(context.site.norms, context.language).question(key)
  }

  private func value(_ fact: RecordedFact) -> String {
    fact.values.map { value in value.from.map { "\(value.text) (\($0))" } ?? value.text }.joined(separator: "; ")
  }
}
