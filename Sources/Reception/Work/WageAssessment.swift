package import Kleene
package import Register

/// A wage held against one floor.
package struct WageAssessment: Sendable {
  package let floor: WageFloor
  /// Whether the wage reaches the floor; unknown, never fine, where the hours are.
  package let isReached: Truth
  /// What would settle it; empty unless it is unknown.
  package let lacking: Set<WageOffer.Lack>

  /// A wage below a legal or agreed floor must not be offered without a flag; below a living wage it is worth saying.
  package var isFlagged: Bool { isReached == .false && floor.kind != .living }
}

extension WageOffer {
  /// Against each floor that holds on the day, in the order of the programme's file.
  ///
  /// Two wages of the same period are compared as they are: a floor per month is one for full time. Others are
  /// converted with the offer's own hours and days.
  package func assess(_ floors: [WageFloor], on day: CivilDate) -> [WageAssessment] {
    floors.filter { floor in
      floor.from.map { $0 <= day } ?? true && floor.until.map { day < $0 } ?? true
    }
    .map { assess($0) }
  }

  private func assess(_ floor: WageFloor) -> WageAssessment {
    func unknown(_ lacking: Set<Lack>) -> WageAssessment {
      WageAssessment(floor: floor, isReached: .unknown, lacking: lacking)
    }
    guard let amount else { return unknown([.amount]) }
    guard amount.currency == floor.amount.currency else { return unknown([.sameCurrency]) }
    if per == floor.per {
      return WageAssessment(floor: floor, isReached: Truth(amount.minor >= floor.amount.minor), lacking: [])
    }
    switch (sixtyYears(amount, per: per), sixtyYears(floor.amount, per: floor.per)) {
    case (.success(let offered), .success(let least)):
      return WageAssessment(floor: floor, isReached: Truth(offered >= least), lacking: [])
    case (.failure(let a), .failure(let b)): return unknown([a.lack, b.lack])
    case (.failure(let fault), _), (_, .failure(let fault)): return unknown([fault.lack])
    }
  }
}
