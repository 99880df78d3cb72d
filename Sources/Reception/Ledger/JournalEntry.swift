package import Desks
package import Register

/// Something that happened to money, written once and never changed: what was wrong is reversed by another entry.
package struct JournalEntry: Hashable, Sendable, Codable {
  package enum Kind: String, CaseIterable, Sendable, Codable {
    /// Money was given to the programme.
    case funding
    /// A due was found to be owed, or its amount to be another.
    case recognition
    /// An instruction went to the bank or operator.
    case dispatch
    /// It was delivered.
    case settlement
    /// It was not, and the money is with the programme again.
    case failure
    /// It was delivered and came back.
    case `return`
    /// What came back was put to the funds.
    case release
    /// An earlier entry was wrong.
    case reversal
  }

  /// What an entry is for.
  package struct Purpose: Hashable, Sendable, Codable {
    package var due: Due.Key?
    package var instruction: InstructionID?
    /// The file of results, the letter of a donor, the reason of a reversal: whatever a reader of the ledger looks up.
    package var source: String?
    /// The number of the entry that this one takes back.
    package var reverses: Int?

    package init(
      due: Due.Key? = nil, instruction: InstructionID? = nil, source: String? = nil, reverses: Int? = nil
    ) {
      self.due = due
      self.instruction = instruction
      self.source = source
      self.reverses = reverses
    }
  }

  /// From 1, without gaps.
  package var number: Int
  package var kind: Kind
  package var purpose: Purpose
  package var postings: [Posting]
  /// The day on which it counts.
  package var day: CivilDate
  package var by: MemberID
  package var at: DeskTime

  package init(
    number: Int, kind: Kind, purpose: Purpose, postings: [Posting], day: CivilDate, by: MemberID, at: DeskTime
  ) {
    self.number = number
    self.kind = kind
    self.purpose = purpose
    self.postings = postings
    self.day = day
    self.by = by
    self.at = at
  }
}
