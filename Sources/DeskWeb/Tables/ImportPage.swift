internal import Casework
internal import Desks
internal import Pages
internal import Register
internal import Safeguards

/// Many cases at once: the form, what a table will change, and what it changed.
struct ImportPage: DeskPage {
  private static let shownLines = 500

  var preview: TablePreview?
  /// The table in base64, which the second form sends back.
  var table = ""
  /// A case changed since the table was shown.
  var isOther = false
  var done: TablePreview?
  var mistakes: [DeskMistake] = []
  var isNoFile = false
  let section = DeskSection.cases

  func title(_ context: DeskContext) -> String { context.say(.casesImport) }

  func body(_ context: DeskContext) -> HTML {
    var words = (mistakes + (preview?.mistakes ?? [])).map { mistake -> DeskMistakeWords in
      var words = mistake.words(context.language)
      words.field = "file"
      return words
    }
    if isNoFile { words.append(DeskMistakeWords(field: "file", words: context.say(.importNoFile))) }
    let nothing: HTML = words.isEmpty ? "" : "<p>\(context.say(.importNothing))</p>"
    return """
      <div class="lead"><h1>\(title(context))</h1></div>
      \(finished(context))
      \(context.mistakes(words))\(nothing)
      \(shown(context))
      \(forms(context))
      """
  }

  private func finished(_ context: DeskContext) -> HTML {
    guard let done else { return "" }
    return """
      <div class="notice" role="status"><p>\(context.say(.importDone, ["created": .number(done.created), "changed": .number(done.changed)]))</p>
      <p><a href="/desk/cases">\(context.say(.casesAll))</a></p></div>
      """
  }

  private func shown(_ context: DeskContext) -> HTML {
    guard let preview, preview.mistakes.isEmpty else { return "" }
    guard !preview.lines.isEmpty else {
      return "<div class=\"empty\"><p>\(context.say(.importNoChange, ["count": .number(preview.unchanged)]))</p></div>"
    }
    let words = FactWords(context.site.norms, context.language)
    let rows = preview.lines.prefix(ImportPage.shownLines).map { line -> HTML in
      let name: HTML =
        line.id.map { "<a href=\"/desk/cases/\($0.text)\">\(line.reference)</a>" as HTML }
        ?? "\(line.reference) <span class=\"flag\">\(context.say(.importNew))</span>"
      let facts = line.facts.map { fact -> HTML in
        let question = (try? FactReading.fact(fact.key, context.words)).map { words.question($0.0) } ?? fact.key
        let sentence =
          fact.before.map {
            context.say(
              .historyChanged, ["what": .text(question), "before": .text($0), "after": .text(fact.after)])
          } ?? context.say(.historyAdded, ["what": .text(question), "value": .text(fact.after)])
        return "<li>\(sentence)</li>"
      }
      return "<tr><th scope=\"row\">\(name)</th><td><ul class=\"plain\">\(facts)</ul></td></tr>\n"
    }
    let more = preview.lines.count - rows.count
    let rest: HTML = more > 0 ? "<p>\(context.say(.importMore, ["count": .number(more)]))</p>" : ""
    let other: HTML = isOther ? "<p class=\"now\">\(context.say(.importOther))</p>" : ""
    let apply = context.form(
      "/desk/import",
      """
      \(context.hidden("table", table))\(context.hidden("shown", preview.digest))
      <p>\(context.button(context.say(.importApply, ["created": .number(preview.created), "changed": .number(preview.changed)]), name: "do", value: "apply"))
      <a href="/desk/import">\(context.say(.cancel))</a></p>
      """, isUpload: true)
    return """
      <section class="panel first" aria-labelledby="preview"><h2 id="preview">\(context.say(.importPreview))</h2>
      \(other)
      <p>\(context.say(.importCounts, ["created": .number(preview.created), "changed": .number(preview.changed), "unchanged": .number(preview.unchanged)]))</p>
      \(apply)
      <table><thead><tr><th scope="col">\(context.say(DeskPhrase.columnReference))</th><th scope="col">\(context.say(.importChanges))</th></tr></thead>
      <tbody>\(rows)</tbody></table>\(rest)</section>
      """
  }

  private func forms(_ context: DeskContext) -> HTML {
    let file = FormField(
      "file", context.say(.importTable), .file(accept: ".csv"), help: context.say(.importTableHelp), isRequired: true)
    let one = FormField(
      "file", context.say(.importCase), .file(accept: ".yaml,.yml,.json"), help: context.say(.importCaseHelp),
      isRequired: true, id: "case-file")
    return """
      <div class="columns">
      <section class="panel" aria-labelledby="table"><h2 id="table">\(context.say(.importTableTitle))</h2>
      \(context.form("/desk/import", "\(context.field(file))<p>\(context.button(context.say(.importShow)))</p>", isUpload: true))</section>
      <section class="panel" aria-labelledby="one"><h2 id="one">\(context.say(.importCaseTitle))</h2>
      \(context.form("/desk/import/case", "\(context.field(one))<p>\(context.button(context.say(.importOpen)))</p>", isUpload: true))</section>
      <section class="panel" aria-labelledby="out"><h2 id="out">\(context.say(.exportTitle))</h2>
      <p>\(context.say(.exportWords))</p><p><a class="button" href="/desk/export.csv">\(context.say(.exportTable))</a></p></section>
      </div>
      """
  }
}
