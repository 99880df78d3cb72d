internal import Pages
internal import PublicWeb
internal import Register
internal import Safeguards

/// What a brief is asked for, as the address or a form says it.
struct BriefQuestion {
  var to: String
  var day: String
  var known: String

  func destination(_ site: Site) -> StateCode? {
    let code = StateCode(to)
    return site.norms.names[code] == nil ? nil : code
  }

  /// Refuses what is no day, instead of answering for today.
  func check() throws(Refusal) {
    for (text, isRead) in [(day, time != nil), (known, knownDay != nil)] where !text.isEmpty && !isRead {
      throw Refusal(400, found: .verbatim(text), expected: TimeProposal.expected, remedy: .desk(.remedyChooseDay))
    }
  }

  var time: LegalTime? { try? DateParsing.legalTime(day) }
  var knownDay: CivilDate? { try? DateParsing.day(known) }
}
