package import Desks
package import Pages
package import Register
internal import RegisterFiles
package import Safeguards
internal import Sealing

/// What the register answers for a case, and what of the case it could not read.
package struct CaseAnswer: Sendable {
  package var answer: Answer
  /// Facts that this register does not know, or reads otherwise; they are left out of the answer.
  package var faults: [Diagnostic]

  /// With all that computes the answer again, which is megabytes of text: made where it is asked for.
  package func receipt() -> Receipt { Receipt(answer) { SHA.hex(SHA.sha256($0)) } }
}

extension CaseDesk {
  /// The answer for the destinations that are watched, or for those given; today, or on another day.
  package func answer(
    _ content: CaseContent, to destinations: [StateCode] = [], day: LegalTime? = nil, known: CivilDate? = nil,
    site: Site
  ) throws -> CaseAnswer {
    let (file, faults) = CaseFacts.file(content, words(site))
    let watched = content.watched.map { StateCode($0) }.filter {
      site.norms.names[$0] != nil && $0 != file.sender.value
    }
    let asked: AskedDestinations =
      !destinations.isEmpty ? .some(destinations) : watched.isEmpty ? .arranged : .some(watched)
    let question = Question(
      sender: file.sender.value, destinations: site.norms.destinations(asked, file, known: known),
      day: day ?? .day(today()), known: known)
    let answer = try site.answer(file, question)
    return CaseAnswer(answer: answer, faults: faults)
  }

  /// How the finding for one destination changed from day to day.
  package func timeline(
    _ content: CaseContent, to destination: StateCode, from: CivilDate, until: CivilDate, site: Site
  ) throws -> [TimelineSpan] {
    let file = CaseFacts.file(content, words(site)).file
    return try site.norms.timeline(
      Facts(file), sender: file.sender.value, to: destination, from: from, until: until, known: nil)
  }
}
