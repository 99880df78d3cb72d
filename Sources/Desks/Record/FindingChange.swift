/// How the finding of a case for one destination changed: from what, to what, and why.
package struct FindingChange: Hashable, Sendable, Codable {
  /// The code of the destination.
  package var destination: String
  /// A finding by its name; `nil` where the destination was not watched before.
  package var from: String?
  /// `nil` where the destination is not watched any more.
  package var to: String?
  /// The rules that decide the new finding, by their ids.
  package var because: [String]
  /// The norms and rules that decided before and decide no more.
  package var noLonger: [String]

  package init(destination: String, from: String?, to: String?, because: [String], noLonger: [String]) {
    self.destination = destination
    self.from = from
    self.to = to
    self.because = because
    self.noLonger = noLonger
  }
}

/// What the desk found for a case when it last looked: the finding for each watched destination.
package struct CaseOutlook: Hashable, Sendable, Codable {
  package struct Headline: Hashable, Sendable, Codable {
    /// The code of the destination.
    package var destination: String
    /// A finding by its name.
    package var finding: String
    /// The rules that decide it, by their ids.
    package var because: [String]

    package init(destination: String, finding: String, because: [String]) {
      self.destination = destination
      self.finding = finding
      self.because = because
    }
  }

  package var headlines: [Headline]

  package init(_ headlines: [Headline]) { self.headlines = headlines }

  /// What changed since an earlier look. Where the register says which destinations a case has, as it does for a case that
  /// names none (`ofRegister`), one that came or went is a change as well: the register did it. Of those that a case
  /// names, a person did.
  package func changes(since earlier: CaseOutlook, ofRegister: Bool) -> [FindingChange] {
    let changed = headlines.compactMap { now -> FindingChange? in
      let before = earlier.headlines.first { $0.destination == now.destination }
      guard before != nil || ofRegister, before?.finding != now.finding else { return nil }
      return FindingChange(
        destination: now.destination, from: before?.finding, to: now.finding, because: now.because,
        noLonger: before?.because.filter { !now.because.contains($0) } ?? [])
    }
    guard ofRegister else { return changed }
    let destinations = Set(headlines.map(\.destination))
    let gone = earlier.headlines.filter { !destinations.contains($0.destination) }
    return changed
      + gone.map {
        FindingChange(destination: $0.destination, from: $0.finding, to: nil, because: [], noLonger: $0.because)
      }
  }
}
