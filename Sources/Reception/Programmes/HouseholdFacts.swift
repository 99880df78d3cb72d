package import Register

/// The facts that say for how many people an amount is.
package enum HouseholdFacts {
  /// The grown-up people of the household that is enrolled with the participant, themself included.
  package static let adults = FactName("household.adults")
  package static let children = FactName("household.children")
}
