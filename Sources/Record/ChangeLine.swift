package import Register

/// What the register says in one place, before it is put into words: what came or went, what a part of it was and is, or
/// what a statement says.
package enum ChangeLine: Hashable, Sendable {
  /// What the register says there, in its own words or as a condition.
  case text(String)
  /// A field that is empty on the other side.
  case nothing
  case flag(Bool)
  case norm(title: String, kind: Norm.Kind, cite: String, rules: Int)
  case rule(Rule.Effect, says: String)
  case force(ChangeSpan)
  case act(Act.Kind, target: String, ChangeSpan, people: String?)
  case relation(kind: String, target: String, date: SourceDate?)
  case arrangement(
    title: String, sender: StateCode, to: [StateCode], kind: Arrangement.Kind, events: Int, transfers: Int)
  case refusal(ChangeSpan, people: String?)
  case event(Event.Stage, date: SourceDate?, claim: String)
  case claim(Claimed, String)
  case transfer(Transfer.Kind, date: SourceDate?, count: Int?, nationalities: [StateCode], claim: String)
  case membership(treaty: String, ChangeSpan)
  case route(opener: String, name: String, requires: [String])
  case fact(FactDeclaration.FactType, question: String)
  case source(publisher: String, title: String, published: SourceDate?, isWeak: Bool)
  /// Ids of documents.
  case documents([String])
  case states([StateCode])
  case parties(treaty: String)
  case date(SourceDate)
  case isWeak(Bool)
  /// That nobody took a claim back.
  case stands
  case retraction(date: SourceDate, by: String, why: String, instead: String)
  case normKind(Norm.Kind)
  case arrangementKind(Arrangement.Kind)
  case publication(Arrangement.Publication)
  case reception(Arrangement.ReceptionModel)
  case basis(Basis)
  case effect(Rule.Effect)
  case phase(Rule.Phase)
  case burden(Rule.Bearer)
  case factType(FactDeclaration.FactType)
  case sourceKind(Source.Kind)

  /// What a claim of an arrangement is about, where it is no event and no transfer.
  package enum Claimed: Hashable, Sendable { case scope, term, reception }

  /// `nil` for an empty text: there is no such field.
  static func said(_ text: String?) -> ChangeLine? {
    guard let text, !text.isEmpty else { return nil }
    return .text(text)
  }
}

/// The days between which something holds.
package struct ChangeSpan: Hashable, Sendable {
  /// `nil`: from the beginning, or without a day.
  package var from: LegalTime?
  package var until: LegalTime?
  package var isDisputed: Bool

  init(_ from: LegalTime?, _ until: LegalTime?, isDisputed: Bool = false) {
    self.from = from
    self.until = until
    self.isDisputed = isDisputed
  }

  init(_ interval: ForceInterval) {
    self.init(interval.from, interval.until, isDisputed: interval.isDisputed)
  }

  init(_ from: SourceDate, _ until: SourceDate?) {
    func time(_ date: SourceDate) -> LegalTime { date.isDay ? .day(date.first) : .vague(date) }
    self.init(time(from), until.map(time))
  }
}
