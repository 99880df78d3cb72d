package typealias CaseContent = ItemContent<CaseItem>
package typealias CaseChange = ItemChange<CaseItem>
package typealias RecordedChange = RecordedItemChange<CaseItem>

extension ItemContent<CaseItem> {
  package var reference: String {
    for case .reference(let text) in items { return text }
    return ""
  }

  package var sender: String {
    for case .sender(let code) in items { return code }
    return ""
  }

  package var isClosed: Bool {
    for case .isClosed(let flag) in items { return flag }
    return false
  }

  package var watched: [String] {
    for case .watched(let codes) in items { return codes }
    return []
  }

  package var facts: [RecordedFact] {
    items.compactMap { if case .fact(let fact) = $0 { fact } else { nil } }
  }

  package var steps: [ServedStep] {
    items.compactMap { if case .step(let step) = $0 { step } else { nil } }
  }

  package var notes: [CaseNote] {
    items.compactMap { if case .note(let note) = $0 { note } else { nil } }
  }

  package var documents: [CaseDocument] {
    items.compactMap { if case .document(let document) = $0 { document } else { nil } }
  }

  package var assignees: [MemberID] {
    items.compactMap { if case .assignee(let member) = $0 { member } else { nil } }
  }

  package var receipts: [KeptReceipt] {
    items.compactMap { if case .receipt(let receipt) = $0 { receipt } else { nil } }
  }
}
