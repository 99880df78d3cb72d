package import Register

/// Who has agreed to take people from a sender, as of a day, and who denies it.
package struct Agreements: Sendable {
  /// Lists by which the answer is counted; each number can be followed to its list.
  package enum List: String, CaseIterable, Sendable {
    case agreed
    /// Agreed only if a claim dated by month or year falls before the day.
    case possibly
    /// Of the agreed: somebody denies it.
    case denied
    /// Of the agreed: there is reason to doubt every source that says so.
    case weak
    /// Of the agreed: the text is published.
    case published
    case suspended, ended, discussed
    /// Never agreed: the destination refused.
    case refused
    /// Never agreed: it was floated or talked about, and denied.
    case onlyDenied = "only-denied"
  }

  package let sender: StateCode
  package let day: CivilDate
  package let known: CivilDate?
  /// Those of which somebody had said something, in the order of the register.
  package let entries: [ArrangementProgress]
  package let catalog: SourceCatalog

  package init(_ corpus: Corpus, sender: StateCode, on day: CivilDate, known: CivilDate? = nil) {
    let corpus = known.map { corpus.asKnown(on: $0) } ?? corpus
    self.init(SourceCatalog(corpus), of: corpus, sender: sender, on: day, known: known)
  }

  /// The same where what was known, and its catalogue, are already made: `corpus` is as it was known.
  package init(
    _ catalog: SourceCatalog, of corpus: Corpus, sender: StateCode, on day: CivilDate, known: CivilDate?
  ) {
    self.sender = sender
    self.day = day
    self.known = known
    self.catalog = catalog
    entries = corpus.arrangements.filter { $0.sender == sender }.map { ArrangementProgress($0, on: day) }
      .filter { $0.group != .silent || $0.possibleGroup != nil }
  }

  package func entries(in list: List) -> [ArrangementProgress] {
    entries.filter { entry in
      switch list {
      case .agreed: entry.group == .agreed
      case .possibly: entry.group != .agreed && entry.possibleGroup == .agreed
      case .denied: entry.group == .agreed && !entry.liveDenials.isEmpty
      case .weak: entry.group == .agreed && restsOnWeakOnly(entry)
      case .published: entry.group == .agreed && entry.arrangement.textPublished == .yes
      case .suspended: entry.group == .suspended
      case .ended: entry.group == .ended
      case .discussed: entry.group == .discussed
      case .refused: entry.group == .refused
      case .onlyDenied: entry.group == .denied
      }
    }
  }

  /// The destinations of a list, each once.
  package func states(in list: List) -> Set<StateCode> { Set(entries(in: list).flatMap(\.arrangement.to)) }

  /// The documents of a claim.
  package func documents(of voice: Voice, _ entry: ArrangementProgress) -> [SourceDocument] {
    var seen: Set<String> = []
    return voice.sources.compactMap { catalog.document($0.value, in: .arrangement(entry.arrangement.id)) }
      .filter { seen.insert($0.id).inserted }
  }

  /// The documents of all who say so, each once; where nobody does, of those who deny it.
  package func documents(of entry: ArrangementProgress) -> [SourceDocument] {
    var seen: Set<String> = []
    let voices = entry.voices.isEmpty ? entry.denials.map(\.voice) : entry.voices
    return voices.flatMap { documents(of: $0, entry) }.filter { seen.insert($0.id).inserted }
  }

  package func restsOnWeakOnly(_ entry: ArrangementProgress) -> Bool {
    let documents = documents(of: entry)
    return !documents.isEmpty && documents.allSatisfy(\.isWeak)
  }
}
