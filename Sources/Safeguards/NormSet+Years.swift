package import Register

extension NormSet {
  /// 1 January of the year in which the first event of an arrangement between two States falls.
  package func firstYear(of sender: StateCode, to destination: StateCode) -> CivilDate? {
    let dates = corpus.arrangements.filter { $0.sender == sender && $0.to.contains(destination) }
      .flatMap { arrangement in
        arrangement.events.compactMap(\.date?.first) + arrangement.force.compactMap(\.from?.day)
      }
    return dates.min().flatMap { CivilDate(year: $0.components.year, month: 1, day: 1) }
  }
}
