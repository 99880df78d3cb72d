import Pages
import TestWire

/// A browser without a window: it keeps a cookie, reads the mark of a form from the page, and follows nothing by itself.
actor Browser {
  let port: Int
  private(set) var cookie: String?

  init(_ port: Int, cookie: String? = nil) {
    self.port = port
    self.cookie = cookie
  }

  func hold(_ cookie: String?) { self.cookie = cookie }

  @discardableResult
  func get(_ path: String, headers: [(String, String)] = []) async throws -> Wire.Reply {
    try await send("GET", path, headers: headers, body: [])
  }

  /// Sends a form with the mark of a page, unless another is given.
  @discardableResult
  func post(
    _ path: String, _ fields: [(String, String)] = [], mark: String? = nil, headers: [(String, String)] = []
  ) async throws -> Wire.Reply {
    let mark = if let mark { mark } else { try await self.mark() }
    let pairs = [("token", mark)] + fields
    let body = pairs.map { "\(Browser.encoded($0.0))=\(Browser.encoded($0.1))" }.joined(separator: "&")
    return try await send(
      "POST", path, headers: [("content-type", "application/x-www-form-urlencoded")] + headers, body: Array(body.utf8))
  }

  /// Sends a file as browsers do.
  func upload(_ path: String, name: String, _ bytes: [UInt8]) async throws -> Wire.Reply {
    let mark = try await mark()
    let body =
      Array(
        """
        --b\r\nContent-Disposition: form-data; name="token"\r\n\r\n\(mark)\r
        --b\r\nContent-Disposition: form-data; name="file"; filename="\(name)"\r\n\r\n
        """.utf8) + bytes + Array("\r\n--b--\r\n".utf8)
    return try await send(
      "POST", path, headers: [("content-type", "multipart/form-data; boundary=b")], body: body)
  }

  /// The mark that forms of this browser carry: of the account's page, or of the one to sign in.
  func mark() async throws -> String {
    let isSignedIn = try await get("/desk/account").status == 200
    return try await mark(on: isSignedIn ? "/desk/account" : "/desk/sign-in")
  }

  func mark(on path: String) async throws -> String {
    let page = try await get(path)
    guard let mark = page.text.firstMatch(of: /name="token" value="([0-9a-f]+)"/) else {
      throw Wire.Fault(description: "no form with a mark on a page of status \(page.status)")
    }
    return String(mark.output.1)
  }

  func send(
    _ method: String, _ path: String, headers: [(String, String)], body: [UInt8]
  ) async throws -> Wire.Reply {
    var head = "\(method) \(path) HTTP/1.1\r\nhost: 127.0.0.1:\(port)\r\nconnection: close\r\n"
    if let cookie { head += "cookie: safethird=\(cookie)\r\n" }
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    if method == "POST" { head += "content-length: \(body.count)\r\n" }
    let reply = try await Wire.exchange(port, Array("\(head)\r\n".utf8) + body)
    if let set = reply.headers["set-cookie"], let match = set.firstMatch(of: /safethird=([^;]*)/) {
      cookie = match.output.1.isEmpty ? nil : String(match.output.1)
    }
    return reply
  }

  static func encoded(_ text: String) -> String { PercentEncoding.encoded(text) }
}
