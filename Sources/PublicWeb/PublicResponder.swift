import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import Register

/// From a request to a response: the way of a page from the address to the bytes, and what is refused before.
///
/// A class, since every request takes it out of its lock.
final class PublicResponder: Sendable {
  let site: Site
  let forms: [String: PublicForm]
  let api: API
  let today: @Sendable () -> CivilDate
  let bodyTime: Duration
  let isSecure: Bool
  let log: @Sendable (AccessLine) -> Void
  let cache: PageCache
  /// What never changes while this program runs: path to answer.
  let files: [String: Answer]

  init(_ configuration: PublicServer.Configuration) {
    site = configuration.site
    let own = [
      CheckForm(site: configuration.site, today: configuration.today).form,
      EmergencyForm(site: configuration.site, today: configuration.today).form,
      CheckEndpoint(site: configuration.site, today: configuration.today).form,
    ]
    forms = Dictionary((configuration.forms + own).map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    api = API(configuration.site)
    today = configuration.today
    bodyTime = configuration.bodyTime
    isSecure = configuration.isSecure
    log = configuration.log
    cache = PageCache(capacity: configuration.cacheCapacity)
    let forEver = "public, max-age=31536000, immutable"
    var files = [
      site.stylesheet.path: Answer(
        SiteResponse(status: 200, contentType: "text/css; charset=utf-8", body: Array(site.stylesheet.text.utf8)),
        cacheControl: forEver),
      SiteIcon.path: Answer(
        SiteResponse(status: 200, contentType: "image/svg+xml", body: Array(SiteIcon.file.utf8)),
        cacheControl: "public, max-age=86400"),
      "/robots.txt": Answer(
        SiteResponse(
          status: 200, contentType: "text/plain; charset=utf-8", body: Array("User-agent: *\nAllow: /\n".utf8)),
        cacheControl: "public, max-age=86400"),
    ]
    for file in site.downloads {
      files[file.path] = Answer(
        SiteResponse(status: 200, contentType: file.contentType, body: file.body), cacheControl: "public, max-age=300")
    }
    self.files = files
  }

  func respond(to request: Request) async -> Response {
    let start = ContinuousClock.now
    let response = await answered(request)
    let elapsed = (ContinuousClock.now - start).components
    log(
      AccessLine(
        method: request.method.rawValue, path: request.uri.path, status: response.status.code,
        microseconds: Int(elapsed.seconds) * 1_000_000 + Int(elapsed.attoseconds / 1_000_000_000_000)))
    return response
  }

  private func answered(_ request: Request) async -> Response {
    let day = today()
    switch request.method {
    case .get, .head:
      if API.owns(request.uri.path), forms[request.uri.path] != nil { return notAllowed(request, on: day) }
      return send(answer(to: request, on: day), to: request)
    case .options where API.owns(request.uri.path):
      return preflight(request)
    case .post:
      guard let form = forms[request.uri.path] else { fallthrough }
      do throws(Refusal) {
        guard (request.uri.query ?? "").isEmpty else {
          // An address can end up in logs and histories on its way; what is asked of a person must not.
          throw Refusal(
            400, found: .phrase(.foundQueryInAddress), expected: .phrase(.expectedInBody),
            remedy: .phrase(.remedyNoQuery))
        }
        let body = try await RequestBody.read(request, limit: form.limit, within: bodyTime)
        let response = await form.answer(body, request.headers[.contentType] ?? "")
        return sendOnce(response, to: request)
      } catch {
        // What is left of the body is not read: the connection ends with the answer.
        var response = send(refusal(error, request, on: day), to: request)
        response.headers[.connection] = "close"
        return response
      }
    default: return notAllowed(request, on: day)
    }
  }

  /// The methods of a path: what is posted to the API has no page of its own.
  private func allowed(_ path: String) -> [String] {
    switch (API.owns(path), forms[path] != nil) {
    case (true, true): ["POST", "OPTIONS"]
    case (true, false): ["GET", "HEAD", "OPTIONS"]
    case (false, true): ["GET", "HEAD", "POST"]
    case (false, false): ["GET", "HEAD"]
    }
  }

  private func notAllowed(_ request: Request, on day: CivilDate) -> Response {
    let methods = allowed(request.uri.path)
    let refused = Refusal(
      405, found: .phrase(.foundMethod, ["method": .verbatim(request.method.rawValue)]),
      expected: .verbatim(methods.joined(separator: ", ")),
      remedy: .phrase(.remedyMethod, ["method": .verbatim(methods[0])]))
    var response = send(refusal(refused, request, on: day), to: request)
    response.headers[.allow] = methods.joined(separator: ", ")
    response.headers[.connection] = "close"
    return response
  }

  // MARK: pages

  private func answer(to request: Request, on day: CivilDate) -> Answer {
    let target = request.uri.string
    if let file = files[target] { return file }
    let accept = request.headers[.accept]
    let isAPI = API.owns(request.uri.path)
    let format = isAPI ? SiteFormat.json : SiteFormat(path: request.uri.path, accept: accept)
    // The address as it was written finds its answer at once; another way to write it finds the same below.
    let raw = "\(day.days) \(format.rawValue) \(target)"
    if let answer = cache[raw] { return answer }
    do throws(Refusal) {
      if isAPI || AtomFeed.isFeed(request.uri.path) {
        return try keep(found(request, on: day), for: raw)
      }
      let asked = try site.request(
        path: request.uri.path, query: request.uri.query ?? "", accept: accept, today: day)
      let key = "\(day.days) \(asked.format.rawValue) \(asked.address.path)?\(asked.query.canonical)"
      let answer = cache[key] ?? Answer(site.response(to: asked), cacheControl: "public, max-age=300")
      if answer.status == 200 {
        cache.insert(answer, for: key)
        if raw != key { cache.insert(answer, for: raw) }
      }
      return answer
    } catch {
      return refusal(error, request, on: day)
    }
  }

  /// The API and the feeds have paths and forms of their own.
  private func found(_ request: Request, on day: CivilDate) throws(Refusal) -> SiteResponse {
    let (path, query) = (request.uri.path, request.uri.query ?? "")
    return API.owns(path)
      ? try api.response(path: path, query: query, today: day) : try site.feed(path: path, query: query, today: day)
  }

  private func keep(_ response: SiteResponse, for key: String) -> Answer {
    let answer = Answer(response, cacheControl: "public, max-age=300")
    if answer.status == 200 { cache.insert(answer, for: key) }
    return answer
  }

  private func refusal(_ refusal: Refusal, _ request: Request, on day: CivilDate) -> Answer {
    let format =
      API.owns(request.uri.path) ? .json : SiteFormat(path: request.uri.path, accept: request.headers[.accept])
    return Answer(site.response(to: refusal, format: format, today: day), cacheControl: "no-store")
  }

  // MARK: bytes

  /// Security, and for the API that pages of other sites may read it: nothing in it depends on who asks.
  private func addHeaders(_ headers: inout HTTPFields, for request: Request) {
    for (name, value) in SecurityHeaders.all { headers[name] = value }
    if isSecure { headers[.strictTransportSecurity] = SecurityHeaders.transport }
    guard API.owns(request.uri.path) else { return }
    for (name, value) in SecurityHeaders.sharing { headers[name] = value }
  }

  /// What a browser asks before a page of another site may post to the API.
  private func preflight(_ request: Request) -> Response {
    var headers = HTTPFields()
    addHeaders(&headers, for: request)
    for (name, value) in SecurityHeaders.preflight { headers[name] = value }
    headers[.allow] = allowed(request.uri.path).joined(separator: ", ")
    return Response(status: .noContent, headers: headers)
  }

  /// What is made for one reader: neither kept nor tagged.
  private func sendOnce(_ response: SiteResponse, to request: Request) -> Response {
    var headers = HTTPFields()
    headers[.contentType] = response.contentType
    headers[.cacheControl] = "no-store"
    headers[.vary] = "accept, accept-encoding"
    addHeaders(&headers, for: request)
    // Only this program's own names stand here.
    if let name = response.fileName { headers[.contentDisposition] = "attachment; filename=\"\(name)\"" }
    var body = response.body
    if AcceptEncoding.admitsGzip(request.headers[.acceptEncoding]), let small = Gzip.compressed(body, level: 3) {
      body = small
      headers[.contentEncoding] = "gzip"
    }
    return Response(
      status: .init(code: response.status), headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }

  private func send(_ answer: Answer, to request: Request) -> Response {
    let gzipped = answer.gzipped.flatMap { AcceptEncoding.admitsGzip(request.headers[.acceptEncoding]) ? $0 : nil }
    let tag = gzipped == nil ? answer.tag : answer.gzipTag
    var headers = HTTPFields()
    headers[.contentType] = answer.contentType
    headers[.cacheControl] = answer.cacheControl
    headers[.vary] = "accept, accept-encoding"
    addHeaders(&headers, for: request)
    let isPage = answer.status == 200 && (request.method == .get || request.method == .head)
    if isPage {
      headers[.eTag] = tag
      if EntityTags.match(request.headers[.ifNoneMatch], tag) {
        return Response(status: .notModified, headers: headers)
      }
    }
    if gzipped != nil { headers[.contentEncoding] = "gzip" }
    let body = gzipped ?? answer.plain
    guard request.method != .head else {
      // The length of what a GET would have brought.
      headers[.contentLength] = String(body.readableBytes)
      return Response(status: .init(code: answer.status), headers: headers)
    }
    return Response(status: .init(code: answer.status), headers: headers, body: ResponseBody(byteBuffer: body))
  }
}
