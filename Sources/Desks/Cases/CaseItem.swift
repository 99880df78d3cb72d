/// One thing that a case holds. A change replaces one item by another, so that each can be shown and undone.
package enum CaseItem: KeyedItem {
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
  package var key: ItemKey {
    switch self {
    case .reference: ItemKey("reference")
    case .sender: ItemKey("sender")
    case .isClosed: ItemKey("closed")
    case .watched: ItemKey("watched")
    case .fact(let fact): .fact(fact.key)
    case .step(let step): ItemKey("step/\(step.id)")
    case .note(let note): ItemKey("note/\(note.id)")
    case .document(let document): ItemKey("document/\(document.id)")
    case .assignee(let member): ItemKey("assignee/\(member)")
    case .receipt(let receipt): ItemKey("receipt/\(receipt.id)")
    }
  }
}

extension CaseItem {
  /// What somebody must be allowed to do to put an item there, to take it away, or to take back that it was.
  package static func permission(for key: ItemKey) -> Permission {
    switch key.kind {
    case "receipt": .relyOnFindings
    case "assignee": .assignPeople
    default: .writeCases
    }
  }
}
