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

// MARK: as they are kept

/// As a list of its kind and what it holds (`How items are kept` in docs/guide/desk-storage.md says why).
extension CaseItem: Codable {
  private enum Kind: String, Codable {
    case reference, sender, isClosed, watched, fact, step, note, document, assignee, receipt
  }

  package init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    switch try list.decode(Kind.self) {
    case .reference: self = .reference(try list.decode(String.self))
    case .sender: self = .sender(try list.decode(String.self))
    case .isClosed: self = .isClosed(try list.decode(Bool.self))
    case .watched: self = .watched(try list.decode([String].self))
    case .fact: self = .fact(try list.decode(RecordedFact.self))
    case .step: self = .step(try list.decode(ServedStep.self))
    case .note: self = .note(try list.decode(CaseNote.self))
    case .document: self = .document(try list.decode(CaseDocument.self))
    case .assignee: self = .assignee(try list.decode(MemberID.self))
    case .receipt: self = .receipt(try list.decode(KeptReceipt.self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    func put(_ kind: Kind, _ held: some Encodable) throws {
      try list.encode(kind)
      try list.encode(held)
    }
    switch self {
    case .reference(let held): try put(.reference, held)
    case .sender(let held): try put(.sender, held)
    case .isClosed(let held): try put(.isClosed, held)
    case .watched(let held): try put(.watched, held)
    case .fact(let held): try put(.fact, held)
    case .step(let held): try put(.step, held)
    case .note(let held): try put(.note, held)
    case .document(let held): try put(.document, held)
    case .assignee(let held): try put(.assignee, held)
    case .receipt(let held): try put(.receipt, held)
    }
  }
}
