package import Register

/// A document on which the register rests, once for all files that cite it.
package struct SourceDocument: Sendable {
  /// Where a file cites it: under which name, described how.
  package struct Mention: Sendable {
    package var owner: Statement.Owner
    package var source: Source
  }

  package let id: String
  package let mentions: [Mention]
  package let publisher: String
  package let title: String
  package let published: SourceDate?
  package let url: String?
  package let archive: String?
  package let kind: Source.Kind
  /// One file that doubts it is enough.
  package let isWeak: Bool
  package let checked: CivilDate?

  /// The mentions are in the order of the register.
  init(id: String, mentions: [Mention]) {
    self.id = id
    self.mentions = mentions
    let sources = mentions.map(\.source)
    publisher = SourceDocument.usual(sources.map(\.publisher)) ?? ""
    title = SourceDocument.usual(sources.map(\.title)) ?? ""
    // Of several dates the most precise, then the latest: a document is not known before it is certainly out.
    published = sources.compactMap(\.published).max {
      (SourceDocument.precision($0), $0.last) < (SourceDocument.precision($1), $1.last)
    }
    url = sources.compactMap(\.url).first
    archive = sources.compactMap(\.archive).first
    kind = SourceDocument.usual(sources.map(\.kind)) ?? .press
    isWeak = sources.contains(where: \.isWeak)
    checked = sources.compactMap(\.checked).max()
  }

  /// The first day on which a careful reader can have known it.
  package var knownFrom: CivilDate? { published?.last ?? checked }

  /// What files remark on it, each remark once.
  package var notes: [String] {
    var seen: Set<String> = []
    return mentions.map(\.source.note).filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// What files say of a source, by the keys under which they do.
  package enum Key: String, Sendable { case publisher, title, published, kind, weak }

  /// Files describe it in ways that cannot all be right; an editor may want to look.
  package var differences: [Key] {
    func differing<Value: Hashable>(_ key: Key, _ values: [Value]) -> Key? {
      Set(values).count > 1 ? key : nil
    }
    let sources = mentions.map(\.source)
    return [
      differing(.publisher, sources.map(\.publisher)), differing(.title, sources.map(\.title)),
      differing(.published, sources.map(\.published)), differing(.kind, sources.map(\.kind)),
      differing(.weak, sources.map(\.isWeak)),
    ].compactMap { $0 }
  }

  private static func precision(_ date: SourceDate) -> Int { (date.month == nil ? 0 : 1) + (date.day == nil ? 0 : 1) }

  /// The most frequent value; of equals the first.
  private static func usual<Value: Hashable>(_ values: [Value]) -> Value? {
    var counts: [Value: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    guard let most = counts.values.max() else { return nil }
    return values.first { counts[$0] == most }
  }
}
