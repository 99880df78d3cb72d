package import Desks
package import Reception
package import Register

/// The runs of an organisation and what its ledger says.
package struct PaymentsOverview: Sendable {
  package struct Run: Sendable {
    package var id: RunID
    package var terms: PaymentTerms
    package var stage: PaymentRun.Stage
    package var steps: [PaymentRun.Step]
    package var sums: ControlSums
    package var leftOut: Int
    package var outcomes: RunOutcomes
  }

  /// What a programme has and owes in one currency.
  package struct Balance: Sendable {
    package var programme: ProgrammeID
    package var currency: Currency
    /// What was given to it.
    package var granted: Money
    package var funds: Money
    package var inTransit: Money
    /// Came back, and is not in the funds yet.
    package var returned: Money
    /// What people were found to be owed, and what of it they have not got.
    package var recognised: Money
    package var owed: Money
  }

  /// One line of the trial balance. What is owed to people is one sum for all of them.
  package struct TrialLine: Hashable, Sendable {
    /// `nil`: owed to participants.
    package var account: Account?
    package var amount: Money
  }

  /// The newest first.
  package var runs: [Run]
  /// By programme and currency.
  package var balances: [Balance]
  package var trialBalance: [TrialLine]
  package var names: [MemberID: String]
  /// How many dues were found to be owed of which something is neither delivered nor on its way: it failed or came back.
  package var unpaid: Int

  /// How many runs wait for somebody: to be checked, approved or sent.
  package var waiting: Int { runs.count { !$0.stage.isSent && $0.stage != .cancelled } }

  /// How many payments are on their way.
  package var inTransit: Int { runs.reduce(0) { $0 + $1.outcomes.inTransit } }
}

extension PaymentsOverview {
  init(_ book: PaymentBook, names: [MemberID: String]) {
    func begun(_ run: PaymentRun) -> DeskTime { run.step(.prepared)?.at ?? DeskTime(0) }
    runs = book.runs.values.sorted { (begun($0), $0.id) > (begun($1), $1.id) }.map { run in
      Run(
        id: run.id, terms: run.terms, stage: run.stage, steps: run.steps, sums: run.sums, leftOut: run.leftOut.count,
        outcomes: RunOutcomes(run.payments.lazy.map { book.status($0, in: run) }))
    }
    let trial = book.ledger.trialBalance
    balances = Self.balances(book.ledger)
    var lines: [TrialLine] = []
    var owed: [Currency: Int] = [:]
    for (account, amount) in trial {
      if case .owed = account {
        owed[amount.currency, default: 0] += amount.minor
      } else {
        lines.append(TrialLine(account: account, amount: amount))
      }
    }
    for (currency, sum) in owed.sorted(by: { $0.key < $1.key }) where sum != 0 {
      lines.append(TrialLine(account: nil, amount: Money(minor: sum, currency)))
    }
    trialBalance = lines
    self.names = names
    unpaid = book.ledger.dueStandings.values.count { $0.owed > $0.inTransit }
  }

  private struct Place: Hashable {
    var programme: ProgrammeID
    var currency: Currency
  }

  private static func balances(_ ledger: Ledger) -> [Balance] {
    var found: [Place: Balance] = [:]
    func add(_ programme: ProgrammeID, _ currency: Currency, _ body: (inout Balance) -> Void) {
      let none = Money(minor: 0, currency)
      body(
        &found[
          Place(programme: programme, currency: currency),
          default: Balance(
            programme: programme, currency: currency, granted: none, funds: none, inTransit: none, returned: none,
            recognised: none, owed: none)])
    }
    for (account, amount) in ledger.trialBalance {
      let currency = amount.currency
      switch account {
      // A gift is a credit.
      case .grant(let programme): add(programme, currency) { $0.granted.minor -= amount.minor }
      case .funds(let programme): add(programme, currency) { $0.funds.minor += amount.minor }
      case .inTransit(let programme): add(programme, currency) { $0.inTransit.minor += amount.minor }
      case .returned(let programme): add(programme, currency) { $0.returned.minor += amount.minor }
      case .assistance, .owed: break
      }
    }
    for (due, standing) in ledger.dueStandings {
      add(due.entitlement.programme, standing.currency) {
        $0.recognised.minor += standing.recognised
        $0.owed.minor += standing.owed
      }
    }
    return found.values.sorted { ($0.programme, $0.currency) < ($1.programme, $1.currency) }
  }
}
