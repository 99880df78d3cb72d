internal import Record
package import Register
internal import Safeguards

/// One file of a site that is served without this program.
package struct StaticFile: Sendable {
  /// Within the folder, without a slash at the start.
  package var path: String
  package var body: [UInt8]

  package init(path: String, body: [UInt8]) {
    self.path = path
    self.body = body
  }
}

extension Site {
  /// The public part as files for any web host, as of a day: all but what a reader asks of a program.
  ///
  /// A page lies in a folder of its own as `index.html`, so that its address is the same as when it is served.
  package func staticFiles(today: CivilDate) -> [StaticFile] {
    var copy = self
    copy.isStatic = true
    let query = Query(clocks: Clocks(today: today))
    var files: [StaticFile] = []
    let addresses = copy.addresses(today: today)
    for address in addresses {
      let folder = String(address.path.dropFirst())
      for format in [SiteFormat.html, .json] {
        let response = copy.response(to: SiteRequest(address: address, query: query, format: format))
        guard response.status == 200 else { continue }
        let page = folder.isEmpty ? "index.html" : folder + "/index.html"
        let path = format == .html ? page : String(address.twinPath.dropFirst())
        files.append(StaticFile(path: path, body: response.body))
      }
    }
    files += copy.feedFiles(addresses, RecordView(norms.corpus, catalog, query.clocks), query)
    let missing = Site.notFound("")
    files.append(
      StaticFile(path: "404.html", body: copy.response(to: missing, format: .html, today: today).body))
    files.append(StaticFile(path: String(stylesheet.path.dropFirst()), body: Array(stylesheet.text.utf8)))
    files.append(StaticFile(path: String(SiteIcon.path.dropFirst()), body: Array(SiteIcon.file.utf8)))
    files += downloads.map { StaticFile(path: String($0.path.dropFirst()), body: $0.body) }
    return files
  }

  /// Every page that stands without a question.
  private func addresses(today: CivilDate) -> [Address] {
    let corpus = norms.corpus
    let lists: [Address] = [
      .home, .arrangements, .norms, .states, .sources, .transfers, .changes, .method, .data,
    ]
    let items: [Address] =
      corpus.arrangements.map { .arrangement($0.id) } + corpus.norms.map { .norm($0.id) }
      + corpus.states.map { .state($0.code) } + catalog.documents.map { .source($0.id) }
    let view = RecordView(corpus, catalog, Clocks(today: today))
    return (lists + items).filter { hasPage($0, view) }
  }
}
