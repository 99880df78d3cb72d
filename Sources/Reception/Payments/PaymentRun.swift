package import Desks

/// Payments that are prepared, approved and sent together.
///
/// A run goes one way: prepared, checked, approved, exported, closed; until it is exported it can be cancelled. What it
/// pays never changes after it was prepared. What became of each payment is read from the ledger.
package struct PaymentRun: Hashable, Sendable, Codable {
  package enum Stage: String, CaseIterable, Sendable, Codable {
    case prepared, checked, approved, exported, closed, cancelled

    /// What may come next.
    package var next: [Stage] {
      switch self {
      case .prepared: [.checked, .cancelled]
      case .checked: [.approved, .cancelled]
      case .approved: [.exported, .cancelled]
      case .exported: [.closed]
      case .closed, .cancelled: []
      }
    }

    /// Whether its file may have reached the provider, so that results can come.
    package var isSent: Bool { self == .exported || self == .closed }
  }

  /// Who brought the run to a stage, and when.
  package struct Step: Hashable, Sendable, Codable {
    package var stage: Stage
    package var by: MemberID
    package var at: DeskTime

    package init(_ stage: Stage, by: MemberID, at: DeskTime) {
      self.stage = stage
      self.by = by
      self.at = at
    }
  }

  /// What the provider last said of a payment. The money is in the ledger; this is for those who ask why.
  package struct Report: Hashable, Sendable, Codable {
    /// `ACSP`, `RJCT`, or of a table `delivered`, `failed`.
    package var status: String
    package var reason: String?
    /// When the provider wrote it, where the file says so.
    package var written: DeskTime?

    package init(status: String, reason: String?, written: DeskTime?) {
      self.status = status
      self.reason = reason
      self.written = written
    }
  }

  package let id: RunID
  package let terms: PaymentTerms
  package let payments: [PaymentInstruction]
  package let leftOut: [LeftOut]
  package let sums: ControlSums
  /// From the first, `prepared`, on.
  package private(set) var steps: [Step]
  /// By the number of the payment.
  package private(set) var reports: [Int: Report] = [:]
  /// Counts the changes, so that a step that rests on an older state is noticed.
  package private(set) var revision = 0

  package init(
    id: RunID, terms: PaymentTerms, payments: [PaymentInstruction], leftOut: [LeftOut], sums: ControlSums,
    by: MemberID, at: DeskTime
  ) {
    self.id = id
    self.terms = terms
    self.payments = payments
    self.leftOut = leftOut
    self.sums = sums
    steps = [Step(.prepared, by: by, at: at)]
  }

  package var stage: Stage { steps.last?.stage ?? .prepared }

  /// Whether its dues are its own: it was neither sent nor cancelled.
  var isReserving: Bool { !stage.isSent && stage != .cancelled }

  package func step(_ stage: Stage) -> Step? { steps.last { $0.stage == stage } }

  /// `nil` for a number that the run does not have.
  package func payment(_ number: Int) -> PaymentInstruction? {
    payments.indices.contains(number - 1) ? payments[number - 1] : nil
  }

  func advanced(to stage: Stage, by: MemberID, at: DeskTime) throws(PaymentRefusal) -> PaymentRun {
    guard self.stage.next.contains(stage) else {
      throw .wrongStage(
        self.stage, expected: Stage.allCases.filter { $0.next.contains(stage) }, for: stage)
    }
    var run = self
    run.steps.append(Step(stage, by: by, at: at))
    run.revision += 1
    return run
  }

  func reported(_ new: [Int: Report]) -> PaymentRun {
    var run = self
    run.reports.merge(new) { $1 }
    run.revision += 1
    return run
  }
}
