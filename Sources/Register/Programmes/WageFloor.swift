/// A wage below which an opening is flagged.
package struct WageFloor: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case legal, agreed
    /// What a study says that a person needs: no duty, but worth saying.
    case living
  }

  package enum Per: String, CaseIterable, Sendable {
    case hour, day, week, month
  }

  package var name: String
  package var kind: Kind
  package var says: String
  package var amount: Money
  package var per: Per
  package var from: CivilDate?
  package var until: CivilDate?
  package var basis: FigureBasis
  package var sources: [Located<String>]
  package var place: Place

  package init(
    name: String, kind: Kind, says: String, amount: Money, per: Per, from: CivilDate?, until: CivilDate?,
    basis: FigureBasis, sources: [Located<String>], place: Place
  ) {
    self.name = name
    self.kind = kind
    self.says = says
    self.amount = amount
    self.per = per
    self.from = from
    self.until = until
    self.basis = basis
    self.sources = sources
    self.place = place
  }
}
