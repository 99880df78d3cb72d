internal import Casework
internal import Desks
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register

/// The ledger, the latest entry first. What was wrong is reversed by another entry.
struct LedgerDeskPage: DeskPage {
  let page: LedgerPage
  var isWithoutReason = false
  /// Something was just booked.
  var isDone = false
  let section = DeskSection.reception

  func title(_ context: DeskContext) -> String { context.say(ReceptionPhrase.ledgerTitle) }

  func body(_ context: DeskContext) -> HTML {
    """
    <div class="lead"><p class="kicker"><a href="/desk/reception/payments">\(context.say(ReceptionPhrase.paymentsTitle))</a></p>
    <h1>\(title(context))</h1>
    <p class="standfirst">\(context.say(ReceptionPhrase.ledgerLead, ["count": .number(page.count)]))</p></div>
    \(context.notice(isDone ? context.say(.changedUndo) : nil))
    \(isWithoutReason ? "<p class=\"now\" role=\"alert\">\(context.say(ReceptionPhrase.reverseNoReason))</p>" : "")
    \(page.entries.isEmpty ? "<div class=\"empty\"><p>\(context.say(ReceptionPhrase.ledgerNone))</p></div>" : table(context))
    \(older(context))
    \(reversing(context))
    """
  }

  private func table(_ context: DeskContext) -> HTML {
    let columns: [ReceptionPhrase] = [
      .columnNumber, .columnDay, .columnWhat, .columnAmount, .columnAbout, .columnSource, .columnBy,
    ]
    let rows = page.entries.map { entry in
      CardTable.Row(
        "\(entry.number)",
        [
          HTML(context.language.say(entry.day)), what(entry, context),
          HTML(entry.postings.first?.amount.description ?? ""), about(entry, context),
          HTML(entry.purpose.source ?? ""), HTML(page.names[entry.by] ?? context.say(.someoneGone)),
        ])
    }
    return CardTable(columns: columns.map { context.say($0) }, heads: .number, rows: rows).html
  }

  private func what(_ entry: JournalEntry, _ context: DeskContext) -> HTML {
    let reverses: HTML =
      entry.purpose.reverses.map {
        "<small>\(context.say(ReceptionPhrase.entryReverses, ["number": .number($0)]))</small>" as HTML
      } ?? ""
    let reversed: HTML =
      page.reversed.contains(entry.number) ? "<small>\(context.say(ReceptionPhrase.entryReversed))</small>" : ""
    return "\(context.say(entry.kind.phrase)) \(reverses)\(reversed)"
  }

  private func about(_ entry: JournalEntry, _ context: DeskContext) -> HTML {
    guard let due = entry.purpose.due else { return "" }
    let reference = page.references[due.participant] ?? context.say(ReceptionPhrase.participantGone)
    return "\(reference), \(due.entitlement.name) <small>\(context.language.say(due.period.first))</small>"
  }

  private func older(_ context: DeskContext) -> HTML {
    guard page.hasOlder, let last = page.entries.last else { return "" }
    return """
      <p class="pages"><a href="/desk/reception/ledger?before=\(last.number)" rel="next">\(context.say(.pageNext))</a></p>
      """
  }

  private func reversing(_ context: DeskContext) -> HTML {
    guard context.may(.approvePayments), !page.entries.isEmpty else { return "" }
    return """
      <section class="panel" aria-labelledby="reverse"><h2 id="reverse">\(context.say(ReceptionPhrase.reverseTitle))</h2>
      <p>\(context.say(ReceptionPhrase.reverseLead))</p>
      \(context.form("/desk/reception/ledger/reverse", """
        \(context.field(FormField("number", context.say(ReceptionPhrase.columnNumber), isRequired: true, longest: 12, inputMode: "numeric")))
        \(context.field(FormField("source", context.say(ReceptionPhrase.reverseReason), isRequired: true, longest: 200)))
        <p>\(context.button(context.say(ReceptionPhrase.reverseButton), style: "second"))</p>
        """ as HTML, style: "narrow-form"))
      </section>
      """
  }
}
