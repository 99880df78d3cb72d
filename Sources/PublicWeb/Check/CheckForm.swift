import Crypto
import Pages
import Register
import RegisterFiles
import Safeguards

/// `POST /check`: reads what the form sends, takes the one step that was asked for, and shows where that leads.
///
/// The case travels in the form as a case file. Nothing of it is kept when the answer is sent.
struct CheckForm: Sendable {
  let site: Site
  let today: @Sendable () -> CivilDate

  private var told: ToldCase { ToldCase(site: site) }

  static let fields = [
    "case", "sender", "to", "day", "known", "asked", "answer", "more", "scope", "since", "focus", "file", "do",
  ]

  var form: PublicForm {
    PublicForm(path: "/check", limit: PublicForm.uploadLimit) { body, contentType in
      let today = today()
      do throws(Refusal) { return try answer(body, contentType, today) } catch {
        return site.response(to: error, format: .html, today: today)
      }
    }
  }

  private func answer(_ bytes: [UInt8], _ contentType: String, _ today: CivilDate) throws(Refusal) -> SiteResponse {
    let body = try FormBody(bytes, contentType: contentType, accepting: Self.fields)
    var settings = try body.settings()
    if let file = body.file("file") { return try upload(file, &settings, today) }
    let action = CheckAction(try body.text("do") ?? "begin")
    guard let action, action != .upload else {
      throw action == nil
        ? Refusal(
          400, found: .verbatim("do=\((try body.text("do") ?? "").prefix(60))"), expected: .phrase(.expectedButton),
          remedy: .phrase(.remedySendForm))
        : Refusal(
          400, found: .phrase(.foundNoFile), expected: .phrase(.expectedCaseFile), remedy: .phrase(.remedyChooseFile))
    }
    if settings.sender.isEmpty { settings.sender = site.standardSender.text }
    let file = try told.file(try body.text("case") ?? "", sender: StateCode(settings.sender))
    var state = CheckState(step: .interview, file: file, caseText: "", settings: settings)
    if let focus = try body.text("focus"), !focus.isEmpty { state.focus = StateCode(focus) }
    try take(action, body, &state)
    return try show(state, action, today)
  }

  // MARK: the case

  /// All mistakes of a file are shown at once, each with its line.
  private func upload(
    _ field: FormBody.Field, _ settings: inout CheckState.Settings, _ today: CivilDate
  ) throws(Refusal) -> SiteResponse {
    let (file, faults) = told.read(field.bytes, as: "the file")
    if let file, faults.isEmpty {
      settings.sender = file.sender.value.text
      return try show(CheckState(step: .interview, file: file, caseText: "", settings: settings), .begin, today)
    }
    let place = Place(file: "the form", line: 1, column: 1)
    if settings.sender.isEmpty { settings.sender = site.standardSender.text }
    var state = CheckState(
      step: .start,
      file: CaseFile(
        name: "interview", title: "", sender: Located(StateCode(settings.sender), at: place), facts: [], place: place),
      caseText: "", settings: settings)
    state.mistakes = faults.prefix(Limits.diagnostics).map { fault in
      CheckState.Mistake(
        .file, line: fault.place.line, found: .english(fault.found), expected: .english(fault.expected),
        remedy: fault.remedy.isEmpty ? nil : .english(fault.remedy))
    }
    if state.mistakes.isEmpty {
      state.mistakes = [
        CheckState.Mistake(.file, found: .phrase(.foundNoCase), expected: .phrase(.expectedCaseFile))
      ]
    }
    return site.response(to: state, nil, nil, today: today)
  }

  // MARK: one step

  private func take(_ action: CheckAction, _ body: FormBody, _ state: inout CheckState) throws(Refusal) {
    switch action {
    case .begin, .settings, .upload: break
    // The questions are about all destinations.
    case .proceed: state.focus = nil
    case .back: if !state.file.facts.isEmpty { state.file.facts.removeLast() }
    case .change(let text):
      let key = try told.key(text)
      state.file.facts.removeAll { $0.key == key }
      state.asked = key
    case .brief: state.step = .brief
    case .allDestinations: (state.step, state.focus) = (.brief, nil)
    case .detail(let code): (state.step, state.focus) = (.brief, StateCode(code))
    case .sheet(let code):
      state.step = .sheet
      if let code { state.focus = StateCode(code) }
    case .downloadCase, .downloadReceipt, .downloadCalendar: state.step = .brief
    case .yes, .no, .unknown, .answer:
      let asked = try body.text("asked") ?? ""
      let answers = CheckAnswer(site: site, key: try told.key(asked))
      answers.take(
        action, typed: try body.text("answer") ?? "", hasMore: try body.text("more") != nil,
        isForAll: try body.text("scope") == "all", since: try body.text("since") ?? "", into: &state)
    }
  }

  // MARK: the answer

  private func show(_ state: CheckState, _ action: CheckAction, _ today: CivilDate) throws(Refusal) -> SiteResponse {
    var state = state
    state.caseText = ToldCase.text(state.file)
    let reading = CheckSettingsReading(site: site, today: today)
    guard let question = reading.question(&state) else {
      state.step = .start
      return site.response(to: state, nil, nil, today: today)
    }
    let answer: Pages.Answer
    do throws(UnknownSender) { answer = try site.answer(state.file, question) } catch {
      throw Refusal(
        400, found: .phrase(.foundSender, ["sender": .verbatim(error.sender.text)]),
        expected: .oneOf(error.senders.map(\.text)), remedy: .phrase(.remedyChooseSender))
    }
    if state.step == .sheet, answer.results.count != 1 {
      state.step = .brief
      return site.response(to: state, answer, Receipt(answer, sha256: Self.sha256), today: today)
    }
    switch action {
    case .downloadCase:
      return SiteResponse(
        status: 200, contentType: "application/yaml; charset=utf-8", body: Array(CaseWriter.text(state.file).utf8),
        fileName: "case.yaml")
    case .downloadReceipt:
      let receipt = Receipt(answer, sha256: Self.sha256)
      return SiteResponse(
        status: 200, contentType: SiteFormat.json.contentType, body: Array((receipt.json.written() + "\n").utf8),
        fileName: "receipt.json")
    case .downloadCalendar: return try calendar(answer, today)
    case .begin, .settings, .proceed, .upload, .back, .change, .yes, .no, .unknown, .answer, .sheet:
      return site.response(to: state, answer, nil, today: today)
    case .brief, .allDestinations, .detail:
      return site.response(to: state, answer, Receipt(answer, sha256: Self.sha256), today: today)
    }
  }

  /// The register knows days, and so does this clock: the file is stamped with the beginning of the day.
  private func calendar(_ answer: Pages.Answer, _ today: CivilDate) throws(Refusal) -> SiteResponse {
    let calendar = DeadlineCalendar(answer, language: site.language)
    let stamp = Moment(seconds: today.days * 86_400, offset: 0)
    guard let text = calendar.text(stamp: stamp, sha256: Self.sha256) else {
      throw Refusal(
        404, found: .phrase(.foundNoTime), expected: .phrase(.expectedTime), remedy: .phrase(.remedyNoTime))
    }
    return SiteResponse(
      status: 200, contentType: "text/calendar; charset=utf-8", body: Array(text.utf8), fileName: "deadlines.ics")
  }

  static func sha256(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
