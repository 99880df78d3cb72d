package import CEL
package import Register
package import Safeguards

/// All programmes of a register, ready to say what is owed.
package final class ProgrammeSet: Sendable {
  /// The words of their conditions: the facts of a participant, and the day.
  package let vocabulary: Vocabulary
  /// In the order of the register.
  package let programmes: [CompiledProgramme]
  private let index: [ProgrammeID: Int]

  init(vocabulary: Vocabulary, programmes: [CompiledProgramme]) {
    self.vocabulary = vocabulary
    self.programmes = programmes
    index = Dictionary(
      programmes.enumerated().map { ($1.programme.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package subscript(id: ProgrammeID) -> CompiledProgramme? { index[id].map { programmes[$0] } }

  /// The names of facts that are lacking, in the order of their declarations.
  package func names(of lacking: Unknown) -> [FactName] { lacking.compactMap { vocabulary.fact(at: $0)?.name } }
}

/// What compiling comes to: the programmes as far as they have no mistakes, and all mistakes at once.
package struct ProgrammeCompilation: Sendable {
  package let programmes: ProgrammeSet
  package let diagnostics: [Diagnostic]
}
