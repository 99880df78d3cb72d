/// The register for other programs: files, twins, and the licence.
struct DataPage: SitePage {
  init() {}

  func title(_ context: PageContext) -> String { context.say(.dataTitle) }

  func body(_ context: PageContext) -> HTML {
    let downloads = context.site.downloads
    let table = CardTable(
      [.columnFile, .columnHolds, .columnFormat, .columnSize],
      rows: downloads.map { file in
        let link: HTML = "<a href=\"\(file.path)\" download>\(file.name)</a>"
        return [
          .init(link), .init(file.title), .init(file.contentType),
          .init(context.say(.dataBytes, ["bytes": .text(Digits.grouped(file.body.count))]), isNumber: true),
        ]
      })
    let files: HTML =
      downloads.isEmpty
      ? ""
      : """
      <section aria-labelledby="files"><h2 id="files">\(context.say(.dataFilesTitle))</h2>
      <p class="quiet">\(context.say(.dataFilesLead))</p>\(table.html(context))</section>
      """
    let twins = [Address.arrangements, .norms, .states, .sources, .transfers, .changes].map { address -> HTML in
      var link = context.link(address)
      link.isTwin = true
      return "<li><a href=\"\(link)\"><code>\(address.twinPath)</code></a></li>"
    }
    return """
      <div class="lead">
      <h1>\(title(context))</h1>
      <p class="standfirst">\(context.say(.dataLead))</p>
      </div>
      \(files)
      <section aria-labelledby="twins"><h2 id="twins">\(context.say(.dataTwinsTitle))</h2>
      <p>\(context.say(.dataTwinsLead))</p><ul class="inline">\(twins)</ul></section>
      <section aria-labelledby="licence"><h2 id="licence">\(context.say(.dataLicenceTitle))</h2>
      <p>\(context.say(.footerLicence))</p><p>\(context.say(.dataCite))</p>
      <p><code>\(context.site.digest)</code></p></section>
      """
  }

  func json(_ context: PageContext) -> [(String, JSON)] {
    [
      (
        "files",
        .list(
          context.site.downloads.map { file in
            .object([
              ("name", .text(file.name)), ("title", .text(file.title)), ("type", .text(file.contentType)),
              ("bytes", .number(file.body.count)), ("url", .text(file.path)),
            ])
          })
      ), ("licence", .text("CC0-1.0")),
    ]
  }
}
