package import Register

/// The facts that say for how many people an amount is.
package enum HouseholdFacts {
  /// The grown-up people of the household that is enrolled with the participant, themself included.
  package static let adults = FactName("household.adults")
  package static let children = FactName("household.children")

  /// The facts that are added up for an amount; none where it is the same for any number of people.
  static func counted(per unit: Entitlement.Unit) -> [FactName] {
    switch unit {
    case .participant, .household: []
    case .adult: [adults]
    case .child: [children]
    case .person: [adults, children]
    }
  }
}
