package struct CaseNote: Hashable, Sendable, Codable {
  package var id: EntryID
  package var text: String
  package var by: MemberID?
  package var at: DeskTime

  package init(id: EntryID, text: String, by: MemberID?, at: DeskTime) {
    self.id = id
    self.text = text
    self.by = by
    self.at = at
  }
}

/// A document that was uploaded; its bytes are kept apart, sealed with the key of the case.
package struct CaseDocument: Hashable, Sendable, Codable {
  package var id: EntryID
  /// As it was named where it came from, for people to read: it never becomes the name of a file.
  package var name: String
  /// A media type of those that may be uploaded.
  package var type: String
  /// In bytes.
  package var size: Int
  /// SHA-256 of its bytes, in hexadecimal.
  package var digest: String
  package var by: MemberID?
  package var at: DeskTime

  package init(
    id: EntryID, name: String, type: String, size: Int, digest: String, by: MemberID?, at: DeskTime
  ) {
    self.id = id
    self.name = name
    self.type = type
    self.size = size
    self.digest = digest
    self.by = by
    self.at = at
  }
}

/// A finding that something was done on, with all that computes it again.
package struct KeptReceipt: Hashable, Sendable, Codable {
  package var id: EntryID
  /// What was done on it; may be empty.
  package var purpose: String
  /// Destination and finding, for the list.
  package var destination: String
  package var finding: String
  /// The day asked about, as it was asked.
  package var day: String
  /// Of the answer, with which it can be held against another; the receipt itself is kept like a document.
  package var digest: String
  package var by: MemberID?
  package var at: DeskTime

  package init(
    id: EntryID, purpose: String, destination: String, finding: String, day: String, digest: String, by: MemberID?,
    at: DeskTime
  ) {
    self.id = id
    self.purpose = purpose
    self.destination = destination
    self.finding = finding
    self.day = day
    self.digest = digest
    self.by = by
    self.at = at
  }
}
