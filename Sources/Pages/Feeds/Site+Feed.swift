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
    return SiteResponse(
      status: 200, contentType: "application/atom+xml; charset=utf-8", body: bytes(subject, view, query))
  }

  private func bytes(_ subject: AtomFeed.Subject, _ view: RecordView, _ query: Query) -> [UInt8] {
    let context = PageContext(site: self, view: view, address: .changes, query: query)
    return Array(AtomFeed(subject, of: norms.corpus, query.clocks).xml(context).utf8)
  }

  /// All feeds as files: of everything, and of each State and norm that has a page.
  func feedFiles(_ addresses: [Address], _ view: RecordView, _ query: Query) -> [StaticFile] {
    let subjects = addresses.compactMap { address -> AtomFeed.Subject? in
      switch address {
      case .state(let code): .state(code)
      case .norm(let id): .norm(id)
      default: nil
      }
    }
    return ([.all] + subjects).map { subject in
      StaticFile(path: String(AtomFeed.path(subject).dropFirst()), body: bytes(subject, view, query))
    }
  }
}
