internal import Register
internal import Safeguards

/// What is needed to compute a finding again: the facts as given, the question, and the digests of register and answer.
package struct Receipt: Sendable {
  private let answer: Answer
  /// Of the answer: `sha256:` and 64 hexadecimal digits.
  package let digest: String

  /// `sha256` gives the hexadecimal digits; this room knows no cryptography.
  package init(_ answer: Answer, sha256: ([UInt8]) -> String) {
    self.answer = answer
    digest = Receipt.digest(of: answer, sha256: sha256)
  }

  /// The digest of an answer, which holds the facts, depends on register, engine, facts, day and known date, and on
  /// nothing else.
  package static func digest(of answer: Answer, sha256: ([UInt8]) -> String) -> String {
    var plain = answer
    plain.explanations = [:]
    return "sha256:" + sha256(plain.json.flatBytes)
  }

  package var json: JSON {
    .object([
      ("receipt", .number(1)),
      ("engine", .text(answer.engine)),
      ("register", .text(answer.registerDigest)),
      ("case", .text(answer.file.name)),
      ("sender", .text(answer.question.sender.text)),
      ("day", .text(answer.question.day.description)),
      ("known", .optional(answer.question.known?.description)),
      ("to", .texts(answer.question.destinations.map(\.text))),
      ("facts", answer.factsJSON),
      ("findings", .object(answer.results.map { ($0.to.text, .text($0.finding.rawValue)) })),
      ("answer", .text(digest)),
    ])
  }
}
