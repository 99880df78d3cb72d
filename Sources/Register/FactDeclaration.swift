/// What a condition may ask about a person, or about a person and one destination.
package struct FactDeclaration: Sendable {
  package enum FactType: String, CaseIterable, Sendable {
    /// True or false.
    case truth
    /// A civil day.
    case date
    /// An instant with its zone; a bare day is allowed and counts as the rules on time say.
    case moment
    /// One State.
    case state
    /// A set of States.
    case states
    /// One of `options`.
    case choice
    /// A whole number from 0.
    case count
  }

  package struct Option: Hashable, Sendable {
    package var value: String
    package var label: String
    package init(value: String, label: String) {
      self.value = value
      self.label = label
    }
  }

  package var name: FactName
  package var type: FactType
  package var isPerDestination: Bool
  package var options: [Option]
  /// The question that a person would be asked.
  package var question: String
  package var help: String
  /// The norms that make it matter.
  package var law: [NormID]
  package var place: Place

  package init(
    name: FactName, type: FactType, isPerDestination: Bool, options: [Option], question: String, help: String,
    law: [NormID], place: Place
  ) {
    self.name = name
    self.type = type
    self.isPerDestination = isPerDestination
    self.options = options
    self.question = question
    self.help = help
    self.law = law
    self.place = place
  }
}
