package import Desks
package import Register

/// What a participant was asked to allow: one purpose, one recipient, and the words that they were shown.
///
/// Consent is for named purposes and for recipients or categories of them (GDPR arts. 4(11), 6(1)(a) and 13(1)(e)), can be
/// withdrawn at any time, and what was done before stays lawful (art. 7(3)). Who asks must be able to show that it was given
/// (art. 7(1)): so the words are kept with it.
package struct Consent: Hashable, Sendable {
  package enum Answer: String, CaseIterable, Sendable, Codable {
    case given, refused
  }

  /// What the person was shown before they answered.
  package struct Shown: Hashable, Sendable {
    /// SHA-256 of the text, in hexadecimal digits; the text is kept as a document.
    package var digest: String
    /// In which language, by its code of ISO 639-3.
    package var language: LanguageCode
    /// Read out to them, rather than read by them.
    package var wasReadOut: Bool

    package init(digest: String, language: LanguageCode, wasReadOut: Bool) {
      self.digest = digest
      self.language = language
      self.wasReadOut = wasReadOut
    }
  }

  package var id: EntryID
  package var purpose: ConsentPurpose
  package var recipient: Recipient
  package var answer: Answer
  /// The day of the answer.
  package var day: CivilDate
  /// From this day on it is withdrawn.
  package var withdrawn: CivilDate?
  package var shown: Shown

  package init(
    id: EntryID, purpose: ConsentPurpose, recipient: Recipient, answer: Answer, day: CivilDate,
    withdrawn: CivilDate? = nil,
    shown: Shown
  ) {
    self.id = id
    self.purpose = purpose
    self.recipient = recipient
    self.answer = answer
    self.day = day
    self.withdrawn = withdrawn
    self.shown = shown
  }

  /// Whether it speaks of this purpose and recipient: of them by name, or of their whole category.
  package func speaks(of purpose: ConsentPurpose, _ recipient: Recipient) -> Bool {
    self.purpose == purpose && self.recipient.covers(recipient)
  }
}

/// What data about a participant is used for. Each is asked for by itself.
package enum ConsentPurpose: String, CaseIterable, Sendable, Codable {
  /// Being in the programme, and what it keeps of a person.
  case enrolment
  case payment
  case housing
  case health
  case training
  case employment
  /// A link to the case that preceded arrival.
  case earlierCase = "earlier-case"
  /// Word to an earlier representative when there are signs of an onward removal.
  case onwardAlert = "onward-alert"
  /// Independent monitors read what concerns the person.
  case monitoring
}

/// Who would receive data: somebody by reference, or all of a category.
package struct Recipient: Hashable, Sendable, Codable, CustomStringConvertible {
  package enum Category: String, CaseIterable, Sendable, Codable {
    /// Who runs the programme.
    case programme
    case paymentProvider = "payment-provider"
    case employer
    case landlord
    case healthInsurer = "health-insurer"
    case trainingProvider = "training-provider"
    case representative
    case monitor
    case authority
  }

  package var category: Category
  /// Of the one recipient; `nil`: any of the category.
  package var reference: String?

  package init(_ category: Category, _ reference: String? = nil) {
    self.category = category
    self.reference = reference
  }

  package func covers(_ other: Recipient) -> Bool {
    category == other.category && (reference == nil || reference == other.reference)
  }

  package var description: String { reference.map { "\(category.rawValue) \($0)" } ?? "any \(category.rawValue)" }
}

// MARK: as it is kept

/// As a list, the parts in this order (`How items are kept` in docs/guide/desk-storage.md says why).
extension Consent: Codable {
  package init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    id = try list.decode(EntryID.self)
    purpose = try list.decode(ConsentPurpose.self)
    recipient = Recipient(try list.decode(Recipient.Category.self), try list.decodeOptional(String.self))
    answer = try list.decode(Answer.self)
    day = try list.decode(CivilDate.self)
    withdrawn = try list.decodeOptional(CivilDate.self)
    shown = Shown(
      digest: try list.decode(String.self), language: try list.decode(LanguageCode.self),
      wasReadOut: try list.decode(Bool.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    try list.encode(id)
    try list.encode(purpose)
    try list.encode(recipient.category)
    try list.encode(recipient.reference)
    try list.encode(answer)
    try list.encode(day)
    try list.encode(withdrawn)
    try list.encode(shown.digest)
    try list.encode(shown.language)
    try list.encode(shown.wasReadOut)
  }
}
