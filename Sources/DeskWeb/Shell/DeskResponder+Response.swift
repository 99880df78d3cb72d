internal import Casework
internal import DeskSQLite
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Pages
internal import PublicWeb
internal import Sealing

/// From what a route answers to the bytes on the wire.
extension DeskResponder {
  func response(
    _ reply: DeskReply, _ signedIn: SignedIn?, _ visitor: Visitor?, _ site: Site, _ request: Request,
    cacheControl: String = "no-store"
  ) -> Response {
    var headers = HTTPFields()
    for (name, value) in SecurityHeaders.all { headers[name] = value }
    headers[.cacheControl] = cacheControl
    // With the site's own `no-referrer` a browser says of a form that it comes from `null` (Fetch, "append a request Origin
    // header"), and no form could be told from that of another site.
    headers[DeskResponder.referrerPolicy] = "same-origin"
    if let seconds = reply.retryAfter { headers[.retryAfter] = String(seconds) }
    headers[.vary] = "cookie, accept-encoding, accept-language"
    if settings.isSecure { headers[.strictTransportSecurity] = SecurityHeaders.transport }
    var cookie = reply.cookie
    if case .page = reply.content, cookie == nil, signedIn == nil, let visitor, visitor.isNew {
      cookie = .set(visitor.token.text)
    }
    switch cookie {
    case .set(let value)?:
      headers[.setCookie] =
        "\(cookieName)=\(value); Path=/; HttpOnly; SameSite=Lax" + (settings.isSecure ? "; Secure" : "")
    case .remove?:
      // What the browser kept of pages goes with the session.
      headers[DeskResponder.clearSiteData] = "\"cache\", \"storage\""
      headers[.setCookie] =
        "\(cookieName)=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0" + (settings.isSecure ? "; Secure" : "")
    case nil: break
    }
    if let code = reply.chosenLanguage {
      headers.append(HTTPField(name: .setCookie, value: DeskLanguages.cookie(code, isSecure: settings.isSecure)))
    }
    var body: [UInt8] = []
    switch reply.content {
    case .redirect(let path): headers[.location] = path
    case .page(let page):
      // The forms of a page belong to the cookie that comes with it.
      var token = visitor?.token
      if case .set(let value)? = cookie { token = Token(text: value) }
      let context = DeskContext(
        site: site, words: desk.words(site), signedIn: signedIn, now: desk.now(),
        formToken: token.map { FormToken.make(for: $0) } ?? "")
      headers[.contentType] = "text/html; charset=utf-8"
      if page.section == .reception { headers[.contentSecurityPolicy] = SecurityHeaders.policyWithScript }
      body = Array(DeskLayout(context, stylesheet: DeskStylesheet.path).document(page).text.utf8)
    case .file(let contentType, let bytes, let name):
      headers[.contentType] = contentType
      body = bytes
      if let name { headers[.contentDisposition] = DeskResponder.disposition(name) }
    }
    let isText =
      headers[.contentType].map { $0.hasPrefix("text/") || $0.contains("json") || $0.contains("xml") } ?? false
    // Pictures and archives are compressed already.
    let isCompressed = isText && AcceptEncoding.admitsGzip(request.headers[.acceptEncoding])
    if let tag = reply.entityTag {
      // Each form of the bytes has a tag of its own (RFC 9110, 8.8.3.3).
      headers[.eTag] = isCompressed ? "\(tag.dropLast())-gzip\"" : tag
      if EntityTags.match(request.headers[.ifNoneMatch], headers[.eTag] ?? tag) {
        return Response(status: .notModified, headers: headers)
      }
    }
    if isCompressed, let small = Gzip.compressed(body, level: 3) {
      body = small
      headers[.contentEncoding] = "gzip"
    }
    guard request.method != .head else {
      headers[.contentLength] = String(body.count)
      return Response(status: .init(code: reply.status), headers: headers)
    }
    return Response(
      status: .init(code: reply.status), headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }

  /// A name that somebody wrote, in a header: only letters, digits and a few marks of ASCII stand as they are, all else as
  /// RFC 8187 has it. Always to be saved, never to be shown in the place of a page of the desk.
  static func disposition(_ name: String) -> String {
    let plain = String(
      name.unicodeScalars.map { scalar -> Character in
        let isPlain =
          scalar.isASCII
          && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || ["-", "_", "."].contains(scalar))
        return isPlain ? Character(scalar) : "_"
      })
    return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(PercentEncoding.encoded(name))"
  }
}
