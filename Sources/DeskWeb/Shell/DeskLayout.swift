internal import Casework
internal import Desks
internal import Pages

/// What every page of the desk has around its body.
struct DeskLayout {
  private let context: DeskContext
  private let stylesheet: String

  init(_ context: DeskContext, stylesheet: String) {
    self.context = context
    self.stylesheet = stylesheet
  }

  func document(_ page: any DeskPage) -> HTML {
    let organisation = context.signedIn?.organisation.name
    let title = page.title(context)
    let window =
      organisation.map { context.say(.deskTitle, ["page": .text(title), "organisation": .text($0)]) }
      ?? "\(title) · \(context.say(.deskName))"
    return HTMLDocument(
      title: window, language: context.language,
      head: """
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <link rel="stylesheet" href="\(context.site.stylesheet.path)">
        <link rel="stylesheet" href="\(stylesheet)">
        <link rel="icon" href="\(SiteIcon.path)" type="image/svg+xml">
        \(page.section == .reception ? DraftScript.element(context) : "")
        """,
      style: "desk",
      body: """
        <a class="skip" href="#content">\(context.say(.skipToContent))</a>
        \(header(page.section))
        <main id="content" tabindex="-1">
        \(page.body(context))
        </main>
        <footer class="site"><div class="foot">
        <p>\(context.say(.deskFooter))</p>
        \(DeskLanguages.menu(context, section: page.section))
        <p><a href="/">\(context.say(.backToSite))</a></p>
        </div></footer>
        """
    ).html
  }

  private func header(_ section: DeskSection) -> HTML {
    guard let signedIn = context.signedIn else {
      return """
        <header class="site"><div class="bar">
        <p class="brand"><a href="/desk">\(Icon.mark)<span>\(context.say(.deskName))</span></a></p>
        </div></header>
        """
    }
    let links = DeskSection.allCases.compactMap { part -> HTML? in
      guard let (path, words) = link(part, signedIn) else { return nil }
      let current: HTML = part == section ? " aria-current=\"page\"" : ""
      return "<li><a href=\"\(path)\"\(current)>\(words)</a></li>"
    }
    return """
      <header class="site"><div class="bar">
      <p class="brand"><a href="/desk">\(Icon.mark)<span>\(signedIn.organisation.name)</span></a></p>
      <nav aria-label="\(context.say(.navigationLabel))"><ul>\(links)</ul></nav>
      \(context.form("/desk/sign-out", context.button(context.say(.signOut), style: "plain"), style: "sign-out"))
      </div></header>
      """
  }

  private func link(_ part: DeskSection, _ signedIn: SignedIn) -> (path: String, words: String)? {
    let member = signedIn.caller.member
    switch part {
    case .cases: return member.may(.readCases) ? ("/desk/cases", context.say(.navCases)) : nil
    case .deadlines: return member.may(.readCases) ? ("/desk/deadlines", context.say(.navDeadlines)) : nil
    case .alerts:
      let count = signedIn.unseenAlerts
      let words =
        count == 0
        ? context.say(.navAlerts)
        : count < CaseDesk.mostUnseen
          ? context.say(.navAlertsUnseen, ["count": .number(count)])
          : context.say(.navAlertsMany, ["most": .number(CaseDesk.mostUnseen - 1)])
      return member.may(.readAlerts) ? ("/desk/alerts", words) : nil
    case .reception:
      let isOfReception = member.may(.readParticipants) || member.may(.readPayments)
      return isOfReception ? ("/desk/reception", context.say(ReceptionPhrase.navReception)) : nil
    case .people: return member.may(.managePeople) ? ("/desk/people", context.say(.navPeople)) : nil
    case .log: return member.may(.readLog) ? ("/desk/log", context.say(.navLog)) : nil
    case .settings: return member.may(.manageOrganisation) ? ("/desk/settings", context.say(.navSettings)) : nil
    case .account: return ("/desk/account", context.say(.navAccount, ["name": .text(member.name)]))
    case .outside: return nil
    }
  }
}
