package import Register

/// Two registers with the same facts and States, so that their conditions can stand in one circuit.
///
/// A fact or a State that one of them lacks is added to it, where no condition asks for it.
package struct AlignedRegisters: Sendable {
  package let before: Corpus
  package let after: Corpus

  /// A fact that the two registers declare as different things.
  package struct Mismatch: Error, CustomStringConvertible, Sendable {
    package let before: FactDeclaration
    package let after: FactDeclaration

    package var description: String {
      "\(after.place): found the fact \(after.name) as \(Self.kind(after)); the other register has it as \(Self.kind(before)) (\(before.place)); expected the same in both, since a column of the table can be read in one way only"
    }

    private static func kind(_ fact: FactDeclaration) -> String {
      "type: \(fact.type.rawValue)\(fact.isPerDestination ? ", per: destination" : "")"
    }
  }

  package init(before: Corpus, after: Corpus) throws(Mismatch) {
    let old = Dictionary(before.facts.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let new = Set(after.facts.map(\.name))
    var facts: [FactDeclaration] = []
    for fact in after.facts {
      guard let other = old[fact.name] else {
        facts.append(fact)
        continue
      }
      guard fact.type == other.type, fact.isPerDestination == other.isPerDestination else {
        throw Mismatch(before: other, after: fact)
      }
      var both = fact
      let values = Set(fact.options.map(\.value))
      both.options += other.options.filter { !values.contains($0.value) }
      facts.append(both)
    }
    facts += before.facts.filter { !new.contains($0.name) }
    let codes = Set(after.states.map(\.code))
    let states = after.states + before.states.filter { !codes.contains($0.code) }
    self.before = Self.with(before, facts, states)
    self.after = Self.with(after, facts, states)
  }

  /// The norms that make a fact matter are named in its own register and may be missing in the other.
  private static func with(_ corpus: Corpus, _ facts: [FactDeclaration], _ states: [State]) -> Corpus {
    var corpus = corpus
    let norms = Set(corpus.norms.map(\.id))
    corpus.facts = facts.map { fact in
      var fact = fact
      fact.law.removeAll { !norms.contains($0) }
      return fact
    }
    corpus.states = states
    return corpus
  }
}
