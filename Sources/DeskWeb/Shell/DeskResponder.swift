package import Casework
internal import DeskSQLite
internal import Desks
internal import HTTPTypes
package import Hummingbird
internal import NIOCore
internal import Pages
internal import PublicWeb
package import ReceptionWork
internal import Register
internal import Sealing

/// The desk on a port: from a request under `/desk` to the bytes of an answer. It lets in who is signed in, refuses forms
/// that did not come from a page of the desk, and words every fault.
package struct DeskResponder: Sendable {
  package let desk: CaseDesk
  package let reception: ReceptionDesk
  package let settings: DeskSettings
  package let routes: [DeskRoute]
  /// How long a form may take to arrive.
  private let bodyTime: Duration

  package init(
    desk: CaseDesk, settings: DeskSettings, routes: [DeskRoute] = DeskRoutes.all, bodyTime: Duration = .seconds(30)
  ) {
    self.desk = desk
    reception = ReceptionDesk(desk)
    self.settings = settings
    self.routes = routes
    self.bodyTime = bodyTime
  }

  /// `nil` for addresses that are not the desk's.
  package func answer(_ request: Request, from peer: @Sendable () -> String) async -> Response? {
    let path = request.uri.path
    return path == "/desk" || path.hasPrefix("/desk/") ? await respond(to: request, from: peer()) : nil
  }

  /// The name of the cookie with the session's token: with the prefix that binds it to this host and to TLS (RFC 6265bis),
  /// where there is TLS.
  package var cookieName: String { settings.isSecure ? "__Host-safethird" : "safethird" }

  package func respond(to request: Request, from peer: String) async -> Response {
    let site = DeskLanguages.site(desk.site(), for: request)
    if request.uri.path == DeskStylesheet.path {
      return response(
        DeskReply.file("text/css; charset=utf-8", Array(DeskStylesheet.sheet.text.utf8), name: nil), nil, nil, site,
        request, cacheControl: "public, max-age=31536000, immutable")
    }
    if request.uri.path == DraftScript.path {
      return response(
        DeskReply.file("text/javascript; charset=utf-8", Array(DraftScript.text.utf8), name: nil), nil, nil, site,
        request, cacheControl: "public, max-age=31536000, immutable")
    }
    let held = cookie(request).flatMap { Token(text: $0) }
    let visitor = Visitor(token: held ?? Token.random(), isNew: held == nil)
    var signedIn: SignedIn?
    do {
      signedIn = try await self.signedIn(held)
      return response(try await reply(to: request, signedIn, visitor, site, peer), signedIn, visitor, site, request)
    } catch {
      let reply = refusal(error, request, signedIn)
      await note(error, reply, request, signedIn)
      var response = response(reply, signedIn, visitor, site, request)
      // What is left of a body is not read: the connection ends with the answer.
      if request.method != .get, request.method != .head { response.headers[.connection] = "close" }
      return response
    }
  }

  /// Tells the log of an organisation what a member was refused, and the operator what went wrong. No address is told, as
  /// it may carry a token: only the pattern of its route.
  private func note(_ error: any Error, _ reply: DeskReply, _ request: Request, _ signedIn: SignedIn?) async {
    let parts = request.uri.path.split(separator: "/", omittingEmptySubsequences: true)
    let pattern = routes.first { $0.match(parts) != nil }?.path ?? "an unknown address"
    let place = "\(request.method.rawValue) \(pattern)"
    if reply.status >= 500 { settings.trouble("desk: \(place): \(reply.status): \(error)") }
    guard let signedIn else { return }
    do {
      switch error {
      case DeskRefusal.notAllowed(let permission):
        try await desk.noteRefused(.refused, permission.rawValue, by: signedIn.caller)
      case DeskWebFault.foreignForm: try await desk.noteRefused(.foreignForm, place, by: signedIn.caller)
      default: return
      }
    } catch { settings.trouble("desk: \(place): no entry in the log: \(error)") }
  }

  // MARK: the way to a route

  /// What a browser holds in its cookie: the token of a session, or one that only ties its forms to it.
  struct Visitor {
    var token: Token
    var isNew: Bool
  }

  private func reply(
    to request: Request, _ signedIn: SignedIn?, _ visitor: Visitor, _ site: Site, _ peer: String
  ) async throws -> DeskReply {
    let parts = request.uri.path.split(separator: "/", omittingEmptySubsequences: true)
    let fitting = routes.compactMap { route in route.match(parts).map { (route, $0) } }
    guard !fitting.isEmpty else { throw DeskFault.notFound }
    let method: HTTPRequest.Method = request.method == .head ? .get : request.method
    guard let (route, parameters) = fitting.first(where: { $0.0.method == method }) else {
      throw Refusal(
        405, found: .verbatim(request.method.rawValue),
        expected: .verbatim(fitting.map(\.0.method.rawValue).joined(separator: ", ")), remedy: .desk(.remedyUseLinks))
    }
    if !route.access.admits(signedIn?.caller.member) {
      guard signedIn != nil, let permission = route.access.lacking else { throw DeskWebFault.signInFirst }
      throw DeskRefusal.notAllowed(permission)
    }
    var form: FormBody?
    if method == .post { form = try await self.form(request, route, visitor) }
    let call = DeskCall(
      desk: desk, reception: reception, site: site, settings: settings, parameters: parameters,
      query: try query(request), form: form,
      signedIn: signedIn, visitor: visitor.token, origin: origin(request), referrer: referrer(request),
      address: address(request, peer),
      agent: DeskResponder.agent(request))
    return try await route.answer(call)
  }

  /// The form of a request, with the mark that ties it to the browser's cookie; and a browser says where a form comes
  /// from, which must be here.
  private func form(_ request: Request, _ route: DeskRoute, _ visitor: Visitor) async throws -> FormBody {
    guard isOwn(request) else { throw DeskWebFault.foreignForm }
    let bytes = try await PublicWeb.RequestBody.read(request, limit: route.limit, within: bodyTime)
    let form = try FormBody(
      bytes, contentType: request.headers[.contentType] ?? "", accepting: ["token"] + route.fields,
      prefixes: route.prefixes)
    guard FormToken.admits(try form.text("token") ?? "", for: visitor.token) else { throw DeskWebFault.foreignForm }
    return form
  }

  /// Whether a form comes from a page of this origin (Fetch Metadata, and the Origin header of RFC 6454).
  private func isOwn(_ request: Request) -> Bool {
    if let site = request.headers[DeskResponder.fetchSite], site != "same-origin", site != "none" { return false }
    guard let origin = request.headers[.origin] else { return true }
    if let own = settings.origin { return origin == own }
    let host = request.head.authority ?? ""
    return origin == "http://\(host)" || origin == "https://\(host)"
  }

  static let referrerPolicy = HTTPField.Name("referrer-policy")!
  static let clearSiteData = HTTPField.Name("clear-site-data")!
  private static let fetchSite = HTTPField.Name("sec-fetch-site")!

  /// Where the browser reached the desk, for links that people send each other.
  private func origin(_ request: Request) -> String {
    if let own = settings.origin { return own }
    let host = request.head.authority ?? ""
    let isPlain = host.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || ".:-[]".contains(Character(scalar)))
    }
    return isPlain && !host.isEmpty ? "http://\(host)" : ""
  }

  private func referrer(_ request: Request) -> String {
    let own = origin(request)
    guard let text = request.headers[DeskResponder.refererField], text.hasPrefix("\(own)/") else { return "/desk" }
    return DeskPath.checked(String(text.dropFirst(own.count).prefix { $0 != "?" && $0 != "#" }))
  }

  private static let refererField = HTTPField.Name("referer")!

  private func query(_ request: Request) throws(Refusal) -> [String: String] {
    var query: [String: String] = [:]
    for part in (request.uri.query ?? "").split(separator: "&") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = PercentEncoding.decoded(pair[0], plusIsSpace: true),
        let value = PercentEncoding.decoded(pair.count > 1 ? pair[1] : "", plusIsSpace: true)
      else {
        throw Refusal(
          400, found: .desk(.foundBrokenAddress), expected: .desk(.expectedLink), remedy: .desk(.remedyBeginAgain))
      }
      // Which of two is meant, two readers could see differently.
      guard query.updateValue(value, forKey: name) == nil else {
        throw Refusal(
          400, found: .desk(.foundNameTwice), expected: .desk(.expectedLink), remedy: .desk(.remedyBeginAgain))
      }
    }
    return query
  }

  /// Of whom a request comes: the other end of the connection, or what the proxy in front says it is.
  private func address(_ request: Request, _ peer: String) -> String {
    guard settings.trustsProxy, let forwarded = request.headers[DeskResponder.forwardedFor] else { return peer }
    // The last one was written by the proxy itself; those before it by anybody.
    let last = forwarded.split(separator: ",").last.map { $0.filter { $0 != " " } } ?? ""
    if let address = DeskResponder.ipAddress(last) { return address }
    // `1.2.3.4:50123` or `[::1]:50123`; anything else is no address, and would be a way around limits.
    let host =
      last.hasPrefix("[") ? String(last.dropFirst().prefix { $0 != "]" }) : String(last.prefix { $0 != ":" })
    return DeskResponder.ipAddress(host) ?? peer
  }

  private static func ipAddress(_ text: String) -> String? { (try? SocketAddress(ipAddress: text, port: 0))?.ipAddress }

  private static let forwardedFor = HTTPField.Name("x-forwarded-for")!

  private static func agent(_ request: Request) -> String {
    let text = request.headers[.userAgent] ?? ""
    return String(
      String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.prefix(200)))
  }

  // MARK: sessions

  private func signedIn(_ token: Token?) async throws -> SignedIn? {
    guard let token else { return nil }
    return try await desk.signedIn(token).map { found in
      SignedIn(
        caller: Caller(found.member), session: found.session, organisation: found.organisation,
        unseenAlerts: found.unseenAlerts)
    }
  }

  private func cookie(_ request: Request) -> String? {
    for header in request.headers[values: .cookie] {
      for part in header.split(separator: ";") {
        let pair = part.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
        if pair.count == 2, pair[0] == cookieName { return String(pair[1]) }
      }
    }
    return nil
  }
}
