internal import Record
package import Register
package import Safeguards

/// The check: pages that are made from what is posted. They are never cached, and no address leads to them.
extension Site {
  /// Where a form begins: the sender of which most is asked.
  package var standardSender: StateCode {
    let senders = checkSenders
    return senders.contains(StateCode("USA")) ? StateCode("USA") : senders.first ?? StateCode("USA")
  }

  /// An answer of this register, the same as the program gives for the same case.
  package func answer(_ file: CaseFile, _ question: Question) throws(UnknownSender) -> Answer {
    try Answer(
      file, question, norms: norms, registerDigest: digest, engine: engine,
      distances: borders.from(question.sender, to: question.destinations), forms: forms)
  }

  /// The page at which the reader has arrived; without an answer, the start with what is to be put right.
  package func response(to state: CheckState, _ answer: Answer?, _ receipt: Receipt?, today: CivilDate) -> SiteResponse
  {
    var clocks = Clocks(today: today)
    if let question = answer?.question {
      clocks.day = state.settings.day.isEmpty ? nil : question.day.day
      clocks.known = question.known
    }
    let query = Query(clocks: clocks)
    let view = RecordView(norms.corpus, catalog, clocks)
    let address: Address =
      switch state.step {
      case .emergencyStart, .emergency: .emergency
      case .start, .interview, .brief, .sheet: .check
      }
    let context = PageContext(site: self, view: view, address: address, query: query)
    let (title, body) = page(state, answer, receipt, context)
    let html = Layout(context, isPosted: true).document(title: title, body: body)
    return SiteResponse(
      status: state.mistakes.isEmpty ? 200 : 400, contentType: SiteFormat.html.contentType, body: Array(html.text.utf8))
  }

  private func page(
    _ state: CheckState, _ answer: Answer?, _ receipt: Receipt?, _ context: PageContext
  ) -> (title: String, body: HTML) {
    switch (state.step, answer, receipt) {
    case (.interview, let answer?, _):
      let page = InterviewPage(state, answer, context)
      return (page.title, page.body)
    case (.brief, let answer?, let receipt?):
      let page = SiteBrief(state, answer, receipt, context)
      return (page.title, page.body)
    case (.sheet, let answer?, _):
      if let surroundings = surroundings(answer), let sheet = SheetPage(answer, surroundings, language: language) {
        let page = SheetAnswerPage(state, sheet, context)
        return (page.title, page.body)
      }
    case (.emergency, let answer?, _):
      if let surroundings = surroundings(answer), let hours = EmergencyPage(answer, surroundings, language: language) {
        let page = EmergencyAnswerPage(state, hours, context)
        return (page.title, page.body)
      }
    case (.emergencyStart, _, _):
      let page = EmergencyStartPage(state, context)
      return (page.title(context), page.body(context))
    default: break
    }
    let page = CheckStartPage(state)
    return (page.title(context), page.body(context))
  }
}
