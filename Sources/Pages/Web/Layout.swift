internal import Register

/// What every page has around its body: the head with the ways through the site and the two clocks, and the foot.
struct Layout {
  private let context: PageContext
  private let isRefusal: Bool
  /// Made from what was posted: it has neither an address nor a twin, and to turn the clocks would lose the form.
  private let isPosted: Bool

  init(_ context: PageContext, isRefusal: Bool = false, isPosted: Bool = false) {
    self.context = context
    self.isRefusal = isRefusal
    self.isPosted = isPosted
  }

  func document(title: String, body: HTML) -> HTML {
    let isHome = context.address == .home && !isRefusal
    let window = isHome ? "\(context.say(.siteName)): \(title)" : context.say(.siteTitle, ["page": .text(title)])
    let twin: HTML =
      isRefusal || isPosted
      ? "" : "<link rel=\"alternate\" type=\"application/json\" href=\"\(twinLink)\">"
    return HTMLDocument(
      title: window, language: context.language,
      head: """
        <meta name="color-scheme" content="light dark">
        <meta name="description" content="\(context.say(.siteLine))">
        <link rel="stylesheet" href="\(context.site.stylesheet.path)">
        <link rel="icon" href="\(SiteIcon.path)" type="image/svg+xml">
        \(twin)
        \(feed)
        """,
      body: """
        <a class="skip" href="#content">\(context.say(.skipToContent))</a>
        \(header)
        <main id="content" tabindex="-1">
        \(body)
        </main>
        \(footer)
        """
    ).html
  }

  /// What a reader of feeds finds: that of the State or norm of the page, else that of all changes.
  private var feed: HTML {
    guard !isRefusal, !isPosted else { return "" }
    let subject: AtomFeed.Subject =
      switch context.address {
      case .state(let code): .state(code)
      case .norm(let id): .norm(id)
      default: .all
      }
    return
      "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"\(AtomFeed.href(subject, context.clocks))\">"
  }

  private var twinLink: Link {
    var link = context.link(context.address, context.query.parameters)
    link.isTwin = true
    return link
  }

  // MARK: head

  private var header: HTML {
    """
    <header class="site">
    <div class="bar">
    <p class="brand"><a href="\(context.link(.home))">\(Icon.mark)<span>\(context.say(.siteName))</span></a></p>
    <nav aria-label="\(context.say(.navigationLabel))"><ul>\(navigation)</ul></nav>
    </div>
    \(isRefusal || isPosted ? "" : context.site.isStatic ? staticClocks : clocks)
    </header>
    """
  }

  private var navigation: [HTML] {
    Address.navigation.filter(context.site.isPlanned).map { address in
      let words = HTML(context.say(Layout.name(of: address)))
      let current: HTML =
        context.address == address && !isRefusal
        ? " aria-current=\"page\"" : context.address.section == address ? " aria-current=\"true\"" : ""
      return "<li><a href=\"\(context.link(address))\"\(current)>\(words)</a></li>"
    }
  }

  private static func name(of address: Address) -> Phrase {
    switch address {
    case .home: .siteName
    case .arrangements, .arrangement: .navArrangements
    case .norms, .norm: .navNorms
    case .states, .state: .navStates
    case .sources, .source: .navSources
    case .transfers, .changes: .navTransfers
    case .check, .emergency: .navCheck
    case .method, .data: .navMethod
    }
  }

  /// The two clocks: what they show, and a form that sets them and keeps the filters of the page.
  private var clocks: HTML {
    let clocks = context.clocks
    let day = Message.Value.text(context.language.say(clocks.effectiveDay))
    let known = Message.Value.text(clocks.known.map(context.language.say) ?? "")
    let phrase: Phrase =
      switch (clocks.day, clocks.known) {
      case (nil, nil): .clocksToday
      case (_?, nil): .clocksDay
      case (nil, _?): .clocksTodayKnown
      case (_?, _?): .clocksDayKnown
      }
    let kept = context.query.parameters.map { parameter -> HTML in
      "<input type=\"hidden\" name=\"\(parameter.name)\" value=\"\(parameter.value)\">"
    }
    var today = context.link(context.address, context.query.parameters)
    today.clocks = Clocks(today: clocks.today)
    let reset: HTML =
      clocks.areChosen ? "<a class=\"reset\" href=\"\(today)\">\(context.say(.clocksReset))</a>" : ""
    let path = Link(context.address, Clocks(today: clocks.today))
    return """
      <div class="clocks\(clocks.areChosen ? " travel" : "")">
      <p>\(clocks.areChosen ? Icon.clock : "")\(context.say(phrase, ["day": day, "known": known])) \(reset)</p>
      <details><summary>\(context.say(.clocksChange))</summary>
      <form method="get" action="\(path)">
      \(kept)
      <p><label for="clock-day">\(context.say(.clocksDayLabel))</label>
      <input type="date" id="clock-day" name="day" value="\(clocks.day?.description ?? "")" aria-describedby="clock-day-help">
      <small id="clock-day-help">\(context.say(.clocksDayHelp))</small></p>
      <p><label for="clock-known">\(context.say(.clocksKnownLabel))</label>
      <input type="date" id="clock-known" name="known" value="\(clocks.known?.description ?? "")" aria-describedby="clock-known-help">
      <small id="clock-known-help">\(context.say(.clocksKnownHelp))</small></p>
      <p><button type="submit">\(context.say(.clocksApply))</button></p>
      </form></details>
      </div>
      """
  }

  /// Files show one day only.
  private var staticClocks: HTML {
    let day = Message.Value.text(context.language.say(context.clocks.effectiveDay))
    return "<div class=\"clocks\"><p>\(context.say(.clocksDay, ["day": day]))</p></div>"
  }

  // MARK: foot

  private var footer: HTML {
    let twin: HTML = isRefusal || isPosted ? "" : "<li><a href=\"\(twinLink)\">\(context.say(.footerData))</a></li>"
    let data: HTML =
      context.site.isPlanned(.data)
      ? "<li><a href=\"\(context.link(.data))\">\(context.say(.footerDownloads))</a></li>" : ""
    let method: HTML =
      context.site.isPlanned(.method)
      ? "<li><a href=\"\(context.link(.method))\">\(context.say(.footerMethod))</a></li>" : ""
    return """
      <footer class="site"><div class="foot">
      <div>
      <p><strong>\(context.say(.siteName))</strong>. \(context.say(.siteLine)).</p>
      <ul>\(twin)\(method)\(data)</ul>
      </div>
      <div>
      <p>\(context.say(.footerRegister)) <code title="\(context.say(.footerDigestHelp))">\(context.site.digest)</code></p>
      <p>\(context.say(.footerEngine, ["version": .text(context.site.engine)]))</p>
      <p>\(context.say(.footerLicence))</p>
      <p>\(context.say(.footerPrivacy))</p>
      </div>
      </div></footer>
      """
  }
}
