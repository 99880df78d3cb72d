package import Casework
package import DeskSQLite
package import Desks
package import Pages
package import PublicWeb
package import Reception
package import ReceptionWork
internal import Register
package import RegisterFiles
package import Sealing

/// Who is signed in, on which device.
package struct SignedIn: Sendable {
  package var caller: Caller
  package var session: Session
  package var organisation: Organisation
  package var unseenAlerts: Int

  package init(
    caller: Caller, session: Session, organisation: Organisation, unseenAlerts: Int
  ) {
    self.caller = caller
    self.session = session
    self.organisation = organisation
    self.unseenAlerts = unseenAlerts
  }
}

/// A request as a route answers it: read, and let through.
package struct DeskCall: Sendable {
  package let desk: CaseDesk
  package let reception: ReceptionDesk
  package let site: Site
  package let settings: DeskSettings
  /// What stands in the path where the route has a name.
  package let parameters: [String: String]
  package let query: [String: String]
  /// `nil` of a request that sends nothing.
  package let form: FormBody?
  package let signedIn: SignedIn?
  /// What the browser's cookie holds: of the session, or before there is one.
  package let visitor: Token
  /// Such as `https://desk.example.org`, for links that people send each other.
  package let origin: String
  /// The page of the desk on which a form was sent, as far as the browser says; else the desk itself.
  package let referrer: String
  /// Of whom the request comes, as far as that is known.
  package let address: String
  /// What the browser calls itself, cut to a decent length.
  package let agent: String

  package var language: Language { site.language }
  package var words: CaseWords { desk.words(site) }
  package var now: DeskTime { desk.now() }

  package func say(_ phrase: DeskPhrase, _ values: [String: Message.Value] = [:]) -> String {
    language.say(phrase, values)
  }

  /// Of a route that asks for somebody; the router lets nobody else to it.
  package func caller() throws -> Caller {
    guard let signedIn else { throw DeskWebFault.signInFirst }
    return signedIn.caller
  }

  /// The case that the path names.
  package func caseID() throws -> CaseID {
    guard let id = parameters["case"].flatMap({ CaseID($0) }) else { throw DeskFault.notFound }
    return id
  }

  package func entryID() throws -> EntryID {
    guard let id = parameters["entry"].flatMap({ EntryID($0) }) else { throw DeskFault.notFound }
    return id
  }

  /// The participant that the path names.
  package func participantID() throws -> ParticipantID {
    guard let id = parameters["participant"].flatMap({ ParticipantID($0) }) else { throw DeskFault.notFound }
    return id
  }

  /// Which page of a list is asked for, from 0. What is no number asks for the first.
  var page: Int { min(max(1, query["page"].flatMap { Int($0) } ?? 1), 10_000) - 1 }

  /// A field of the form, without spaces around it; empty where it is missing.
  package func text(_ name: String) throws -> String {
    try form?.text(name)?.trimmed ?? ""
  }

  package func say(_ phrase: ReceptionPhrase, _ values: [String: Message.Value] = [:]) -> String {
    language.say(phrase, values)
  }

  /// A password or a code, exactly as it was typed.
  package func secret(_ name: String) throws -> String { try form?.text(name) ?? "" }

  /// The member that the path names.
  package func memberID() throws -> MemberID {
    guard let id = parameters["member"].flatMap({ MemberID($0) }) else { throw DeskFault.notFound }
    return id
  }

  /// The number of the last change that the form saw.
  package func seen() throws -> Int? { Int(try text("seen")) }
}

/// What the operator decided.
package struct DeskSettings: Sendable {
  /// Where the desk is reached, such as `https://desk.example.org`; `nil` on this machine alone.
  package var origin: String?
  /// Cookies go only over TLS: always, except on this machine alone.
  package var isSecure: Bool
  /// Behind a proxy whose `X-Forwarded-For` can be believed.
  package var trustsProxy: Bool
  /// The classification of occupations; `nil` where any code of the right form will do.
  package var occupations: Occupations?
  /// The codes of needs with their titles; `nil` where any code of the right form will do.
  package var needs: CodeList?
  /// A line for whoever runs the machine, about what went wrong inside.
  package var trouble: @Sendable (String) -> Void

  package init(
    origin: String? = nil, isSecure: Bool = false, trustsProxy: Bool = false, needs: CodeList? = nil,
    occupations: Occupations? = nil,
    trouble: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.origin = origin
    self.isSecure = isSecure
    self.trustsProxy = trustsProxy
    self.needs = needs
    self.occupations = occupations
    self.trouble = trouble
  }
}

/// What a route throws beside the faults of the desk.
package enum DeskWebFault: Error, Hashable, Sendable {
  case signInFirst
  /// A form without the token of its session, or from a page of another site.
  case foreignForm
}
