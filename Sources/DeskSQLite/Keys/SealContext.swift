internal import Desks
internal import Reception
internal import Sealing

/// For what place each value is sealed: with which it is authenticated, so that it opens nowhere else. Each names the row,
/// and where a row has several values in the course of time, which of them. `docs/guide/sealing.md` lists them all.
enum SealContext {
  // MARK: under the master key

  static let deskKey = "desk/key"
  static func key(of organisation: OrganisationID) -> String { "organisation/\(organisation)/key" }

  // MARK: under the key of an organisation

  static func name(of organisation: OrganisationID) -> String { "organisation/\(organisation)/name" }
  static func signingKey(of organisation: OrganisationID) -> String { "organisation/\(organisation)/signing" }
  static func profile(of member: MemberID) -> String { "member/\(member)/profile" }
  static func password(of member: MemberID) -> String { "member/\(member)/password" }
  static func secondFactor(of member: MemberID) -> String { "member/\(member)/otp" }
  static func agent(ofSession digest: [UInt8]) -> String { agent(ofSession: SHA.hex(digest)) }
  static func agent(ofSession digest: String) -> String { "session/\(digest)/agent" }
  static func note(ofInvitation digest: [UInt8]) -> String { note(ofInvitation: SHA.hex(digest)) }
  static func note(ofInvitation digest: String) -> String { "invitation/\(digest)/note" }
  static func note(ofFeed id: String) -> String { "feed/\(id)/note" }
  static func webhook(_ id: String) -> String { "webhook/\(id)" }
  /// Of a case or of a participant: the list of keys does not say which.
  static func key<Holder: KeyHolder>(of id: DeskID<Holder>) -> String { key(ofHolder: id.text) }
  static func key(ofHolder id: String) -> String { "case/\(id)/key" }
  static func record(_ id: String, revision: Int) -> String { "record/\(id)/\(revision)" }
  static func run(_ id: String, revision: Int) -> String { "run/\(id)/\(revision)" }
  static func payments(ofRun id: String, page: Int) -> String { "run/\(id)/payments/\(page)" }
  /// The entries of the ledger of an organisation from a number on.
  static func entries(of organisation: String, from first: Int) -> String { "ledger/\(organisation)/\(first)" }

  // MARK: under the key of a case

  /// With the number of the change that wrote it: an older content of the same case does not open as the one of now.
  static func content(of id: CaseID, revision: Int) -> String { "case/\(id)/content/\(revision)" }
  static func facts(of id: CaseID, revision: Int) -> String { "case/\(id)/facts/\(revision)" }
  static func change(_ number: Int, of id: CaseID) -> String { "case/\(id)/change/\(number)" }
  static func attachment(_ entry: EntryID, of id: CaseID) -> String { "case/\(id)/attachment/\(entry)" }
  static func outlook(of id: CaseID) -> String { "case/\(id)/outlook" }
  static func alert(_ number: Int, of id: CaseID) -> String { "case/\(id)/alert/\(number)" }

  // MARK: under the key of a participant

  static func content(of id: ParticipantID, revision: Int) -> String { "participant/\(id)/content/\(revision)" }
  static func change(_ number: Int, of id: ParticipantID) -> String { "participant/\(id)/change/\(number)" }
}
