package import CEL
internal import Kleene
package import Register

/// What the register says of sending a person to a destination. It never allows: at most nothing stands in the way.
package enum Finding: String, CaseIterable, Sendable {
  case barred
  case noAuthority = "no-authority"
  case undetermined
  case stepsOwed = "steps-owed"
  case notBarred = "not-barred"
  case notThirdCountry = "not-third-country"

  /// From the most open to the most closed: the headline of a destination is the first that some route has, and a
  /// day within which the law changed heads with the last (design, "Headline of a destination").
  package var closedness: Int {
    switch self {
    case .notBarred: 0
    case .stepsOwed: 1
    case .undetermined: 2
    case .barred: 3
    case .noAuthority: 4
    case .notThirdCountry: 5
    }
  }

  /// Adding facts never leads out of these.
  package var isClosed: Bool {
    switch self {
    case .barred, .noAuthority, .notThirdCountry: true
    case .undetermined, .stepsOwed, .notBarred: false
    }
  }
}

/// Why something is unknown that no fact about the person can settle.
package enum Doubt: Hashable, Sendable {
  /// Its force is disputed or vague, or its words are not known.
  case norm(NormID)
  case arrangement(ArrangementID)
  /// The register has no arrangement of the kind between the two States; agreements are often unpublished.
  case noArrangement
}

/// The state of a step that is owed to the person.
package enum StepState: String, CaseIterable, Sendable {
  case done
  /// Done, and its time has not yet passed.
  case waiting
  case owed
  /// Whether it applies, or whether it is done, is unknown.
  case unclear
  case notApplicable = "not-applicable"

  package var isDischarged: Bool { self == .done || self == .notApplicable }

  /// Of a duty that applies or may apply (`applies` is not false): whether it is done, and whether its time has passed.
  init(applies: Truth, done: Truth, passed: Truth) {
    switch (applies, done, passed) {
    case (_, .true, .true): self = .done
    case (.true, .true, .false): self = .waiting
    case (.true, .false, _): self = .owed
    default: self = .unclear
    }
  }
}

extension NormSet {
  /// The facts among what is lacking, in register order.
  package func missing(_ lacking: Unknown, at destination: StateCode) -> [FactKey] {
    lacking.compactMap { slot in
      vocabulary.fact(at: slot).map { FactKey($0.name, at: $0.isPerDestination ? destination : nil) }
    }
  }

  package func missing(_ result: DestinationResult) -> [FactKey] { missing(result.lacking, at: result.to) }

  /// The doubts among what is lacking: what no fact about the person can settle.
  package func doubts(_ lacking: Unknown) -> [Doubt] {
    lacking.compactMap { id in
      var index = id - vocabulary.doubtBase
      if index < 0 { return nil }
      if index == 0 { return .noArrangement }
      index -= 1
      if index < norms.count { return .norm(norms[index].norm.id) }
      index -= norms.count
      return arrangements.indices.contains(index) ? .arrangement(arrangements[index].arrangement.id) : nil
    }
  }
}
