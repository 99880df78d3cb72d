package import Register

/// Every document of a register, what rests on it, and what rests on it alone.
package struct SourceCatalog: Sendable {
  /// By id.
  package let documents: [SourceDocument]
  /// Everything that cites a source, in the order of the register.
  package let statements: [Statement]
  private let index: [String: Int]
  /// The place in `documents` of a name in a file.
  private let places: [String: Int]
  private let resting: [[Int]]

  package init(_ corpus: Corpus) {
    let listed: [(owner: Statement.Owner, sources: [Source])] =
      corpus.norms.map { (.norm($0.id), $0.sources) } + corpus.arrangements.map { (.arrangement($0.id), $0.sources) }
      + corpus.profiles.map { (.state($0.code), $0.sources) }
    var mentions: [SourceIdentity: [SourceDocument.Mention]] = [:]
    for (owner, sources) in listed {
      for source in sources {
        mentions[SourceIdentity(source), default: []].append(SourceDocument.Mention(owner: owner, source: source))
      }
    }
    // Two documents of one site whose short digits happen to be the same both take the long form.
    let short = Dictionary(grouping: mentions.keys) { $0.id() }
    let documents = mentions.map { identity, mentions in
      let isClear = short[identity.id()]?.count == 1
      return SourceDocument(id: identity.id(digits: isClear ? 8 : 16), mentions: mentions)
    }.sorted { $0.id < $1.id }
    var places: [String: Int] = [:]
    for (place, document) in documents.enumerated() {
      for mention in document.mentions { places["\(mention.owner)#\(mention.source.id)"] = place }
    }
    let statements = Statement.all(of: corpus)
    var resting = [[Int]](repeating: [], count: documents.count)
    for (number, statement) in statements.enumerated() {
      let cited = Set(statement.sources.compactMap { places["\(statement.owner)#\($0.id)"] })
      for place in cited { resting[place].append(number) }
    }
    self.documents = documents
    self.statements = statements
    self.places = places
    self.resting = resting
    index = Dictionary(documents.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// By its id, by its address, or by the name that a file gives it: `usa-lby-2025#s13`.
  package func document(_ name: String) -> SourceDocument? {
    if let place = index[name] ?? places[name] { return documents[place] }
    guard name.contains("://") else { return nil }
    let address = SourceIdentity.normalized(name)
    return documents.first { $0.url.map(SourceIdentity.normalized) == address }
  }

  /// The document that a file means by a name.
  package func document(_ name: String, in owner: Statement.Owner) -> SourceDocument? {
    places["\(owner)#\(name)"].map { documents[$0] }
  }

  /// The documents that a statement cites, each once, in its order.
  package func documents(of statement: Statement) -> [SourceDocument] {
    var seen: Set<Int> = []
    return statement.sources.compactMap { source in
      guard let place = places["\(statement.owner)#\(source.id)"], seen.insert(place).inserted else { return nil }
      return documents[place]
    }
  }

  /// What cites a document.
  package func statements(on document: SourceDocument) -> [Statement] {
    index[document.id].map { resting[$0].map { statements[$0] } } ?? []
  }

  /// What cites it and nothing else: without it, nobody says so.
  package func statementsAlone(on document: SourceDocument) -> [Statement] {
    statements(on: document).filter { documents(of: $0).count == 1 }
  }

  /// It cites sources, and there is reason to doubt each of them.
  package func isWeakOnly(_ statement: Statement) -> Bool {
    let documents = documents(of: statement)
    return !documents.isEmpty && documents.allSatisfy(\.isWeak)
  }

  /// The same of names in a file.
  package func isWeakOnly(_ names: [Located<String>], in owner: Statement.Owner) -> Bool {
    let documents = names.compactMap { document($0.value, in: owner) }
    return !documents.isEmpty && documents.allSatisfy(\.isWeak)
  }
}
