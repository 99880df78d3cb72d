package import Kleene
package import Register

package struct AuthorityPart: Sendable {
  package enum What: Sendable {
    case rule(RuleID)
    case arrangement(ArrangementID?)
    /// That the destination is not the person's own country.
    case thirdCountry
  }

  package let what: What
  package let judgement: Judgement

  package var truth: Truth { judgement.truth }
}
