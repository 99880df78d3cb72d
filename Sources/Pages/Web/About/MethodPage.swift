/// How findings are made, what the register cannot know, who should not rely on it, and how to correct it.
struct MethodPage: SitePage {
  private static let parts: [(title: Phrase, id: String, lines: [Phrase])] = [
    (.methodFindingsTitle, "findings", [.methodFindings1, .methodFindings2, .methodFindings3, .methodFindings4]),
    (.methodRecordTitle, "record", [.methodRecord1, .methodRecord2, .methodRecord3]),
    (
      .methodUnknownTitle, "unknown",
      [.methodUnknown1, .methodUnknown2, .methodUnknown3, .methodUnknown4, .methodUnknown5]
    ),
    (.methodRelyTitle, "rely", [.methodRely1, .methodRely2, .methodRely3, .methodRely4]),
    (.methodRisksTitle, "risks", [.methodRisks1, .methodRisks2, .methodRisks3]),
    (.methodCorrectTitle, "correct", [.methodCorrect1, .methodCorrect2, .methodCorrect3]),
  ]

  init() {}

  func title(_ context: PageContext) -> String { context.say(.methodTitle) }

  func body(_ context: PageContext) -> HTML {
    let sections = Self.parts.map { part -> HTML in
      let style: HTML = part.id == "rely" || part.id == "unknown" ? " class=\"unknown\"" : ""
      return """
        <section\(style) aria-labelledby="\(part.id)"><h2 id="\(part.id)">\(context.say(part.title))</h2>
        <ul class="prose">\(part.lines.map { "<li>\(context.say($0))</li>" as HTML })</ul></section>

        """
    }
    let contents = Self.parts.map { "<li><a href=\"#\($0.id)\">\(context.say($0.title))</a></li>" as HTML }
    let data: HTML =
      context.site.isPlanned(.data)
      ? "<p><a href=\"\(context.link(.data))\">\(context.say(.methodData))</a></p>" : ""
    return """
      <div class="lead">
      <h1>\(title(context))</h1>
      <p class="standfirst">\(context.say(.methodLead))</p>
      <ul class="inline">\(contents)</ul>
      </div>
      \(sections)
      \(data)
      """
  }

  func json(_ context: PageContext) -> [(String, JSON)] {
    [
      (
        "parts",
        .list(
          Self.parts.map { part in
            .object([
              ("title", .text(context.say(part.title))), ("lines", .texts(part.lines.map { context.say($0) })),
            ])
          })
      )
    ]
  }
}
