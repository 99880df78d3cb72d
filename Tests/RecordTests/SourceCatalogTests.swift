import Record
import Register
import Testing

/// One document is one source, in whatever file and under whatever name it is cited.
struct SourceCatalogTests {
  static let record = WrittenRecord([
    "xaa-xbb": """
    sender: XAA
    to: XBB
    kind: acceptance
    events:
      - {date: 2025-05-01, stage: talks, claim: Talks., by: an official, sources: [a]}
      - {date: 2025-05-02, stage: signed, claim: Signed., sources: [a, b]}
      - {date: 2025-05-02, stage: signed, claim: Signed again., sources: [b]}
    sources:
      a: {publisher: One, title: First, published: 2025-05, url: "https://www.example.org/a/?utm_source=x", kind: press, weak: true, checked: 2026-01-01}
      b: {publisher: Two, title: Second, published: 2025-05-02, url: "https://example.com/b", kind: wire-report, archive: "https://archive.example/b"}
    """,
    "xaa-xcc": """
    sender: XAA
    to: XCC
    kind: acceptance
    events:
      - {date: 2025-05-03, stage: floated, claim: Floated., sources: [s1]}
    sources:
      s1: {publisher: One, title: The first, published: 2025-05-01, url: "http://example.org/a#top", kind: press, checked: 2026-02-01}
      s2: {publisher: Three, title: Third, checked: 2026-01-05}
    """,
  ])

  @Test func mentionsOfOneDocumentAreOneSource() throws {
    #expect(Self.record.diagnostics.isEmpty, "\(Self.record.diagnostics)")
    let catalog = SourceCatalog(Self.record.corpus)
    #expect(catalog.documents.count == 3)
    let first = try #require(catalog.document("xaa-xbb#a"))
    #expect(first.id == catalog.document("xaa-xcc#s1")?.id)
    #expect(first.id.hasPrefix("example.org-"))
    #expect(first.mentions.count == 2)
    // The more precise date, the later reading; one doubt is enough.
    #expect(first.published?.description == "2025-05-01")
    #expect(first.checked?.description == "2026-02-01")
    #expect(first.isWeak)
    #expect(first.differences == [.title, .published, .weak])
    #expect(catalog.document("https://example.org/a")?.id == first.id)
    #expect(catalog.document(first.id)?.id == first.id)
    #expect(catalog.document("xaa-xbb#b")?.archive == "https://archive.example/b")
    #expect(catalog.document("xaa-xbb#zz") == nil)
  }

  @Test func whatRestsOnADocumentAndWhatOnItAlone() throws {
    let catalog = SourceCatalog(Self.record.corpus)
    let first = try #require(catalog.document("xaa-xbb#a"))
    #expect(
      catalog.statements(on: first).map(\.id) == [
        "xaa-xbb#2025-05-01-talks", "xaa-xbb#2025-05-02-signed", "xaa-xcc#2025-05-03-floated",
      ])
    #expect(
      catalog.statementsAlone(on: first).map(\.id) == ["xaa-xbb#2025-05-01-talks", "xaa-xcc#2025-05-03-floated"])
    #expect(
      catalog.statements.filter(catalog.isWeakOnly).map(\.id) == [
        "xaa-xbb#2025-05-01-talks", "xaa-xcc#2025-05-03-floated",
      ])
    #expect(catalog.statements.map(\.id).contains("xaa-xbb#2025-05-02-signed-2"))
    let unused = try #require(catalog.document("xaa-xcc#s2"))
    #expect(catalog.statements(on: unused).isEmpty)
  }

  @Test(arguments: [
    ("https://www.Example.org/A/", "example.org/A"), ("http://example.org/A#x", "example.org/A"),
    ("https://example.org/A?id=3&utm_medium=y&fbclid=z", "example.org/A?id=3"), ("https://example.org", "example.org"),
    ("https://www.italpress.com/?p=531542", "italpress.com?p=531542"),
  ])
  func addressesHaveANormalForm(_ url: String, _ normal: String) {
    #expect(SourceIdentity.normalized(url) == normal)
  }

  @Test func inTheRegisterIdsAreUniqueAndEverythingCitedIsFound() {
    let catalog = SourceCatalog(WrittenRecord.real)
    #expect(catalog.documents.count > 500)
    #expect(Set(catalog.documents.map(\.id)).count == catalog.documents.count)
    #expect(Set(catalog.statements.map(\.id)).count == catalog.statements.count)
    for statement in catalog.statements where !statement.sources.isEmpty {
      #expect(!catalog.documents(of: statement).isEmpty, "\(statement.id) cites nothing that is listed")
    }
    let mentions = catalog.documents.reduce(0) { $0 + $1.mentions.count }
    let listed =
      WrittenRecord.real.norms.map(\.sources.count) + WrittenRecord.real.arrangements.map(\.sources.count)
      + WrittenRecord.real.profiles.map(\.sources.count)
    #expect(mentions == listed.reduce(0, +))
  }

  @Test func theOrderOfTheFilesChangesNoId() {
    var turned = Self.record.corpus
    turned.arrangements.reverse()
    #expect(SourceCatalog(turned).documents.map(\.id) == SourceCatalog(Self.record.corpus).documents.map(\.id))
  }
}
