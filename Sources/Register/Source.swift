/// A published document on which claims rest.
package struct Source: Hashable, Sendable {
  /// What sort of document it is.
  package enum Kind: String, CaseIterable, Sendable {
    case officialText = "official-text"
    case courtFiling = "court-filing"
    case wireReport = "wire-report"
    case press, ngo, practice, academic, aggregator
    case machineSummary = "machine-summary"
  }

  /// Its name within the file that cites it.
  package var id: String
  package var publisher: String
  package var title: String
  /// `nil` when the document bears no date.
  package var published: SourceDate?
  package var url: String?
  /// A stored copy, where one is known.
  package var archive: String?
  package var kind: Kind
  /// There is reason to doubt it: an anonymous relay, a machine summary, a copy that cannot be checked.
  package var isWeak: Bool
  /// The day on which it was last read for the register.
  package var checked: CivilDate?
  package var note: String
  package var place: Place

  package init(
    id: String, publisher: String, title: String, published: SourceDate?, url: String?, archive: String? = nil,
    kind: Kind,
    isWeak: Bool, checked: CivilDate?, note: String = "", place: Place
  ) {
    self.id = id
    self.publisher = publisher
    self.title = title
    self.published = published
    self.url = url
    self.archive = archive
    self.kind = kind
    self.isWeak = isWeak
    self.checked = checked
    self.note = note
    self.place = place
  }

  /// The first day on which a careful reader can have known it: a month counts at its end, an undated source on the
  /// day it was checked. `nil` when neither is recorded.
  package var knownFrom: CivilDate? { published?.last ?? checked }
}
