internal import Register

/// Reads the `sources` of a file and resolves the references to them.
struct SourcesReader {
  let sources: [Source]
  private let ids: Set<String>
  private let reading: Reading

  init(_ fields: Fields) {
    reading = fields.reading
    var sources: [Source] = []
    if let node = fields.node("sources") {
      if case .mapping(let entries) = node.content {
        sources = entries.compactMap { SourcesReader.source($0, reading: fields.reading) }
      } else {
        fields.reading.report(
          .wrongShape, at: node.place, found: node.shape, expected: "sources by name",
          remedy: "sources: {dvd-pi: {publisher: …, title: …, published: …, url: …}}")
      }
    }
    self.sources = sources
    ids = Set(sources.map(\.id))
  }

  static let sourceKeys = [
    "publisher", "title", "published", "url", "kind", "weak", "checked", "archive", "note",
  ]

  private static func source(_ entry: SourceNode.Entry, reading: Reading) -> Source? {
    guard let fields = Fields(entry.value, of: "a source", keys: sourceKeys, reading: reading) else { return nil }
    let publisher = fields.required("publisher", example: "D. Mass.")
    let title = fields.required("title", example: "Memorandum and order")
    let published = fields.sourceDate("published")
    let checked = fields.date("checked", DateParsing.day)
    if published == nil, checked == nil {
      reading.report(
        .missingKey, at: entry.keyPlace, found: "a source with neither “published” nor “checked”",
        expected: "a date from which it can be known", remedy: "checked: 2026-11-23")
    }
    return Source(
      id: entry.key, publisher: publisher?.value ?? "", title: title?.value ?? "", published: published,
      url: fields.located("url")?.value, archive: fields.located("archive")?.value,
      kind: fields.word("kind", Source.Kind.self) ?? .press,
      isWeak: fields.flag("weak"), checked: checked, note: fields.text("note"), place: entry.keyPlace)
  }

  /// The sources named under a key of something that must have at least one.
  func cited(_ fields: Fields, required: Bool = true) -> [Located<String>] {
    let names = fields.texts("sources")
    if names.isEmpty, required, !fields.has("sources") || fields.list("sources").isEmpty {
      reading.report(
        .missingSource, at: fields.place, found: "\(fields.subject) without a source",
        expected: "at least one source", remedy: "sources: [\(sources.first?.id ?? "name")]")
    }
    for name in names where !ids.contains(name.value) {
      reading.report(
        .unknownSource, at: name.place, found: "the source “\(name.value)”",
        expected: "a name from this file's “sources”",
        remedy: NearestName.nearest(to: name.value, in: ids.sorted()) ?? "")
    }
    return names.filter { ids.contains($0.value) }
  }
}
