internal import Record
package import Register
internal import Safeguards

/// The JSON API: lists with cursors, items by id, and the description of itself. The check is posted; see `PublicWeb`.
package struct API: Sendable {
  private let site: Site
  private let document: [UInt8]

  static let standardLimit = 50
  static let mostItems = 200

  package init(_ site: Site) {
    self.site = site
    document = Array(OpenAPIDocument.text.utf8)
  }

  package static func owns(_ path: String) -> Bool { path == "/v1" || path.hasPrefix("/v1/") }

  /// `path` and `query` as they stand in the address.
  package func response(path: String, query: String, today: CivilDate) throws(Refusal) -> SiteResponse {
    guard path.utf8.count + query.utf8.count <= 2_000 else {
      throw Refusal(
        414, found: .phrase(.foundLongAddress, ["count": .number(path.utf8.count + query.utf8.count)]),
        expected: .phrase(.expectedAtMost, ["count": .number(2_000)]), remedy: .phrase(.remedyLeaveParametersOut))
    }
    guard let name = PercentEncoding.decoded(path[...]) else {
      throw Refusal(
        400, found: .phrase(.foundPathEncoding, ["path": .verbatim(path)]), expected: .phrase(.expectedPercent),
        remedy: .phrase(.remedyPercent))
    }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false).dropFirst(2).map(String.init)
    guard let first = parts.first, !first.isEmpty else { return try index(query, today) }
    if parts == ["openapi.json"] {
      _ = try Query(query, accepting: [], today: today)
      return SiteResponse(status: 200, contentType: SiteFormat.json.contentType, body: document)
    }
    guard let collection = APICollection(rawValue: first) else {
      let near = NearestName.nearest(to: first, in: APICollection.allCases.map(\.rawValue) + ["check"])
      throw Refusal(
        404, found: .phrase(.foundPath, ["path": .verbatim(path)]), expected: .phrase(.expectedAPIPath),
        remedy: near.map { .phrase(.remedyDidYouMean, ["what": .verbatim("/v1/\($0)")]) } ?? .phrase(.remedyAPIBegin))
    }
    if parts.count == 1 { return try list(collection, query, today) }
    return try item(collection, parts.dropFirst().joined(separator: "/"), query, today)
  }

  /// The begin of the API: what there is.
  private func index(_ query: String, _ today: CivilDate) throws(Refusal) -> SiteResponse {
    let query = try Query(query, accepting: [], today: today)
    let paths = APICollection.allCases.map { ($0.rawValue, JSON.text("/v1/\($0.rawValue)")) }
    return written(
      query.clocks, paths + [("check", .text("/v1/check")), ("openapi", .text("/v1/openapi.json"))])
  }

  // MARK: lists

  private func list(_ collection: APICollection, _ text: String, _ today: CivilDate) throws(Refusal) -> SiteResponse {
    let query = try Query(
      text, accepting: APIList.parameters(of: collection, site) + [limitParameter, cursorParameter], today: today)
    let limit = try limit(query)
    let context = self.context(query)
    let all = APIList(collection, context)
    // The same list of the same register: only then does a place in it mean anything.
    let filters = query.parameters.filter { $0.name != "limit" && $0.name != "cursor" }
      .map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    let question =
      "\(collection.rawValue)?\(filters) \(query.clocks.effectiveDay) \(query.clocks.known?.description ?? "") \(site.digest)"
    var start = 0
    if let written = query["cursor"] {
      guard let cursor = APICursor(written, question: question), cursor.offset < all.count else {
        throw Refusal(
          400, found: .verbatim("cursor=\(written.prefix(80))"), expected: .phrase(.expectedCursor),
          remedy: .phrase(.remedyCursor))
      }
      start = cursor.offset
    }
    let end = min(all.count, start + limit)
    let next = end < all.count ? APICursor(offset: end, question: question).text : nil
    return written(
      query.clocks,
      [
        ("count", .number(all.count)), ("next", .optional(next)),
        (collection.rawValue, .list((start..<end).map(all.item))),
      ])
  }

  private var limitParameter: QueryParameter { QueryParameter("limit", values: nil) }
  private var cursorParameter: QueryParameter { QueryParameter("cursor", values: nil) }

  private func limit(_ query: Query) throws(Refusal) -> Int {
    guard let text = query["limit"] else { return Self.standardLimit }
    guard let limit = Int(text), (1...Self.mostItems).contains(limit), !text.hasPrefix("+") else {
      throw Refusal(
        400, found: .verbatim("limit=\(text.prefix(40))"),
        expected: .phrase(.expectedLimit, ["most": .number(Self.mostItems)]),
        remedy: .phrase(.remedyWrite, ["what": .verbatim("limit=\(Self.standardLimit)")]))
    }
    return limit
  }

  // MARK: items

  private func item(
    _ collection: APICollection, _ id: String, _ text: String, _ today: CivilDate
  ) throws(Refusal) -> SiteResponse {
    let query = try Query(text, accepting: [], today: today)
    let context = self.context(query)
    guard collection.hasItems else {
      throw Refusal(
        404, found: .verbatim("/v1/\(collection.rawValue)/\(id)"), expected: .verbatim("/v1/\(collection.rawValue)"),
        remedy: .phrase(.remedyTransferItem))
    }
    guard let item = APIItem(collection, id, context) else {
      throw site.missing(APIItem.address(collection, id), context.view)
    }
    return written(query.clocks, item.members)
  }

  // MARK: bytes

  private func context(_ query: Query) -> PageContext {
    PageContext(
      site: site, view: RecordView(site.norms.corpus, site.catalog, query.clocks), address: .data, query: query)
  }

  /// Each answer names what it holds for.
  private func written(_ clocks: Clocks, _ members: [(String, JSON)]) -> SiteResponse {
    let json = JSON.object(site.common(clocks) + members)
    return SiteResponse(
      status: 200, contentType: SiteFormat.json.contentType, body: Array((json.written() + "\n").utf8))
  }
}
