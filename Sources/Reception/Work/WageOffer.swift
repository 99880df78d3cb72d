package import Register

/// What is paid for work, and for how much of it. What is not known is `nil`, never nought.
package struct WageOffer: Hashable, Sendable, Codable {
  package var amount: Money?
  package var per: WageFloor.Per
  /// Working time of a week, in minutes.
  package var minutesPerWeek: Int?
  /// Working days of a week.
  package var daysPerWeek: Int?

  package init(amount: Money?, per: WageFloor.Per, minutesPerWeek: Int?, daysPerWeek: Int?) {
    self.amount = amount
    self.per = per
    self.minutesPerWeek = minutesPerWeek
    self.daysPerWeek = daysPerWeek
  }

  /// What would have to be known to hold the wage against one of another period.
  package enum Lack: String, Hashable, CaseIterable, Sendable {
    case amount, hours, days
    /// The floor is in another currency, and the register knows no rates.
    case sameCurrency = "same-currency"
  }

  /// Sixty times what an amount per period comes to in a year of 52 weeks and 12 months: whole numbers, so that nothing is
  /// rounded when two wages are held against each other.
  func sixtyYears(_ amount: Money, per: WageFloor.Per) -> Result<Int128, LackFault> {
    let minor = Int128(amount.minor)
    switch per {
    case .month: return .success(minor * 12 * 60)
    case .week: return .success(minor * 52 * 60)
    case .day:
      guard let daysPerWeek, daysPerWeek > 0 else { return .failure(LackFault(.days)) }
      return .success(minor * 52 * 60 * Int128(daysPerWeek))
    case .hour:
      guard let minutesPerWeek, minutesPerWeek > 0 else { return .failure(LackFault(.hours)) }
      return .success(minor * 52 * Int128(minutesPerWeek))
    }
  }

  struct LackFault: Error, Hashable {
    var lack: Lack
    init(_ lack: Lack) { self.lack = lack }
  }
}

extension WageFloor.Per: Codable {}
