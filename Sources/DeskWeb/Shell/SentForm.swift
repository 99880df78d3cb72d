internal import Casework
internal import Desks
internal import Pages
internal import PublicWeb
internal import Reception
internal import ReceptionWork
internal import Register
internal import Safeguards

/// The fields of a form as they were typed, read one by one; all that is wrong comes out together, and nothing typed is lost.
/// Every form of cases and of the reception desk is read by it, so that each type of field is put right in the same words.
struct SentForm {
  private(set) var typed: [String: String] = [:]
  private(set) var mistakes: [DeskMistakeWords] = []
  private let language: Language

  /// One that nobody has filled in yet.
  init(_ call: DeskCall, _ filled: [String: String] = [:]) {
    language = call.language
    typed = filled
  }

  init(sent call: DeskCall, _ names: [String]) throws {
    language = call.language
    for name in names { typed[name] = try call.text(name) }
  }

  subscript(name: String) -> String { typed[name] ?? "" }

  mutating func type(_ text: String, into name: String) { typed[name] = text }

  mutating func mistake(_ field: String, _ found: Wording, _ expected: Wording, _ remedy: Wording? = nil) {
    mistakes.append(DeskMistakeWords(field: field, found: found, expected: expected, remedy: remedy, language))
  }

  mutating func add(_ words: [DeskMistakeWords]) { mistakes += words }

  /// A mistake in a whole sentence of its own.
  mutating func mistake(_ field: String, _ phrase: ReceptionPhrase, _ values: [String: Message.Value] = [:]) {
    mistakes.append(DeskMistakeWords(field: field, words: language.say(phrase, values)))
  }

  mutating func mistake(_ field: String, _ fault: ChannelFault) { mistakes.append(fault.mistake(field, language)) }

  mutating func mistake(_ field: String, _ refusal: ReceptionRefusal) {
    mistakes.append(ReceptionRefusalWords(refusal, language).mistake(field, language))
  }

  /// What was found in a field, as a mistake says it.
  func found(_ name: String) -> Wording {
    self[name].isEmpty ? .desk(.foundNothing) : .verbatim(String(self[name].prefix(60)))
  }

  /// A day, up to the last that it may be.
  mutating func day(_ name: String, until last: CivilDate? = nil) -> CivilDate? {
    guard let day = try? DateParsing.day(self[name]) else {
      mistake(name, found(name), TimeProposal.expectedDay, TimeProposal.day(self[name]))
      return nil
    }
    if let last, day > last {
      mistake(name, found(name), .reception(.expectedDayUntil, ["day": .verbatim(last.description)]))
      return nil
    }
    return day
  }

  /// A day, or nothing.
  mutating func optionalDay(_ name: String) -> CivilDate? { self[name].isEmpty ? nil : day(name) }

  /// A day, or a moment with its zone; nothing where nothing was typed.
  mutating func optionalTime(_ name: String) -> LegalTime? {
    guard !self[name].isEmpty else { return nil }
    do throws(DateFault) { return try DateParsing.legalTime(self[name]) } catch {
      mistake(name, error.foundWording, TimeProposal.expected, TimeProposal.time(self[name]))
      return nil
    }
  }

  mutating func choice<Choice: RawRepresentable & CaseIterable>(_ name: String, of type: Choice.Type) -> Choice?
  where Choice.RawValue == String {
    if let choice = Choice(rawValue: self[name]) { return choice }
    mistake(name, found(name), .reception(.expectedChoice))
    return nil
  }

  mutating func count(_ name: String, in range: ClosedRange<Int>) -> Int? {
    let isNumber = (1...9).contains(self[name].utf8.count) && self[name].utf8.allSatisfy { (0x30...0x39).contains($0) }
    if isNumber, let count = Int(self[name]), range.contains(count) { return count }
    mistake(
      name, found(name),
      .reception(.expectedWholeFrom, ["least": .number(range.lowerBound), "most": .number(range.upperBound)]))
    return nil
  }

  mutating func optionalCount(_ name: String, in range: ClosedRange<Int>) -> Int? {
    self[name].isEmpty ? nil : count(name, in: range)
  }

  /// A text of at most so many characters; empty is a mistake where something is needed.
  mutating func text(_ name: String, longest: Int, isNeeded: Bool = true) -> String? {
    let count = self[name].unicodeScalars.count
    guard count <= longest, count > 0 || !isNeeded else {
      mistake(
        name, count == 0 ? .desk(.foundNothing) : .desk(.foundCharacters, ["count": .number(count)]),
        isNeeded
          ? .reception(.expectedText, ["most": .number(longest)]) : .desk(.expectedAtMost, ["count": .number(longest)]))
      return nil
    }
    return self[name]
  }

  /// The code of a State that is named by its name or code, or nothing.
  mutating func optionalState(_ name: String, _ site: Site) -> String? {
    guard !self[name].isEmpty else { return nil }
    let names = StateNames(site.norms.corpus.states)
    let codes = names.list(self[name])
    if codes.count == 1, site.norms.names[StateCode(codes[0])] != nil { return codes[0] }
    if let found = names.mistakes(codes, field: .to).first {
      mistake(name, found.found, found.expected, found.remedy)
    } else {
      mistake(name, found(name), .desk(.expectedOneCountry))
    }
    return nil
  }

  /// A language by its code.
  mutating func languageCode(_ name: String) -> LanguageCode? {
    if let code = LanguageCode(self[name]) { return code }
    mistake(name, .mistakeLanguage, ["found": .text(String(self[name].prefix(40)))])
    return nil
  }

  /// A programme of the register.
  mutating func programme(_ name: String, _ programmes: ProgrammeSet) -> ProgrammeID? {
    let id = ProgrammeID(self[name])
    if programmes[id] != nil { return id }
    mistake(name, found(name), .reception(.expectedProgramme))
    return nil
  }

  /// How something is known, from the fields `source` and `source-day`.
  mutating func evidence(_ call: DeskCall) throws -> Evidence? {
    guard let source = text("source", longest: 500, isNeeded: false) else { return nil }
    if !self["source-day"].isEmpty, day("source-day") == nil { return nil }
    return Evidence(
      source: source, day: self["source-day"], recordedBy: try call.caller().member.id, recordedAt: call.now)
  }
}

extension DeskContext {
  /// The fields of `SentForm.evidence`.
  func evidenceFields(_ form: SentForm, in name: String) -> HTML {
    field(
      FormField(
        "source", say(.evidence), value: form["source"], help: say(.evidenceHelp), longest: 500, id: "\(name)-source"),
      form.mistakes)
      + field(
        FormField(
          "source-day", say(.evidenceDay), .text("date"), value: form["source-day"], id: "\(name)-source-day"),
        form.mistakes)
  }

  /// What was done, at the head of a page.
  func notice(_ words: String?) -> HTML {
    words.map { "<div class=\"notice\" role=\"status\"><p>\($0)</p></div>" } ?? ""
  }

  /// A day of the civil calendar in words.
  func say(_ day: CivilDate) -> String { language.say(day) }

  /// A choice among words of the program, each with its phrase.
  func options<Choice: RawRepresentable & CaseIterable>(
    _ type: Choice.Type, _ phrase: (Choice) -> ReceptionPhrase
  ) -> [(value: String, label: String)] where Choice.RawValue == String {
    Choice.allCases.map { (value: $0.rawValue, label: say(phrase($0))) }
  }
}
