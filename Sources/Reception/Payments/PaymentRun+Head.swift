package import Desks

extension PaymentRun {
  /// A run without its payments, as a store keeps it apart from them: they are written once, this with every step.
  package struct Head: Hashable, Sendable {
    package var id: RunID
    package var terms: PaymentTerms
    package var sums: ControlSums
    package var steps: [Step]
    package var reports: [Int: Report]
    package var revision: Int

    package init(
      id: RunID, terms: PaymentTerms, sums: ControlSums, steps: [Step], reports: [Int: Report], revision: Int
    ) {
      self.id = id
      self.terms = terms
      self.sums = sums
      self.steps = steps
      self.reports = reports
      self.revision = revision
    }
  }

  package var head: Head {
    Head(id: id, terms: terms, sums: sums, steps: steps, reports: reports, revision: revision)
  }
}
