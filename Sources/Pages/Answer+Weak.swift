internal import Register

extension Answer {
  /// A mark for what rests on sources that there is reason to doubt, and on no other; empty for all else.
  func weakMark(_ sources: [Source], _ language: Language = .english) -> String {
    !sources.isEmpty && sources.allSatisfy(\.isWeak) ? " " + language.say(.weakOnly) : ""
  }

  func weakMark(_ claim: Claim, of arrangement: Arrangement, _ language: Language) -> String {
    let ids = Set(claim.sources.map(\.value))
    return weakMark(arrangement.sources.filter { ids.contains($0.id) }, language)
  }

  /// A claim that was taken back counts no more from the day on which that could be known.
  func isTakenBack(_ claim: Claim, of arrangement: Arrangement) -> Bool {
    guard let retraction = claim.retraction else { return false }
    let ids = Set(retraction.sources.map(\.value))
    return isKnown(arrangement.sources.filter { ids.contains($0.id) }.compactMap(\.knownFrom).min())
  }
}
