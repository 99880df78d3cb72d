import Pages
import Register
import Safeguards

/// Several facts that one form asks at once, each in a field of its own: what is left empty stays open.
struct FactFields {
  /// Before the name of a fact.
  static let fact = "fact:"
  /// The same, of the box that says that a set may have more in it.
  static let more = "more:"

  private struct Field {
    var key: FactKey
    var typed: String
    var hasMore: Bool
  }

  private let site: Site
  private let fields: [Field]

  init(_ body: FormBody, site: Site) throws(Refusal) {
    self.site = site
    let told = ToldCase(site: site)
    var fields: [Field] = []
    for name in body.names(after: Self.fact) {
      let typed = try body.text(Self.fact + name) ?? ""
      guard !typed.isEmpty else { continue }
      fields.append(
        Field(key: try told.key(name), typed: typed, hasMore: try body.text(Self.more + name) != nil))
    }
    self.fields = fields
  }

  /// As they were typed, for a page that asks again.
  func keep(in state: inout CheckState) {
    for field in fields { state.typedFacts[field.key] = field.typed }
  }

  /// Puts the answers among the facts, those of a destination at the one of the flight. What cannot be read stays open
  /// and stands among the mistakes.
  func take(at destination: StateCode, into state: inout CheckState) {
    let vocabulary = site.norms.vocabulary
    for field in fields {
      guard let declaration = vocabulary.slots[field.key.name].flatMap({ vocabulary.fact(at: $0) }) else { continue }
      let key = FactKey(
        field.key.name, at: declaration.isPerDestination ? field.key.destination ?? destination : nil)
      let answer = CheckAnswer(site: site, key: key)
      let (value, mistakes) = answer.read(
        action(field.typed, declaration.type), typed: field.typed, hasMore: field.hasMore, field: .fact(key))
      if let value {
        answer.put(value, into: &state)
      } else {
        state.mistakes += mistakes
        state.typedFacts[key] = field.typed
      }
    }
  }

  private func action(_ typed: String, _ type: FactDeclaration.FactType) -> CheckAction {
    switch (type, typed) {
    case (.truth, "yes"): .yes
    case (.truth, "no"): .no
    case (.truth, "unknown"): .unknown
    default: .answer
    }
  }
}
