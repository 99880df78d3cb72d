/// What is known of one person, as a lawyer writes it down. It never holds a name.
package struct CaseFile: Sendable {
  package var name: String
  package var title: String
  package var sender: Located<StateCode>
  /// In the order of the file.
  package var facts: [StatedFact]
  package var place: Place

  package init(name: String, title: String, sender: Located<StateCode>, facts: [StatedFact], place: Place) {
    self.name = name
    self.title = title
    self.sender = sender
    self.facts = facts
    self.place = place
  }
}

/// One fact with its value, or its values over time.
package struct StatedFact: Sendable {
  package var key: FactKey
  package var values: [DatedValue]
  package var place: Place

  package init(key: FactKey, values: [DatedValue], place: Place) {
    self.key = key
    self.values = values
    self.place = place
  }

  /// A value and the day or moment from which it holds; `nil`: taken as true on any day.
  package struct DatedValue: Sendable {
    package var value: FactValue
    package var from: LegalTime?
    package init(_ value: FactValue, from: LegalTime? = nil) {
      self.value = value
      self.from = from
    }
  }
}

/// What is known of a fact.
package enum FactValue: Hashable, Sendable {
  case unknown
  case truth(Bool)
  case date(CivilDate)
  /// A moment, or a bare day whose hour is not known.
  case moment(LegalTime)
  case state(StateCode)
  /// Sorted, without repetition. `isComplete` is false when there may be more.
  case states([StateCode], isComplete: Bool)
  case choice(String)
  case count(Int)
}

extension FactValue: CustomStringConvertible {
  /// As in a case file.
  package var description: String {
    switch self {
    case .unknown: "unknown"
    case .truth(let value): value ? "true" : "false"
    case .date(let day): day.description
    case .moment(let time): time.description
    case .state(let code): code.text
    case .states(let codes, let isComplete):
      "[" + (codes.map(\.text) + (isComplete ? [] : ["more"])).joined(separator: ", ") + "]"
    case .choice(let value): value
    case .count(let n): String(n)
    }
  }
}

/// What a rule comes to: its norm has force, it covers the person, its condition holds and nothing defeats it.
package enum RuleOutcome: String, CaseIterable, Sendable {
  case met, unmet, undetermined
}

/// A case with what must come out and why: law is tested beside the norm.
package struct WorkedCase: Sendable {
  package struct Expectation: Sendable {
    package var to: StateCode
    package var day: LegalTime
    package var known: CivilDate?
    /// One of the six findings; `nil` when the register cannot reproduce what the source says.
    package var finding: String?
    package var because: [Located<String>]
    package var missing: [String]?
    package var steps: [String: String]
    /// What single rules come to, for this person, destination and day.
    package var rules: [(rule: Located<String>, outcome: RuleOutcome)]
    package var restsOnWeakSources: Bool?
    package var source: String
    package var cannotReproduce: String
    package var place: Place
    package init(
      to: StateCode, day: LegalTime, known: CivilDate?, finding: String?, because: [Located<String>],
      missing: [String]?, steps: [String: String], rules: [(rule: Located<String>, outcome: RuleOutcome)],
      restsOnWeakSources: Bool?, source: String, cannotReproduce: String, place: Place
    ) {
      self.to = to
      self.day = day
      self.known = known
      self.finding = finding
      self.because = because
      self.missing = missing
      self.steps = steps
      self.rules = rules
      self.restsOnWeakSources = restsOnWeakSources
      self.source = source
      self.cannotReproduce = cannotReproduce
      self.place = place
    }
  }

  package var file: CaseFile
  package var source: String
  package var expectations: [Expectation]

  package init(file: CaseFile, source: String, expectations: [Expectation]) {
    self.file = file
    self.source = source
    self.expectations = expectations
  }
}
