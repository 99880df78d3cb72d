internal import Casework
internal import Desks
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register

/// One payment run: how far it is, what keeps it from the next step, and what became of each payment.
struct RunPage: DeskPage {
  let view: PaymentRunView
  /// Of the list of payments, from 0.
  let page: Int
  let programmes: ProgrammeSet
  /// Something was just booked.
  var isDone = false
  let section = DeskSection.reception
  static let perPage = 100

  private var path: String { "/desk/reception/payments/\(view.run.id)" }

  func title(_ context: DeskContext) -> String {
    context.say(
      ReceptionPhrase.runName,
      [
        "programme": .text(view.run.terms.programme.text),
        "day": .text(context.language.say(view.run.terms.upTo)),
      ])
  }

  func body(_ context: DeskContext) -> HTML {
    """
    <div class="lead"><p class="kicker"><a href="/desk/reception/payments">\(context.say(ReceptionPhrase.paymentsTitle))</a></p>
    <h1>\(title(context))</h1>
    <p class="standfirst">\(context.say(view.run.stage.phrase)): \(sums(context))</p></div>
    \(context.notice(isDone ? context.say(.changedUndo) : nil))
    \(next(context))
    \(checked(context))
    \(terms(context))
    \(payments(context))
    \(leftOut(context))
    """
  }

  private func sums(_ context: DeskContext) -> String {
    context.say(
      ReceptionPhrase.runSums,
      ["count": .number(view.run.sums.count), "total": .text(view.run.sums.total.description)])
  }

  // MARK: what comes next

  private func next(_ context: DeskContext) -> HTML {
    let stage = view.run.stage
    let isBlocked = view.check?.faults.isEmpty == false
    var actions: [HTML] = []
    if stage == .prepared, context.may(.preparePayments), !isBlocked {
      actions.append(step("check", .stepCheck, .stepCheckWords, context))
    }
    if stage == .checked, context.may(.approvePayments), !isBlocked {
      // Nobody approves what they prepared; it is said before they try.
      let isOwn = view.run.step(.prepared)?.by == context.signedIn?.caller.member.id
      actions.append(
        isOwn
          ? "<p>\(context.say(ReceptionPhrase.approveOwn))</p>"
          : step(
            "approve", .stepApprove, .stepApproveWords, context,
            fields: """
              \(context.hidden("count", String(view.run.sums.count)))\(context.hidden("total", view.run.sums.total.decimal))
              """))
    }
    if stage == .approved, context.may(.approvePayments), !isBlocked {
      actions.append(step("export", .stepExport, .stepExportWords, context))
    }
    if stage.isSent, context.may(.approvePayments) {
      let words = view.run.terms.source == .cash ? ReceptionPhrase.runList : .runFile
      actions.append("<p><a class=\"button\" href=\"\(path)/file\">\(context.say(words))</a></p>")
      actions.append(results(context))
    }
    if stage == .exported, context.may(.approvePayments), !view.statuses.contains(.inTransit) {
      actions.append(step("close", .stepClose, .stepCloseWords, context))
    }
    if !stage.isSent, stage != .cancelled, context.may(.preparePayments) || context.may(.approvePayments) {
      actions.append(step("cancel", .stepCancel, .stepCancelWords, context, style: "second"))
    }
    guard !actions.isEmpty else { return "" }
    return """
      <section class="panel first" aria-labelledby="next"><h2 id="next">\(context.say(ReceptionPhrase.runNext))</h2>\(actions)</section>
      """
  }

  private func step(
    _ action: String, _ label: ReceptionPhrase, _ words: ReceptionPhrase, _ context: DeskContext, fields: HTML = "",
    style: String = ""
  ) -> HTML {
    let values: [String: Message.Value] = ["sums": .text(sums(context))]
    return context.form(
      "\(path)/\(action)",
      "\(fields)<p>\(context.say(words, values))</p><p>\(context.button(context.say(label), style: style))</p>")
  }

  private func results(_ context: DeskContext) -> HTML {
    let file = FormField(
      "file", context.say(ReceptionPhrase.resultsFile), .file(accept: ".xml,.csv"),
      help: context.say(ReceptionPhrase.resultsFileHelp), isRequired: true)
    return context.form(
      "\(path)/results",
      "\(context.field(file))<p>\(context.button(context.say(ReceptionPhrase.resultsShow), style: "second"))</p>",
      isUpload: true)
  }

  private func checked(_ context: DeskContext) -> HTML {
    guard let check = view.check else { return "" }
    let faults = check.faults.map { "<li class=\"now\">\($0.words(context))</li>" as HTML }
    let remarks = check.remarks.map { "<li>\($0.words(context))</li>" as HTML }
    guard !faults.isEmpty || !remarks.isEmpty else { return "" }
    return """
      <section class="panel" aria-labelledby="check"><h2 id="check">\(context.say(ReceptionPhrase.checkTitle))</h2>
      <ul class="plain">\(faults)\(remarks)</ul></section>
      """
  }

  private func terms(_ context: DeskContext) -> HTML {
    let terms = view.run.terms
    let from: String =
      switch terms.source {
      case .bank(let account): "\(account.numberText), \(account.bank.text), \(account.holder)"
      case .mobileMoney: context.say(ReceptionPhrase.sourceMobile)
      case .cash: context.say(ReceptionPhrase.sourceCash)
      }
    let steps = view.run.steps.map { step -> HTML in
      let name = view.names[step.by] ?? context.say(.someoneGone)
      return "<li>\(context.say(step.stage.phrase)): \(name), \(context.time(step.at))</li>"
    }
    let title = programmes[terms.programme]?.programme.title ?? terms.programme.text
    return """
      <section class="panel" aria-labelledby="terms"><h2 id="terms">\(context.say(ReceptionPhrase.runTerms))</h2>
      <dl class="conditions">
      <dt>\(context.say(ReceptionPhrase.fieldProgramme))</dt><dd>\(title)</dd>
      <dt>\(context.say(ReceptionPhrase.fieldSource))</dt><dd>\(from)</dd>
      <dt>\(context.say(ReceptionPhrase.fieldExecution))</dt><dd>\(context.language.say(terms.executionDay))</dd>
      <dt>\(context.say(ReceptionPhrase.fieldMessage))</dt><dd>\(terms.message)</dd>
      </dl><ul class="plain">\(steps)</ul></section>
      """
  }
}
