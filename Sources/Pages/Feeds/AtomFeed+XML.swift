internal import Record
internal import Register
internal import Safeguards

extension AtomFeed {
  /// The document, with links that keep both clocks.
  func xml(_ context: PageContext) -> String {
    let base = context.site.url?.text ?? ""
    let updated = entries.first.map(\.day) ?? CivilDate(days: 0)
    let document: HTML = """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(context.language.code)">
      <id>\(AtomFeed.id(String(AtomFeed.path(subject).dropFirst().dropLast(5)), context))</id>
      <title>\(AtomFeed.clean(title(context)))</title>
      <updated>\(AtomFeed.moment(updated))</updated>
      <author><name>\(context.say(.siteName))</name></author>
      <generator version="\(context.site.engine)">safethird</generator>
      <rights>CC0 1.0</rights>
      <link rel="self" type="application/atom+xml" href="\(base + AtomFeed.href(subject, context.clocks))"/>
      <link rel="alternate" type="text/html" href="\(base + alternate(context).href)"/>
      \(entries.map { entry($0, context) })
      </feed>

      """
    return document.text
  }

  /// The same wherever and whenever it is fetched (RFC 4151): it names the host at which the register is published.
  private static func id(_ name: String, _ context: PageContext) -> String {
    "tag:\(context.site.url?.host ?? nobody),2026:\(name)"
  }

  /// Where the feed of a subject is, with both clocks.
  static func href(_ subject: Subject, _ clocks: Clocks) -> String {
    let query = clocks.parameters.map { "\($0.name)=\(PercentEncoding.encoded($0.value))" }.joined(separator: "&")
    return path(subject) + (query.isEmpty ? "" : "?" + query)
  }

  private func title(_ context: PageContext) -> String {
    switch subject {
    case .all: return context.say(.feedTitle)
    case .state(let code): return context.say(.feedTitleOf, ["subject": .text(context.name(code))])
    case .norm(let id):
      let title = context.site.norms.corpus.norms.first { $0.id == id }?.title ?? id.text
      return context.say(.feedTitleOf, ["subject": .text(title)])
    }
  }

  /// The page of the subject, where there is one.
  private func alternate(_ context: PageContext) -> Link {
    let address: Address =
      switch subject {
      case .all: .home
      case .state(let code): .state(code)
      case .norm(let id): .norm(id)
      }
    return context.link(context.site.hasPage(address, context.view) ? address : .home)
  }

  private func entry(_ entry: Entry, _ context: PageContext) -> HTML {
    let (name, address) = heading(entry.subject, context)
    let base = context.site.url?.text ?? ""
    let items = entry.changes.map { change -> HTML in
      "<li>\(ChangeWords.says(change, context))</li>"
    }
    let content: HTML = "<ul>\(items)</ul>"
    let link: HTML =
      address.map { "<link rel=\"alternate\" type=\"text/html\" href=\"\(base + context.link($0).href)\"/>" as HTML }
      ?? ""
    let day = entry.day
    return """
      <entry>
      <id>\(AtomFeed.id("changes/\(day)/" + PercentEncoding.encoded(entry.subject).replacing("%2F", with: "/"), context))</id>
      <title>\(AtomFeed.clean(name))</title>
      <updated>\(AtomFeed.moment(day))</updated>
      <published>\(AtomFeed.moment(day))</published>
      \(link)
      <content type="html">\(AtomFeed.clean(content.text))</content>
      </entry>

      """
  }

  /// What it is about, in words, and its page.
  private func heading(_ subject: String, _ context: PageContext) -> (name: String, address: Address?) {
    let corpus = context.site.norms.corpus
    func known(_ address: Address) -> Address? { context.site.hasPage(address, context.view) ? address : nil }
    if let arrangement = corpus.arrangements.first(where: { $0.id.text == subject }) {
      return (context.name(arrangement), known(.arrangement(arrangement.id)))
    }
    if let norm = corpus.norms.first(where: { $0.id.text == subject }) { return (norm.title, known(.norm(norm.id))) }
    return (subject, nil)
  }

  /// The register knows days: the beginning of the day in UTC.
  private static func moment(_ day: CivilDate) -> String { "\(day)T00:00:00Z" }

  /// Without what XML 1.0 cannot hold.
  package static func clean(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { scalar in
          scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF || scalar == "\n" || scalar == "\t"
        }))
  }
}
