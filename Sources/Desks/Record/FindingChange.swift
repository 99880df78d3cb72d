/// How the finding of a case for one destination changed: from what, to what, and why.
package struct FindingChange: Hashable, Sendable, Codable {
  /// The code of the destination.
  package var destination: String
  /// A finding by its name; `nil` where the case had none for this destination.
  package var from: String?
  package var to: String
  /// The rules that decide the new finding, by their ids.
  package var because: [String]
  /// The norms and rules that decided before and decide no more.
  package var noLonger: [String]

  package init(destination: String, from: String?, to: String, because: [String], noLonger: [String]) {
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

  /// What changed since an earlier look; a destination that was not watched then is no change.
  package func changes(since earlier: CaseOutlook) -> [FindingChange] {
    headlines.compactMap { now in
      guard let before = earlier.headlines.first(where: { $0.destination == now.destination }),
        before.finding != now.finding
      else { return nil }
      return FindingChange(
        destination: now.destination, from: before.finding, to: now.finding, because: now.because,
        noLonger: before.because.filter { !now.because.contains($0) })
    }
  }
}
