package import CEL
package import Kleene
package import Register

/// A step that is owed or may be, with its state.
package struct StepResult: Sendable {
  package let compiled: CompiledRule
  package let compiledNorm: CompiledNorm
  package let state: StepState
  /// The first moment at which transfer would respect it, where that can be said.
  package let earliest: Moment?
  package let applies: Truth
  /// What an unclear step turns on.
  package let lacking: Unknown

  package var rule: Rule { compiled.rule }
  package var norm: Norm { compiledNorm.norm }

  init(_ proof: Proof, _ step: ProofLines.Step) {
    compiled = proof.set.rules[Int(step.rule)]
    compiledNorm = proof.set.norms[compiled.norm]
    state = step.state
    earliest = step.earliest
    applies = step.applies
    lacking = proof.lacking(step.lack)
  }
}
