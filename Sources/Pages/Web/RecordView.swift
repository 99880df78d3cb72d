package import Record
package import Register

/// The register as both clocks of a page show it: what was public by `known`, as far as it had come on `day`.
package struct RecordView: Sendable {
  package let corpus: Corpus
  package let catalog: SourceCatalog
  package let clocks: Clocks
  /// In the order of the register; those of which nobody had said anything by the day are there too.
  package let progress: [ArrangementProgress]
  private let places: [ArrangementID: Int]
  private let normIDs: Set<NormID>

  /// `whole` is the register with all that is recorded, and `catalog` is its catalogue.
  init(_ whole: Corpus, _ catalog: SourceCatalog, _ clocks: Clocks) {
    self.clocks = clocks
    corpus = clocks.known.map { whole.asKnown(on: $0) } ?? whole
    self.catalog = clocks.known == nil ? catalog : SourceCatalog(corpus)
    progress = corpus.arrangements.map { ArrangementProgress($0, on: clocks.effectiveDay) }
    places = Dictionary(
      progress.enumerated().map { ($1.arrangement.id, $0) }, uniquingKeysWith: { first, _ in first })
    normIDs = Set(corpus.norms.map(\.id))
  }

  package func progress(of id: ArrangementID) -> ArrangementProgress? { places[id].map { progress[$0] } }
  package func norm(_ id: NormID) -> Norm? { has(id) ? corpus.norms.first { $0.id == id } : nil }
  package func has(_ id: NormID) -> Bool { normIDs.contains(id) }

  /// Who has agreed with a sender, with who says so.
  package func agreements(of sender: StateCode) -> Agreements {
    Agreements(catalog, of: corpus, sender: sender, on: clocks.effectiveDay, known: clocks.known)
  }

  /// Those who send under some arrangement, by code.
  package var senders: [StateCode] { Set(corpus.arrangements.map(\.sender)).sorted() }
}
