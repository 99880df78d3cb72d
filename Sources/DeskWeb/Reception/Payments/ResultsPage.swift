internal import Pages
internal import Reception
internal import Register

/// What booking a file of results would do, or why it cannot be booked.
struct ResultsPage: DeskPage {
  let run: RunID
  var preview: Reconciliation?
  /// In base64, which the second form sends back.
  var bytes = ""
  var name = ""
  var isNoFile = false
  /// What of the file cannot be read.
  var faults: [ResultFault] = []
  let section = DeskSection.reception

  init(
    run: RunID, preview: Reconciliation? = nil, bytes: String = "", name: String = "", isNoFile: Bool = false,
    faults: [ResultFault] = []
  ) {
    self.run = run
    self.preview = preview
    self.bytes = bytes
    self.name = name
    self.isNoFile = isNoFile
    self.faults = faults
  }

  private var path: String { "/desk/reception/payments/\(run)" }

  func title(_ context: DeskContext) -> String { context.say(ReceptionPhrase.resultsTitle) }

  func body(_ context: DeskContext) -> HTML {
    """
    <div class="lead"><p class="kicker"><a href="\(path)">\(context.say(ReceptionPhrase.backToRun))</a></p>
    <h1>\(title(context))</h1></div>
    \(isNoFile ? "<p class=\"now\" role=\"alert\">\(context.say(ReceptionPhrase.resultsNoFile))</p>" : "")
    \(faults.isEmpty ? "" : FaultList.html(faults, context))
    \(preview.map { shown($0, context) } ?? "")
    """
  }

  private func shown(_ preview: Reconciliation, _ context: DeskContext) -> HTML {
    guard preview.faults.isEmpty else { return FaultList.html(preview.faults, context) }
    let settled = preview.bookings.filter { $0.settled > 0 }.count
    let failed = preview.bookings.filter { $0.failed > 0 }.count
    let returned = preview.bookings.filter { $0.returned > 0 }.count
    let counts: [(ReceptionPhrase, Int)] = [
      (.countPaid, settled), (.countFailed, failed), (.countReturned, returned), (.countUnchanged, preview.unchanged),
      (.countSilent, preview.silent),
    ]
    let items = counts.map { "<li>\(context.say($0.0, ["count": .number($0.1)]))</li>" as HTML }
    return """
      <section class="panel first"><p>\(context.say(ReceptionPhrase.resultsPreview, ["file": .text(name)]))</p>
      <ul class="plain">\(items)</ul>
      \(context.form("\(path)/results", """
        \(context.hidden("bytes", bytes))\(context.hidden("name", name))
        <p>\(context.button(context.say(ReceptionPhrase.resultsBook), name: "do", value: "book")) <a href="\(path)">\(context.say(.cancel))</a></p>
        """ as HTML, isUpload: true))</section>
      """
  }
}

/// The lines of a file of results that cannot be booked. What readers of files say is English, as on the command line.
enum FaultList {
  private static let mostShown = 200

  static func html(_ faults: [ResultFault], _ context: DeskContext) -> HTML {
    let lines = faults.prefix(mostShown).map { fault -> HTML in
      let line = context.say(.mistakeLine, ["line": .number(fault.line)])
      let words = context.say(
        DeskPhrase.mistake, ["found": .text(fault.found), "expected": .text(fault.expected)])
      return "<li>\(line) \(words) \(fault.remedy)</li>"
    }
    let more: HTML =
      faults.count > mostShown
      ? "<li>\(context.say(ReceptionPhrase.andMore, ["count": .number(faults.count - mostShown)]))</li>" : ""
    return """
      <section class="alert" role="alert" aria-labelledby="faults">
      <h2 id="faults">\(context.say(ReceptionPhrase.resultsFaults, ["count": .number(faults.count)]))</h2>
      <ul class="mistakes">\(lines)\(more)</ul></section>
      """
  }
}
