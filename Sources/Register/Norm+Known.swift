extension Norm {
  /// The first day on which a careful reader can have known it: enacted law from its issue, other norms from when they
  /// were made public, else from the earliest dated source. `nil` when nothing is dated.
  package var knownFrom: CivilDate? {
    if let madePublic { return madePublic.last }
    if kind.isKnownFromIssue, let issued { return issued.last }
    return sources.compactMap(\.knownFrom).min() ?? issued?.last
  }
}

extension Arrangement {
  /// The first day on which a careful reader can have heard of it: that of its earliest source.
  package var knownFrom: CivilDate? { sources.compactMap(\.knownFrom).min() }
}
