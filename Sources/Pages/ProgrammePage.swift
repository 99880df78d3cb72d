package import Register

/// A programme of reception: what it promises to whom, on which figures and sources, and what nobody has said.
package struct ProgrammePage: Sendable {
  let programme: Programme
  private let country: String

  /// `country` is the name of the State in which people are received.
  package init(_ programme: Programme, country: String) {
    self.programme = programme
    self.country = country
  }

  /// How a figure that nobody has published is marked wherever it is shown.
  package static func words(_ basis: FigureBasis) -> String {
    switch basis {
    case .published: "published"
    case .demonstration: "demonstration: nobody has published this"
    }
  }

  /// `100,000 RWF for each adult, every month`.
  package static func terms(_ entitlement: Register.Entitlement) -> String {
    var text = ""
    if let amount = entitlement.amount {
      text = "\(amount) for \(words(entitlement.per))\(entitlement.isPaidOut ? "" : ", paid for them"), "
    }
    text += entitlement.every == .once ? "once" : "every \(entitlement.every.rawValue)"
    if let times = entitlement.times { text += ", \(counted(times, "time"))" }
    if let day = entitlement.day {
      text += entitlement.every == .week ? ", on day \(day) of the week" : ", on day \(day) of the month"
    }
    if entitlement.afterDays > 0 { text += ", from \(counted(entitlement.afterDays, "day")) after enrolment" }
    return text
  }

  private static func words(_ unit: Register.Entitlement.Unit) -> String {
    switch unit {
    case .participant: "the participant"
    case .person: "each person of the household"
    case .adult: "each adult"
    case .child: "each child"
    case .household: "the household"
    }
  }

  private var span: String { "from \(programme.from)" + (programme.until.map { " until \($0)" } ?? "") }

  // MARK: text

  package func text(_ style: TextStyle) -> String {
    var page = TextCanvas(style)
    text(&page)
    return page.text
  }

  func text(_ page: inout TextCanvas) {
    page.paragraph(programme.title, colour: .bold)
    let arrangement = programme.arrangement.map { " · under \($0.value)" } ?? ""
    page.paragraph("\(programme.id) · \(country)\(arrangement) · \(span)")
    page.paragraph(
      "run by: \(programme.operatedBy)" + (programme.places.map { " · for \($0) people" } ?? ""), colour: .dim)
    page.paragraph(programme.says)
    page.heading("Entitlements")
    for entitlement in programme.entitlements { text(entitlement, &page) }
    if !programme.followUps.isEmpty { page.heading("Follow-ups") }
    for followUp in programme.followUps {
      page.paragraph(
        "\(followUp.title) [\(followUp.name)]: \(counted(followUp.afterDays, "day")) after enrolment, "
          + "\(counted(followUp.graceDays, "day")) of grace"
          + (followUp.questionnaire.map { ", with the questionnaire \($0.value)" } ?? ""), lead: "- ", indent: 2)
      page.paragraph(line(followUp.basis, followUp.sources), indent: 4, colour: .dim)
    }
    for questionnaire in programme.questionnaires {
      page.heading("Questionnaire \(questionnaire.name): \(questionnaire.title)")
      for question in questionnaire.questions { page.paragraph(question.ask, lead: "- ", indent: 2) }
    }
    if !programme.wageFloors.isEmpty { page.heading("Wage floors") }
    for floor in programme.wageFloors {
      page.paragraph(
        "\(floor.amount) per \(floor.per.rawValue), \(floor.kind.rawValue) [\(floor.name)]: \(floor.says)", lead: "- ",
        indent: 2)
      page.paragraph(line(floor.basis, floor.sources), indent: 4, colour: .dim)
    }
    terms(&page)
    claims(&page)
    if !programme.unknown.isEmpty { page.heading("What nobody has said") }
    for line in programme.unknown { page.paragraph(line, lead: "- ", indent: 2) }
    page.heading("Sources")
    for source in programme.sources { page.paragraph(Words.source(source), lead: "\(source.id): ", indent: 2) }
  }

  private func text(_ entitlement: Register.Entitlement, _ page: inout TextCanvas) {
    page.paragraph("\(entitlement.title) [\(entitlement.name)], \(entitlement.kind.rawValue)", lead: "- ", indent: 2)
    page.paragraph(Self.terms(entitlement), indent: 4)
    page.paragraph(entitlement.says, indent: 4)
    if let when = entitlement.when { page.paragraph("when: \(when.value)", indent: 4, colour: .dim) }
    if let until = entitlement.until { page.paragraph("until: \(until.value)", indent: 4, colour: .dim) }
    page.paragraph(line(entitlement.basis, entitlement.sources), indent: 4, colour: .dim)
  }

  private func terms(_ page: inout TextCanvas) {
    let terms = programme.terms
    page.heading("Terms")
    func line(_ words: String, _ isAgreed: Bool) {
      page.paragraph(
        words + (isAgreed ? "" : ", as is usual where nothing is agreed"), lead: "- ", indent: 2)
    }
    line(
      "work is checked \(Words.list(programme.workChecks.map(String.init))) days after its start",
      terms?.workChecks != nil)
    let lost = programme.contactLost
    line(
      "contact is lost after \(lost.tries == 1 ? "1 try" : "\(lost.tries) tries in a row"), or "
        + "\(counted(lost.days, "day")) after the last contact where it was tried since",
      terms?.contactLost != nil)
    line(
      "a payment is on time within \(counted(programme.paymentGraceDays, "day")) of its day",
      terms?.paymentGraceDays != nil)
    if let terms { page.paragraph(self.line(terms.basis, terms.sources), indent: 4, colour: .dim) }
    guard let outside = programme.complaintsOutside else { return }
    page.heading("Complaints that nobody inside may read")
    page.paragraph(outside.body, lead: "- ", indent: 2)
    page.paragraph(outside.how, indent: 4)
    page.paragraph(cited(outside.sources), indent: 4, colour: .dim)
  }

  private func claims(_ page: inout TextCanvas) {
    guard !programme.claims.isEmpty else { return }
    page.heading("What sources say of it")
    for claim in programme.claims {
      page.paragraph(claim.claim, lead: "- ", indent: 2)
      let conflict = claim.conflict.isEmpty ? "" : " · contradicted: see the other claims marked \(claim.conflict)"
      let said = [claim.by, claim.date?.description ?? ""].filter { !$0.isEmpty }.map { "\($0) · " }.joined()
      page.paragraph("\(said)\(cited(claim.sources))\(conflict)", indent: 4, colour: .dim)
      if let retraction = claim.retraction {
        page.paragraph(Words.retraction(retraction), lead: "! ", indent: 4, colour: .yellow)
        page.paragraph(cited(retraction.sources), indent: 6, colour: .dim)
      }
    }
  }

  /// What is cited, and whether there is reason to doubt all of it.
  private func cited(_ names: [Located<String>]) -> String {
    guard !names.isEmpty else { return "no source" }
    let ids = Set(names.map(\.value))
    let isWeak = programme.sources.allSatisfy { !ids.contains($0.id) || $0.isWeak }
    return "sources: \(Words.list(names.map(\.value)))\(isWeak ? " · only weak sources" : "")"
  }

  private func line(_ basis: FigureBasis, _ sources: [Located<String>]) -> String {
    "\(Self.words(basis)) · \(cited(sources))"
  }
}
