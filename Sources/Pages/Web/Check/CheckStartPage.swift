internal import Register
internal import Safeguards

/// Where a check begins: who sends, where to, which day; or a case file.
struct CheckStartPage: SitePage {
  private let state: CheckState

  /// As the address asks: the day of the page is that of the check.
  init(_ context: PageContext) {
    let place = Place(file: "form", line: 1, column: 1)
    let sender = context.site.standardSender
    state = CheckState(
      step: .start,
      file: CaseFile(name: "interview", title: "", sender: Located(sender, at: place), facts: [], place: place),
      caseText: "",
      settings: CheckState.Settings(
        sender: sender.text, day: context.clocks.day?.description ?? "",
        known: context.clocks.known?.description ?? ""))
  }

  /// Again, with what is to be put right.
  init(_ state: CheckState) { self.state = state }

  func title(_ context: PageContext) -> String { context.say(.checkTitle) }

  func body(_ context: PageContext) -> HTML {
    let fields = CheckFields(state, context)
    let begin: HTML = """
      \(fields.settings)
      <p>\(fields.button("begin", .checkBegin))</p>
      """
    let upload: HTML = """
      <p><label for="check-file">\(context.say(.checkFile))</label>
      <input type="file" id="check-file" name="file" accept=".yaml,.yml,.json" required aria-describedby="check-file-help">
      <small id="check-file-help">\(context.say(.checkFileHelp))</small></p>
      <p>\(fields.button("upload", .checkUpload))</p>
      """
    return """
      <div class="lead">
      <h1>\(title(context))</h1>
      <p class="standfirst">\(context.say(.checkLead))</p>
      <p class="privacy">\(context.say(.checkPrivacy))</p>
      <p>\(context.anchor(.emergency, context.say(.emergencyOpen)))</p>
      </div>
      \(fileMistakes(fields, context))
      <section aria-labelledby="check-begin"><h2 id="check-begin">\(context.say(.checkBeginTitle))</h2>
      \(fields.form(begin, style: "check", keepsSettings: false))
      </section>
      <section aria-labelledby="check-upload"><h2 id="check-upload">\(context.say(.checkUploadTitle))</h2>
      \(fields.form(upload, style: "check", isUpload: true))
      </section>
      """
  }

  /// All mistakes of a file that was uploaded, each with its line.
  private func fileMistakes(_ fields: CheckFields, _ context: PageContext) -> HTML {
    let mistakes = state.mistakes(of: .file)
    guard !mistakes.isEmpty else { return "" }
    return """
      <section class="alert" role="alert" aria-labelledby="check-mistakes">
      <h2 id="check-mistakes">\(context.say(.checkFileMistakes, ["count": .number(mistakes.count)]))</h2>
      <p>\(context.say(.checkFileNothing, ["count": .number(mistakes.count)]))</p>
      \(fields.mistakes(.file, id: "check-file-mistakes"))
      </section>
      """
  }

  // MARK: JSON

  /// What a program needs to ask the same questions.
  func json(_ context: PageContext) -> [(String, JSON)] {
    let show = RegisterShowPage(context.view, context.site.norms)
    return [
      (
        "senders",
        .list(
          context.site.checkSenders.map {
            .object([("sender", .text($0.text)), ("name", .text(context.name($0)))])
          })
      ), ("facts", .list(context.site.norms.corpus.facts.compactMap { show.json($0.name.text) })),
      ("check", .text("/v1/check")),
    ]
  }
}
