package import Pages

/// What a route answers, before it becomes bytes on the wire.
package struct DeskReply: Sendable {
  package enum Content: Sendable {
    case page(any DeskPage)
    /// To an address of the desk, to be fetched with GET (RFC 9110, 303).
    case redirect(String)
    case file(contentType: String, bytes: [UInt8], name: String?)
  }

  package var status: Int
  package var content: Content
  /// Of the session cookie: a new value, or that it goes.
  package var cookie: Cookie?
  /// The code of a language that the reader has chosen.
  package var chosenLanguage: String?
  package var entityTag: String?
  /// Seconds after which to try again.
  package var retryAfter: Int?

  package enum Cookie: Sendable {
    case set(String)
    case remove
  }

  package static func page(_ page: any DeskPage, status: Int = 200, cookie: Cookie? = nil) -> DeskReply {
    DeskReply(status: status, content: .page(page), cookie: cookie)
  }

  package static func redirect(_ path: String, cookie: Cookie? = nil) -> DeskReply {
    DeskReply(status: 303, content: .redirect(path), cookie: cookie)
  }

  package static func file(_ contentType: String, _ bytes: [UInt8], name: String?) -> DeskReply {
    DeskReply(status: 200, content: .file(contentType: contentType, bytes: bytes, name: name))
  }
}

/// A page of the desk.
package protocol DeskPage: Sendable {
  /// Its heading, and its name in the window.
  func title(_ context: DeskContext) -> String
  /// What stands between head and foot; the `h1` is in it.
  func body(_ context: DeskContext) -> HTML
  /// The part of the desk that it belongs to.
  var section: DeskSection { get }
}
