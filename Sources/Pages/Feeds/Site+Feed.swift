internal import Record
package import Register
internal import Safeguards

extension Site {
  /// A feed by its path; both clocks are taken, and nothing else.
  package func feed(path: String, query: String, today: CivilDate) throws(Refusal) -> SiteResponse {
    guard path.utf8.count + query.utf8.count <= 2_000, let name = PercentEncoding.decoded(path[...]),
      let subject = AtomFeed.subject(path: name)
    else { throw Site.notFound(path) }
    let query = try Query(query, accepting: [], today: today)
    let view = RecordView(norms.corpus, catalog, query.clocks)
    switch subject {
    case .all: break
    case .state(let code): if norms.names[code] == nil { throw missing(.state(code), view) }
    case .norm(let id): if !view.has(id) { throw missing(.norm(id), view) }
    }
    let context = PageContext(site: self, view: view, address: .changes, query: query)
    let xml = AtomFeed(subject, of: norms.corpus, query.clocks).xml(context)
    return SiteResponse(
      status: 200, contentType: "application/atom+xml; charset=utf-8", body: Array(xml.utf8))
  }
}
