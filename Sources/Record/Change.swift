/// One thing that differs between two registers.
package struct Change: Hashable, Sendable {
  package enum Section: String, CaseIterable, Sendable {
    case norms, rules, conditions, force, relations, arrangements, events, claims, transfers, states, facts, sources
  }

  package enum Kind: String, CaseIterable, Sendable {
    case new, gone, changed
  }

  package var section: Section
  /// The id of what differs, or of that in whose file it stands.
  package var subject: String
  package var kind: Kind
  package var part: ChangePart
  /// `nil` where it is new.
  package var before: ChangeLine?
  /// `nil` where it is gone.
  package var after: ChangeLine?

  init(_ section: Section, _ subject: String, _ part: ChangePart, before: ChangeLine?, after: ChangeLine?) {
    self.section = section
    self.subject = subject
    self.part = part
    self.before = before
    self.after = after
    kind = before == nil ? .new : after == nil ? .gone : .changed
  }
}
