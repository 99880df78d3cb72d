package import Geography
package import Record
package import Register
package import Safeguards

/// The public site as a value: the register, what is drawn of it, and a page for each address. It knows no clock, no file
/// and no network; `serve` and a static build share all of it.
package struct Site: Sendable {
  package let norms: NormSet
  package let catalog: SourceCatalog
  /// `sha256:…` of the register.
  package let digest: String
  package let engine: String
  package private(set) var language: Language
  package let map: WorldMap
  /// From the border of each sender to its destinations.
  package let distances: BorderDistances
  /// From the border of each sender to whatever is asked for.
  package let borders: Distances
  /// Those of whom a finding can be asked, by code.
  package let checkSenders: [StateCode]
  /// What the JSON of its answers says for every person.
  let forms: AnswerForms
  package let stylesheet = Stylesheet.standard
  /// Files of the export, which the page of data lists.
  package var downloads: [Download] = []
  /// Where the site is published, as far as that is known: feeds lead there, and their ids name its host.
  package var url: SiteURL?
  /// Written as files: nothing there can answer a question, so that forms and parameters are left out.
  package internal(set) var isStatic = false

  /// Without outlines there is neither map nor distance.
  package init(norms: NormSet, digest: String, engine: String, outlines: Outlines?, language: Language = .english) {
    self.norms = norms
    self.digest = digest
    self.engine = engine
    self.language = language
    catalog = SourceCatalog(norms.corpus)
    map = WorldMap(outlines)
    distances = BorderDistances(norms, outlines)
    borders = Distances(norms, outlines)
    checkSenders = norms.senders.filter { !$0.value.routes.isEmpty }.keys.sorted()
    forms = AnswerForms(norms)
  }

  /// The same site, for a reader of another language.
  package func speaking(_ language: Language) -> Site {
    var site = self
    site.language = language
    return site
  }

  // MARK: from a request to a page

  /// Understands a request; `path` and `query` are as they stand in the address, still percent-encoded.
  package func request(
    path: String, query: String, accept: String? = nil, today: CivilDate
  ) throws(Refusal) -> SiteRequest {
    guard path.utf8.count + query.utf8.count <= 2_000 else {
      throw Refusal(
        414, found: .phrase(.foundLongAddress, ["count": .number(path.utf8.count + query.utf8.count)]),
        expected: .phrase(.expectedAtMost, ["count": .number(2_000)]), remedy: .phrase(.remedyLeaveParametersOut))
    }
    guard var name = PercentEncoding.decoded(path[...]) else {
      throw Refusal(
        400, found: .phrase(.foundPathEncoding, ["path": .verbatim(path)]), expected: .phrase(.expectedPercent),
        remedy: .phrase(.remedyPercent))
    }
    let format = SiteFormat(path: name, accept: accept)
    if name.hasSuffix(".json") { name.removeLast(5) }
    guard let address = Address(path: name), isPlanned(address) else { throw Site.notFound(path) }
    let query = try Query(query, accepting: parameters(of: address), today: today)
    return SiteRequest(address: address, query: query, format: format)
  }

  /// The page; 404 where nothing in the register has that address on these clocks.
  package func response(to request: SiteRequest) -> SiteResponse {
    let view = RecordView(norms.corpus, catalog, request.query.clocks)
    let context = PageContext(site: self, view: view, address: request.address, query: request.query)
    guard let page = page(request.address, context) else {
      return response(
        to: missing(request.address, view), format: request.format, today: request.query.clocks.today)
    }
    switch request.format {
    case .html:
      let html = Layout(context).document(title: page.title(context), body: page.body(context))
      return SiteResponse(status: 200, contentType: SiteFormat.html.contentType, body: Array(html.text.utf8))
    case .json:
      let json = JSON.object(common(request.query.clocks) + page.json(context))
      return SiteResponse(
        status: 200, contentType: SiteFormat.json.contentType, body: Array((json.written() + "\n").utf8))
    }
  }

  /// A refusal in the form that was asked for.
  package func response(to refusal: Refusal, format: SiteFormat, today: CivilDate) -> SiteResponse {
    switch format {
    case .html:
      let clocks = Clocks(today: today)
      let query = Query(clocks: clocks)
      let view = RecordView(Corpus(), SourceCatalog(Corpus()), clocks)
      let context = PageContext(site: self, view: view, address: .home, query: query)
      let page = RefusalPage(refusal)
      let html = Layout(context, isRefusal: true).document(title: page.title(context), body: page.body(context))
      return SiteResponse(
        status: refusal.status, contentType: SiteFormat.html.contentType, body: Array(html.text.utf8))
    case .json:
      return SiteResponse(
        status: refusal.status, contentType: SiteFormat.json.contentType,
        body: Array((refusal.json(language).written() + "\n").utf8))
    }
  }

  /// What every JSON twin begins with.
  func common(_ clocks: Clocks) -> [(String, JSON)] {
    [
      ("register", .text(digest)), ("engine", .text(engine)), ("day", .text(clocks.effectiveDay.description)),
      ("known", .optional(clocks.known?.description)),
    ]
  }

  // MARK: what is not there

  static func notFound(_ path: String) -> Refusal {
    Refusal(
      404, found: .phrase(.foundPath, ["path": .verbatim(path)]), expected: .phrase(.expectedPage),
      remedy: .phrase(.remedyFollowLinks))
  }

  /// An item that the register does not have: with the id nearest to it, or the day from which it is known.
  func missing(_ address: Address, _ view: RecordView) -> Refusal {
    let wanted: String
    let ids: [String]
    switch address {
    case .arrangement(let id): (wanted, ids) = (id.text, norms.corpus.arrangements.map(\.id.text))
    case .norm(let id): (wanted, ids) = (id.text, norms.corpus.norms.map(\.id.text))
    case .state(let code): (wanted, ids) = (code.text, norms.corpus.states.map(\.code.text))
    case .source(let id): (wanted, ids) = (id, catalog.documents.map(\.id))
    case .home, .arrangements, .norms, .states, .sources, .transfers, .changes, .check, .emergency, .method, .data:
      return Site.notFound(address.path)
    }
    if let known = view.clocks.known, ids.contains(wanted) {
      return Refusal(
        404,
        found: .phrase(.foundNotYetPublic, ["id": .verbatim(wanted), "known": .verbatim(known.description)]),
        expected: .phrase(.expectedLaterDay), remedy: .phrase(.remedyLaterDay))
    }
    let near = NearestName.nearest(to: wanted, in: ids)
    return Refusal(
      404, found: .phrase(.foundNoItem, ["path": .verbatim(address.path)]), expected: .phrase(.expectedID),
      remedy: near.map { .phrase(.remedyDidYouMean, ["what": .verbatim($0)]) } ?? .phrase(.remedyLists))
  }
}
