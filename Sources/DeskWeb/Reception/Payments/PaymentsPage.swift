internal import Safeguards
internal import Casework
internal import Desks
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register

/// What programmes have and owe, and all payment runs.
struct PaymentsPage: DeskPage {
  let overview: PaymentsOverview
  let form: SentForm
  /// Something was just booked.
  var isDone = false
  let section = DeskSection.reception

  func title(_ context: DeskContext) -> String { context.say(ReceptionPhrase.paymentsTitle) }

  func body(_ context: DeskContext) -> HTML {
    let new: HTML =
      context.may(.preparePayments)
      ? "<p><a class=\"button\" href=\"/desk/reception/payments/new\">\(context.say(ReceptionPhrase.runNew))</a></p>"
      : ""
    return """
      <div class="lead"><p class="kicker"><a href="/desk/reception">\(context.say(ReceptionPhrase.navReception))</a></p>
      <h1>\(title(context))</h1>
      <p class="standfirst">\(context.say(ReceptionPhrase.paymentsLead))</p></div>
      <div class="toolbar">\(new)<p><a href="/desk/reception/ledger">\(context.say(ReceptionPhrase.ledgerTitle))</a></p></div>
      \(context.notice(isDone ? context.say(.changedUndo) : nil))
      \(context.mistakes(form.mistakes))
      \(balances(context))
      \(runs(context))
      \(funding(context))
      """
  }

  private func balances(_ context: DeskContext) -> HTML {
    let panels = overview.balances.map { balance -> HTML in
      let lines: [(ReceptionPhrase, Money)] = [
        (.balanceGranted, balance.granted), (.balanceFunds, balance.funds), (.balanceInTransit, balance.inTransit),
        (.balanceReturned, balance.returned), (.balanceOwed, balance.owed),
      ]
      return """
        <section class="panel"><h2>\(balance.programme.text), \(balance.currency.code)</h2>
        <dl class="conditions">\(lines.map { "<dt>\(context.say($0.0))</dt><dd class=\"number\">\($0.1.description)</dd>" as HTML })</dl>
        </section>
        """
    }
    return panels.isEmpty ? "" : "<div class=\"columns\">\(panels)</div>"
  }

  private func runs(_ context: DeskContext) -> HTML {
    guard !overview.runs.isEmpty else {
      return "<div class=\"empty\"><p>\(context.say(ReceptionPhrase.runsNone))</p></div>"
    }
    let columns: [ReceptionPhrase] = [.columnRun, .columnStage, .columnPayments, .columnSum, .columnOutcomes]
    let rows = overview.runs.map { run in
      CardTable.Row(
        "<a href=\"/desk/reception/payments/\(run.id.text)\">\(name(run, context))</a>",
        [
          HTML(context.say(run.stage.phrase)), "\(run.sums.count)", "\(run.sums.total.description)",
          outcomes(run.outcomes, context),
        ])
    }
    return CardTable(
      caption: context.say(ReceptionPhrase.runsTitle), columns: columns.map { context.say($0) }, rows: rows
    ).html
  }

  private func name(_ run: PaymentsOverview.Run, _ context: DeskContext) -> String {
    context.say(
      ReceptionPhrase.runName,
      ["programme": .text(run.terms.programme.text), "day": .text(context.language.say(run.terms.upTo))])
  }

  /// What became of the payments of a run, as far as there are any of a kind.
  private func outcomes(_ outcomes: RunOutcomes, _ context: DeskContext) -> HTML {
    let parts: [(ReceptionPhrase, Int)] = [
      (.countInTransit, outcomes.inTransit), (.countPaid, outcomes.paid), (.countPartly, outcomes.partlyDelivered),
      (.countFailed, outcomes.failed), (.countReturned, outcomes.returned),
    ]
    let said = parts.filter { $0.1 > 0 }.map { context.say($0.0, ["count": .number($0.1)]) }
    return said.isEmpty ? "" : HTML(said.joined(separator: context.say(.listSeparator)))
  }

  private func funding(_ context: DeskContext) -> HTML {
    guard context.may(.approvePayments) else { return "" }
    let programmes = context.site.norms.corpus.programmes.map { (value: $0.id.text, label: $0.title) }
    return """
      <section class="panel" aria-labelledby="funding"><h2 id="funding">\(context.say(ReceptionPhrase.fundTitle))</h2>
      <p>\(context.say(ReceptionPhrase.fundLead))</p>
      \(context.form("/desk/reception/ledger", """
        \(context.field(FormField("programme", context.say(ReceptionPhrase.fieldProgramme), .choice(programmes), value: form["programme"], isRequired: true), form.mistakes))
        \(context.field(FormField("amount", context.say(ReceptionPhrase.fieldAmount), value: form["amount"], isRequired: true, longest: 20, inputMode: "decimal"), form.mistakes))
        \(context.field(FormField("currency", context.say(ReceptionPhrase.fieldCurrency), value: form["currency"], isRequired: true, longest: 3), form.mistakes))
        \(context.field(FormField("source", context.say(ReceptionPhrase.fieldFundSource), value: form["source"], help: context.say(ReceptionPhrase.fieldFundSourceHelp), isRequired: true, longest: 200), form.mistakes))
        <p>\(context.button(context.say(ReceptionPhrase.fundButton), name: "do", value: "fund"))
        \(context.button(context.say(ReceptionPhrase.releaseButton), name: "do", value: "release", style: "second"))</p>
        """ as HTML, style: "narrow-form"))
      </section>
      """
  }
}
