internal import Crypto
internal import Foundation
internal import Pages
internal import Register
internal import RegisterFiles
internal import Safeguards

/// What is needed to compute a finding again: the facts as given, the question, and the digests of register and answer.
struct Receipt {
  let answer: Answer

  init(_ answer: Answer) { self.answer = answer }

  /// The digest of an answer, which holds the facts, depends on register, engine, facts, day and known date, and on nothing else.
  static func digest(of answer: Answer) -> String {
    var plain = answer
    plain.explanations = [:]
    return "sha256:" + SHA256.hash(data: plain.json.flatBytes).map { padHex($0) }.joined()
  }

  var json: JSON {
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
      ("answer", .text(Receipt.digest(of: answer))),
    ])
  }

  func write(to path: String) throws {
    do {
      try Data((json.written() + "\n").utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Mistake("the receipt could not be written to \(path): \(error.localizedDescription)")
    }
  }
}
