package import Register

/// The end of a period that runs against the person.
package struct Deadline: Sendable {
  let compiled: CompiledRule
  let compiledNorm: CompiledNorm
  /// The last day, or the last moment where the period counts hours.
  package let until: LegalTime

  package var rule: Rule { compiled.rule }
  package var norm: Norm { compiledNorm.norm }
}
