internal import DeskSQLite
internal import Desks
internal import Pages
internal import Register
internal import Safeguards
internal import Sealing

/// Alerts of an organisation as an Atom feed (RFC 4287), the latest first.
///
/// A title has the reference and no more; the finding, from and to and why, is in the content, as readers of feeds show
/// titles to whoever looks over a shoulder.
struct AlertFeed {
  /// Readers fetch again long before so many alerts come; a register that changes much makes one for each case.
  static let most = 200
  /// The host in ids where it is not known where the site is published: by RFC 2606 it belongs to nobody.
  private static let nobody = "safethird.invalid"

  let feed: Feed
  let alerts: [Alert]
  let site: Site
  /// Where it is served, without the host.
  let path: String

  var body: FeedBody {
    let bytes = Array(document.text.utf8)
    return FeedBody(
      contentType: "application/atom+xml; charset=utf-8", bytes: bytes,
      etag: "\"\(SHA.hex(SHA.sha256(bytes)).prefix(32))\"")
  }

  private var language: Language { site.language }
  private var base: String { site.url?.text ?? "" }

  private var document: HTML {
    """
    <?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(language.code)">
    <id>\(id("feed/\(feed.id)"))</id>
    <title>\(language.say(.alertFeedTitle))</title>
    <updated>\((alerts.first?.at ?? feed.created).text)</updated>
    <author><name>\(language.say(.siteName))</name></author>
    <generator version="\(site.engine)">safethird</generator>
    <link rel="self" type="application/atom+xml" href="\(base + path)"/>
    \(alerts.map(entry))
    </feed>

    """
  }

  /// The same wherever and whenever it is fetched (RFC 4151).
  private func id(_ name: String) -> String { "tag:\(site.url?.host ?? AlertFeed.nobody),2026:desk/\(name)" }

  private func entry(_ alert: Alert) -> HTML {
    let changes = alert.changes.map { change -> HTML in "<li>\(says(change))</li>" }
    let content: HTML =
      alert.onward.map { "<p>\(says($0))</p>" } ?? "<ul>\(changes)</ul><p>\(cause(alert.cause))</p>"
    return """
      <entry>
      <id>\(id("alert/\(feed.organisation)/\(alert.number)"))</id>
      <title>\(AtomFeed.clean(language.say(.alertFeedEntry, ["reference": .text(alert.reference)])))</title>
      <updated>\(alert.at.text)</updated>
      <published>\(alert.at.text)</published>
      <link rel="alternate" type="text/html" href="\(base)/desk/cases/\(alert.caseID.text)"/>
      <content type="html">\(AtomFeed.clean(content.text))</content>
      </entry>

      """
  }

  /// `Libya: Barred, before Steps owed. Because of …. No longer: ….`
  private func says(_ change: FindingChange) -> String {
    var sentence = language.say(
      .alertFeedChange,
      [
        "state": .text(site.norms.name(of: StateCode(change.destination))),
        "from": .text(change.from.map(label) ?? language.say(.alertFeedNone)),
        "to": .text(change.to.map(label) ?? language.say(.alertFeedNone)),
      ])
    if !change.because.isEmpty {
      sentence += " " + language.say(.alertFeedBecause, ["rules": .text(language.list(change.because))])
    }
    if !change.noLonger.isEmpty {
      sentence += " " + language.say(.alertFeedNoLonger, ["rules": .text(language.list(change.noLonger))])
    }
    return sentence
  }

  /// No more than that it came: signs stand at the desk.
  private func says(_ word: OnwardWord) -> String {
    language.say(
      ReceptionPhrase.wordOfOnward,
      [
        "state": .text(site.norms.name(of: StateCode(word.country))),
        "day": .text(word.since),
      ])
  }

  private func label(_ finding: String) -> String {
    Finding(rawValue: finding).map { Words.label($0, language) } ?? finding
  }

  private func cause(_ cause: AlertCause) -> String {
    guard cause.registerBefore != cause.registerAfter else {
      return language.say(.alertFeedDay, ["day": .text(cause.dayAfter)])
    }
    return language.say(.alertFeedRegister, ["register": .text(cause.registerAfter)])
  }
}
