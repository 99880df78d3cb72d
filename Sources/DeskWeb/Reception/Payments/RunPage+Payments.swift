internal import Desks
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register

extension RunPage {
  /// Each payment with its reference and what became of it.
  func payments(_ context: DeskContext) -> HTML {
    let payments = view.run.payments
    let first = min(page * Self.perPage, payments.count)
    let shown = payments[first..<min(first + Self.perPage, payments.count)]
    let columns: [ReceptionPhrase] = [
      .columnNumber, .columnParticipant, .columnEntitlement, .columnAmount, .columnWhere, .columnResult,
    ]
    let rows = shown.map { payment in
      CardTable.Row(
        "\(payment.id.number)",
        [
          participant(payment.due.participant, context), entitlement(payment.due, context),
          HTML(payment.amount.description), HTML(payment.place(context)), outcome(payment, context),
        ])
    }
    let table = CardTable(
      caption: caption(first, shown.count, context), columns: columns.map { context.say($0) }, heads: .number,
      rows: rows)
    return "\(table.html)\(pages(context))"
  }

  private func caption(_ first: Int, _ count: Int, _ context: DeskContext) -> String {
    context.say(
      ReceptionPhrase.paymentsShown,
      ["from": .number(first + 1), "to": .number(first + count), "count": .number(view.run.payments.count)])
  }

  private func pages(_ context: DeskContext) -> HTML {
    let path = "/desk/reception/payments/\(view.run.id)"
    let earlier: HTML = page > 0 ? "<a href=\"\(path)?page=\(page)\">\(context.say(.pagePrevious))</a>" : ""
    let later: HTML =
      (page + 1) * Self.perPage < view.run.payments.count
      ? "<a href=\"\(path)?page=\(page + 2)\">\(context.say(.pageNext))</a>" : ""
    return earlier.isEmpty && later.isEmpty ? "" : "<p class=\"pages\">\(earlier) \(later)</p>"
  }

  private func participant(_ id: ParticipantID, _ context: DeskContext) -> HTML {
    guard let reference = view.references[id] else { return HTML(context.say(ReceptionPhrase.participantGone)) }
    return context.may(.readParticipants)
      ? "<a href=\"/desk/reception/participants/\(id.text)\">\(reference)</a>" : HTML(reference)
  }

  private func entitlement(_ due: Due.Key, _ context: DeskContext) -> HTML {
    let title =
      programmes[due.entitlement.programme]?[due.entitlement.name]?.entitlement.title ?? due.entitlement.name
    let days = context.say(
      ReceptionPhrase.periodWords,
      ["first": .text(context.language.say(due.period.first)), "last": .text(context.language.say(due.period.last))])
    return "\(title) <small>\(days)</small>"
  }

  private func outcome(_ payment: PaymentInstruction, _ context: DeskContext) -> HTML {
    guard view.statuses.indices.contains(payment.id.number - 1) else { return "" }
    let status = view.statuses[payment.id.number - 1]
    let amount: HTML = status.amount.map { " \($0)" as HTML } ?? ""
    let report: HTML =
      view.run.reports[payment.id.number].map { report in
        "<small>\([report.status, report.reason].compactMap { $0 }.joined(separator: ", "))</small>" as HTML
      } ?? ""
    return "\(context.say(status.phrase))\(amount) \(report)"
  }

  /// Dues that the run does not pay, by reason: a long list of them says less than how many there are of each.
  func leftOut(_ context: DeskContext) -> HTML {
    guard !view.run.leftOut.isEmpty else { return "" }
    var groups: [ReceptionPhrase: [LeftOut]] = [:]
    for left in view.run.leftOut { groups[left.reason.phrase, default: []].append(left) }
    let order = ReceptionPhrase.allCases.filter { groups[$0] != nil }
    let items = order.map { phrase -> HTML in
      let group = groups[phrase] ?? []
      let people = group.prefix(20).map { left -> HTML in
        "<li>\(participant(left.due.key.participant, context)), \(left.due.key.entitlement.name), \(context.language.say(left.due.on)): \(left.due.amount.description)</li>"
      }
      let more: HTML =
        group.count > 20
        ? "<li>\(context.say(ReceptionPhrase.andMore, ["count": .number(group.count - 20)]))</li>" : ""
      return """
        <details><summary>\(context.say(phrase)) (\(group.count))</summary><ul class="plain">\(people)\(more)</ul></details>
        """
    }
    return """
      <section class="panel" aria-labelledby="left-out"><h2 id="left-out">\(context.say(ReceptionPhrase.leftOutTitle, ["count": .number(view.run.leftOut.count)]))</h2>
      \(items)</section>
      """
  }
}

extension PaymentInstruction {
  /// Where it goes, with most of an account or number hidden: who approves sees that two differ, and a screen that others
  /// see does not say where somebody's money is.
  fileprivate func place(_ context: DeskContext) -> String {
    switch channel {
    case .bankAccount(let account): "\(account.bank.text) …\(account.numberText.suffix(4))"
    case .mobileMoney(let number): "…\(number.text.suffix(4))"
    case .cash: context.say(ReceptionPhrase.paymentCash)
    case nil: context.say(ReceptionPhrase.participantGone)
    }
  }
}
