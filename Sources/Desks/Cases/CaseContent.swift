/// All that a case holds, in the order in which it came to be held.
package struct CaseContent: Hashable, Sendable, Codable {
  package private(set) var items: [CaseItem]

  package init(_ items: [CaseItem] = []) { self.items = items }

  package subscript(key: CaseItemKey) -> CaseItem? { items.first { $0.key == key } }

  /// Puts an item in its place, or takes the item of a place away.
  package mutating func put(_ item: CaseItem?, at key: CaseItemKey) {
    let index = items.firstIndex { $0.key == key }
    switch (item, index) {
    case (let item?, let index?): items[index] = item
    case (let item?, nil): items.append(item)
    case (nil, let index?): items.remove(at: index)
    case (nil, nil): break
    }
  }

  // MARK: views

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
