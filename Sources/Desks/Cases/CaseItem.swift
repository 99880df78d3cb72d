/// One thing that a case holds. A change replaces one item by another, so that each can be shown and undone.
package enum CaseItem: Hashable, Sendable, Codable {
  case reference(String)
  /// The code of the State that would send the person.
  case sender(String)
  case isClosed(Bool)
  /// Destinations whose findings are watched; empty for those with an arrangement.
  case watched([String])
  case fact(RecordedFact)
  case step(ServedStep)
  case note(CaseNote)
  case document(CaseDocument)
  /// A member who works on the case.
  case assignee(MemberID)
  case receipt(KeptReceipt)

  /// The place that the item has in its case: one item stands there at a time.
  package var key: CaseItemKey {
    switch self {
    case .reference: CaseItemKey("reference")
    case .sender: CaseItemKey("sender")
    case .isClosed: CaseItemKey("closed")
    case .watched: CaseItemKey("watched")
    case .fact(let fact): .fact(fact.key)
    case .step(let step): CaseItemKey("step/\(step.id)")
    case .note(let note): CaseItemKey("note/\(note.id)")
    case .document(let document): CaseItemKey("document/\(document.id)")
    case .assignee(let member): CaseItemKey("assignee/\(member)")
    case .receipt(let receipt): CaseItemKey("receipt/\(receipt.id)")
    }
  }
}

/// `fact/person.nationality`, `note/…`: the place of an item.
package struct CaseItemKey: Hashable, Comparable, Sendable, Codable {
  package var text: String
  package init(_ text: String) { self.text = text }

  package static func fact(_ name: String) -> CaseItemKey { CaseItemKey("fact/\(name)") }

  /// What kind of item stands there: the part before the slash. It is all that the log says of a change.
  package var kind: Substring { text.prefix { $0 != "/" } }

  /// What somebody must be allowed to do to put an item there, to take it away, or to take back that it was.
  package var permission: Permission {
    switch kind {
    case "receipt": .relyOnFindings
    case "assignee": .assignPeople
    default: .writeCases
    }
  }

  package init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  package static func < (a: CaseItemKey, b: CaseItemKey) -> Bool { a.text < b.text }
}
