internal import Record
package import Register
package import Safeguards

/// The ids of a register with a line on each.
package struct RegisterListPage: Sendable {
  package enum Section: String, CaseIterable, Sendable {
    case norms, arrangements, programmes, facts
    case participantFacts = "participant-facts"
    case senders, sources
  }

  private let norms: NormSet
  /// The register, or what of it was public on the known day.
  private let corpus: Corpus

  package init(norms: NormSet, known: CivilDate? = nil) {
    self.norms = norms
    corpus = known.map { norms.corpus.asKnown(on: $0) } ?? norms.corpus
  }

  private func entries(_ section: Section) -> [(id: String, says: String)] {
    switch section {
    case .norms: corpus.norms.map { ($0.id.text, "\($0.title) (\($0.kind.rawValue), \(Words.basis($0.basis)))") }
    case .arrangements:
      corpus.arrangements.map { arrangement in
        let to = arrangement.to.isEmpty ? "States not named" : Words.list(arrangement.to.map { norms.name(of: $0) })
        let isWeak = !arrangement.sources.isEmpty && arrangement.sources.allSatisfy(\.isWeak)
        let weak = isWeak ? " (only weak sources)" : ""
        return (
          arrangement.id.text, "\(norms.name(of: arrangement.sender)) to \(to), \(arrangement.kind.rawValue)\(weak)"
        )
      }
    case .programmes:
      corpus.programmes.map { programme in
        let basis = programme.entitlements.contains { $0.basis == .demonstration } ? ", with demonstration figures" : ""
        return (programme.id.text, "\(programme.title), \(norms.name(of: programme.country.value))\(basis)")
      }
    case .participantFacts: corpus.participantFacts.map { ($0.name.text, $0.question) }
    case .facts: corpus.facts.map { ($0.name.text + ($0.isPerDestination ? "@…" : ""), $0.question) }
    case .senders:
      corpus.profiles.filter { !$0.routes.isEmpty }.map {
        ($0.code.text, "\(norms.name(of: $0.code)), \($0.routes.count) route\($0.routes.count == 1 ? "" : "s")")
      }
    case .sources:
      SourceCatalog(corpus).documents.map { document in
        let weak = document.isWeak ? " (weak)" : ""
        return (document.id, "\(document.publisher), “\(document.title)”\(weak)")
      }
    }
  }

  package func text(_ sections: [Section], _ style: TextStyle) -> String {
    var page = TextCanvas(style)
    for section in sections {
      page.heading("\(section.rawValue) (\(entries(section).count))")
      for entry in entries(section) {
        page.paragraph(entry.id, indent: 2)
        page.paragraph(entry.says, indent: 6, colour: .dim)
      }
    }
    return page.text
  }

  package func json(_ sections: [Section]) -> JSON {
    .object(
      sections.map { section in
        (section.rawValue, .list(entries(section).map { .object([("id", .text($0.id)), ("says", .text($0.says))]) }))
      })
  }
}
