package import Register

/// The two clocks of a page: the law and the claims as of `day`, and only what was public by `known`.
package struct Clocks: Hashable, Sendable {
  /// As the reader chose it; `nil` means today.
  package var day: CivilDate?
  /// As the reader chose it; `nil` means all that is recorded.
  package var known: CivilDate?
  /// The day on which the page is asked for.
  package var today: CivilDate

  package init(day: CivilDate? = nil, known: CivilDate? = nil, today: CivilDate) {
    self.day = day
    self.known = known
    self.today = today
  }

  /// The day that the page is about.
  package var effectiveDay: CivilDate { day ?? today }

  /// Whether the reader travels in time.
  package var areChosen: Bool { day != nil || known != nil }

  /// As they stand in an address, in the order in which every address has them.
  package var parameters: [(name: String, value: String)] {
    [("day", day?.description), ("known", known?.description)].compactMap { name, value in value.map { (name, $0) } }
  }
}
