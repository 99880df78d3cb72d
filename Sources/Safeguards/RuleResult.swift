internal import CEL
package import Kleene
package import Register

/// A rule with what it comes to. It refers to the compiled rule: a hundred of them make an answer, and are not copied.
package struct RuleResult: Sendable {
  package let compiled: CompiledRule
  package let compiledNorm: CompiledNorm
  package let judgement: Judgement

  package var rule: Rule { compiled.rule }
  package var norm: Norm { compiledNorm.norm }
  package var truth: Truth { judgement.truth }

  init(_ set: NormSet, rule: Int, _ judgement: Judgement) {
    compiled = set.rules[rule]
    compiledNorm = set.norms[compiled.norm]
    self.judgement = judgement
  }
}
