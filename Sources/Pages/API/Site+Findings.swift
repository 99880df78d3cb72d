package import Register
package import Safeguards

extension Site {
  /// The findings alone, in the shape of an answer with its proof left out.
  package func findings(_ file: CaseFile, _ question: Question) throws(UnknownSender) -> JSON {
    let facts = Facts(file)
    let findings = try norms.findings(facts, question)
    return .object([
      ("case", .text(file.name)), ("sender", .text(question.sender.text)), ("day", .text(question.day.description)),
      ("known", .optional(question.known?.description)), ("engine", .text(engine)), ("register", .text(digest)),
      ("undated_facts_taken_as_true", .bool(facts.hasUndated)),
      (
        "destinations",
        .list(
          zip(question.destinations, findings).map { code, finding in
            let name = norms.name(of: code)
            return .object([
              ("to", .text(code.text)), ("name", .text(name)), ("finding", .text(finding.rawValue)),
              ("says", .text(Words.meaning(finding, name))),
            ])
          })
      ),
    ])
  }
}
