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

  /// The digest of an answer depends on register, engine, facts, day and known date, and on nothing else.
  static func digest(of answer: Answer) -> String {
    var plain = answer
    plain.explanations = [:]
    return "sha256:" + SHA256.hash(data: Array(plain.json.flat.utf8)).map { padHex($0) }.joined()
  }

  var json: JSON {
    let facts = answer.file.facts.map { stated -> (String, JSON) in
      if stated.values.count == 1, stated.values[0].from == nil {
        return (stated.key.description, Receipt.value(stated.values[0].value))
      }
      return (
        stated.key.description,
        .list(
          stated.values.map { entry in
            var pairs = [("value", Receipt.value(entry.value))]
            if let from = entry.from { pairs.append(("from", .text(from.description))) }
            return .object(pairs)
          })
      )
    }
    return .object([
      ("receipt", .number(1)),
      ("engine", .text(answer.engine)),
      ("register", .text(answer.registerDigest)),
      ("case", .text(answer.file.name)),
      ("sender", .text(answer.question.sender.text)),
      ("day", .text(answer.question.day.description)),
      ("known", .optional(answer.question.known?.description)),
      ("to", .texts(answer.question.destinations.map(\.text))),
      ("facts", .object(facts)),
      ("findings", .object(answer.results.map { ($0.to.text, .text($0.finding.rawValue)) })),
      ("answer", .text(Receipt.digest(of: answer))),
    ])
  }

  private static func value(_ value: FactValue) -> JSON {
    switch value {
    case .truth(let flag): .bool(flag)
    case .states(let codes, let isComplete): .texts(codes.map(\.text) + (isComplete ? [] : ["more"]))
    case .count(let n): .number(n)
    case .unknown, .date, .moment, .state, .choice: .text(value.description)
    }
  }

  func write(to path: String) throws {
    do {
      try Data((json.written() + "\n").utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Mistake("the receipt could not be written to \(path): \(error.localizedDescription)")
    }
  }
}
