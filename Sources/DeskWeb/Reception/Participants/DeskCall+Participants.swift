internal import Casework
internal import Desks
internal import DeskSQLite
internal import Pages
internal import PublicWeb
internal import Reception
internal import ReceptionWork
internal import Register
internal import Safeguards

extension DeskCall {
  /// The participant that the path names, with the entry of the log that somebody read them.
  func participant() async throws -> DeskParticipant {
    try await reception.open(participantID(), by: caller())
  }

  /// The same before a form changes them: a form with a mistake shows them again, and changes nothing.
  func participantToChange() async throws -> DeskParticipant {
    try await reception.open(participantID(), detail: "form", by: caller())
  }

  /// Writes a change to the participant of the path, and leads to a page of theirs, where it can be taken back.
  func changeParticipant(
    putting items: [ParticipantItem] = [], removing keys: [ItemKey] = [], then part: String = ""
  ) async throws -> DeskReply {
    let changed = try await reception.change(
      participantID(), putting: items, removing: keys, seen: seen(), by: caller())
    return changedParticipant(changed, then: part)
  }

  /// Leads to a page of a participant who was changed. A form that changed nothing offers nothing to take back.
  ///
  /// - Parameter done: A word of the program by which that page says what was done, where it knows one.
  func changedParticipant(_ changed: DeskParticipant, then part: String = "", done: String? = nil) -> DeskReply {
    let isSame = (try? seen()) == changed.revision
    return participantReply(changed.id, part, done: done, changed: isSame ? nil : changed.revision)
  }

  /// Leads to a page of a participant.
  func participantReply(
    _ id: ParticipantID, _ part: String, done: String? = nil, changed: Int? = nil
  ) -> DeskReply {
    let query = [done.map { "done=\($0)" }, changed.map { "changed=\($0)" }].compactMap { $0 }.joined(separator: "&")
    return .redirect(
      "/desk/reception/participants/\(id)\(part.isEmpty ? "" : "/\(part)")\(query.isEmpty ? "" : "?\(query)")")
  }

  /// A day of a form; what is wrong with it is added to `mistakes`.
  func day(
    _ field: String, until last: CivilDate? = nil, isRequired: Bool = true, _ mistakes: inout [DeskMistakeWords]
  ) throws -> CivilDate? {
    let text = try text(field)
    guard isRequired || !text.isEmpty else { return nil }
    func mistake(_ found: Wording, _ expected: Wording, _ remedy: Wording?) {
      mistakes.append(DeskMistakeWords(field: field, found: found, expected: expected, remedy: remedy, language))
    }
    guard let day = CivilDate(text) else {
      mistake(
        text.isEmpty ? .desk(.foundNoDay) : .verbatim(String(text.prefix(80))), TimeProposal.expectedDay,
        TimeProposal.day(text))
      return nil
    }
    if let last, last < day {
      mistakes.append(
        DeskMistakeWords(
          field: field, words: say(ReceptionPhrase.mistakeDayToCome, ["day": .text(language.say(day))])))
      return nil
    }
    return day
  }

  /// A State by its name or code, where one was typed.
  func state(_ field: String, _ mistakes: inout [DeskMistakeWords]) throws -> String? {
    let text = try text(field)
    guard !text.isEmpty else { return nil }
    let names = StateNames(site.norms.corpus.states)
    let codes = names.list(text)
    if codes.count == 1, site.norms.names[StateCode(codes[0])] != nil { return codes[0] }
    let found = names.mistakes(codes, field: .to)
    mistakes += found.prefix(1).map {
      DeskMistakeWords(field: field, found: $0.found, expected: $0.expected, remedy: $0.remedy, language)
    }
    if found.isEmpty {
      mistakes.append(
        DeskMistakeWords(
          field: field, found: .verbatim(String(text.prefix(80))), expected: .desk(.expectedOneCountry), remedy: nil,
          language))
    }
    return nil
  }

  /// One of a closed set of values; a form of the desk sends no other.
  func choice<Value: RawRepresentable>(_ field: String, _ type: Value.Type = Value.self) throws -> Value
  where Value.RawValue == String {
    guard let value = Value(rawValue: try text(field)) else { throw unknownChoice(try text(field)) }
    return value
  }

  func unknownChoice(_ text: String) -> Refusal {
    Refusal(
      400, found: .verbatim(String(text.prefix(80))), expected: .desk(.expectedFormOfPage),
      remedy: .desk(.remedyOpenAgain))
  }

  /// A language of a form, by its code.
  func languageCode(_ field: String, _ mistakes: inout [DeskMistakeWords]) throws -> LanguageCode? {
    let text = try text(field)
    if let code = LanguageCode(text) { return code }
    mistakes.append(
      DeskMistakeWords(
        field: field, words: say(ReceptionPhrase.mistakeLanguage, ["found": .text(String(text.prefix(40)))])))
    return nil
  }
}
