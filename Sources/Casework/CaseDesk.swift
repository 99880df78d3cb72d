package import DeskSQLite
package import Desks
internal import Dispatch
package import Pages
package import Register
package import RegisterFiles
internal import Safeguards
package import Sealing
internal import Synchronization

/// What can be done at the desk. Each function asks for its permission, changes in one transaction together with the entry
/// of the log that tells of it, answers what it read when such an entry is on the disk, and finds nothing of another
/// organisation.
package final class CaseDesk: Sendable {
  package let database: DeskDatabase
  /// The register as it is now, with its answers: it changes while the desk is open.
  package let site: @Sendable () -> Site
  package let now: @Sendable () -> DeskTime
  /// The civil day for which findings are current.
  package let today: @Sendable () -> CivilDate
  package let webhookRules: WebhookRules
  let deadlineQueue = DispatchQueue(label: "deadlines")
  let deadlineCaches = Mutex<[OrganisationID: DeadlineCache]>([:])
  package let passwords: PasswordWork
  /// `nil` where the machine has none.
  package let wordProcessor = WordProcessor()
  /// Of the token with which the first organisation is set up in a browser; it is nowhere but here.
  let setUpDigest = Mutex<[UInt8]?>(nil)
  private let knownWords = Mutex<(register: String, words: CaseWords)?>(nil)

  package init(
    database: DeskDatabase, site: @escaping @Sendable () -> Site, now: @escaping @Sendable () -> DeskTime,
    today: @escaping @Sendable () -> CivilDate, webhookRules: WebhookRules = WebhookRules(),
    scrypt: ScryptCost = .standard
  ) {
    passwords = PasswordWork(cost: scrypt)
    self.database = database
    self.site = site
    self.now = now
    self.today = today
    self.webhookRules = webhookRules
  }

  /// The words of case files in a register; made once for each register.
  package func words(_ site: Site) -> CaseWords {
    knownWords.withLock { known in
      if let known, known.register == site.digest { return known.words }
      let words = CaseWords(facts: site.norms.corpus.facts, states: site.norms.corpus.states)
      known = (site.digest, words)
      return words
    }
  }

  /// What works out findings now.
  func outlooks() -> Outlooks {
    let site = site()
    return Outlooks(site, day: today(), words: words(site))
  }

  package static func newID<Subject>() -> DeskID<Subject> { DeskID(RandomBytes.make(16)) }
}

/// Who asks.
package struct Caller: Sendable {
  package var member: Member

  package init(_ member: Member) { self.member = member }

  package var organisation: OrganisationID { member.organisation }
  package var actor: AuditEntry.Actor { .member(member.id) }

  package func may(_ permission: Permission) -> Bool { member.may(permission) }

  package func require(_ permission: Permission) throws {
    guard may(permission) else { throw DeskRefusal.notAllowed(permission) }
  }

  /// What the places that a change touches ask for.
  package func require<Item>(for change: ItemChange<Item>) throws {
    for replacement in change.replacements { try require(Item.permission(for: replacement.key)) }
  }
}

/// Why something is not done, beside what the store says.
package enum DeskRefusal: Error, Hashable, Sendable {
  case notAllowed(Permission)
  /// What was typed is not what the field wants; all mistakes at once.
  case mistakes([DeskMistake])
  /// A change that cannot be taken back, because what it touched was changed again.
  case notUndoable(Int)
}

/// A mistake in a field of a form, or in a line of a table.
package struct DeskMistake: Hashable, Sendable {
  package var field: String
  package var line: Int?
  package var found: Wording
  package var expected: Wording
  /// What to write instead, where that can be said.
  package var remedy: Wording?

  package init(field: String, line: Int? = nil, found: Wording, expected: Wording, remedy: Wording? = nil) {
    self.field = field
    self.line = line
    self.found = found
    self.expected = expected
    self.remedy = remedy
  }

  init(_ fault: Diagnostic, field: String) {
    self.init(
      field: field, line: fault.place.line, found: .english(fault.found), expected: .english(fault.expected),
      remedy: fault.remedy.isEmpty ? nil : .english(fault.remedy))
  }
}
