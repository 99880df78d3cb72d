package import Desks
package import Pages
package import Register
internal import Safeguards

extension CaseDesk {
  /// The destinations that a case is about: those that are watched, or all with an arrangement.
  package func destinations(of content: CaseContent, site: Site) -> [StateCode] {
    let outlooks = Outlooks(site, day: today(), words: words(site))
    return outlooks.question(
      CaseFacts.file(content, outlooks.words).file, watched: content.watched.map { StateCode($0) }
    ).destinations
  }
}
