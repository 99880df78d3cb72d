package import Desks
package import HTTPTypes

/// Who may use a route.
package enum Access: Hashable, Sendable {
  /// Anybody: what must be reached before somebody is signed in, and what carries a token of its own.
  case open
  /// Whoever is signed in: their own account.
  case signedIn
  case permission(Permission)
  /// Whoever may do one of two things.
  case either(Permission, Permission)

  /// What whoever is not let in lacks; `nil` where it is enough to sign in.
  var lacking: Permission? {
    switch self {
    case .open, .signedIn: nil
    case .permission(let permission), .either(let permission, _): permission
    }
  }

  package func admits(_ member: Member?) -> Bool {
    switch self {
    case .open: true
    case .signedIn: member != nil
    case .permission(let permission): member?.may(permission) ?? false
    case .either(let one, let other): member.map { $0.may(one) || $0.may(other) } ?? false
    }
  }
}

/// One address of the desk with what it answers. The table of routes is what is served and what the tests go through, role
/// by role.
package struct DeskRoute: Sendable {
  package let method: HTTPRequest.Method
  /// `/desk/cases/:case/notes`; a part with a colon is a name.
  package let path: String
  private let parts: [Substring]
  package let access: Access
  /// The most bytes that a form may have.
  package let limit: Int
  /// The names of the fields that its form may send, besides the token.
  package let fields: [String]
  /// How the names of fields begin that its page has several of.
  package let prefixes: [String]
  package let answer: @Sendable (DeskCall) async throws -> DeskReply

  package init(
    _ method: HTTPRequest.Method, _ path: String, _ access: Access, fields: [String] = [], prefixes: [String] = [],
    limit: Int = 64 * 1024, answer: @escaping @Sendable (DeskCall) async throws -> DeskReply
  ) {
    self.method = method
    self.path = path
    parts = path.split(separator: "/")
    self.access = access
    self.fields = fields
    self.prefixes = prefixes
    self.limit = limit
    self.answer = answer
  }

  /// The named parts of a path that fits.
  package func match(_ asked: [Substring]) -> [String: String]? {
    guard parts.count == asked.count else { return nil }
    var parameters: [String: String] = [:]
    for (expected, found) in zip(parts, asked) {
      if expected.hasPrefix(":") {
        parameters[String(expected.dropFirst())] = String(found)
      } else if expected != found {
        return nil
      }
    }
    return parameters
  }
}
