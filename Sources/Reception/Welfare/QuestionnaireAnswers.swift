package import Register

/// What somebody answered at a follow-up. Answers are data: they decide nothing.
package struct QuestionnaireAnswers: Hashable, Sendable, Codable {
  /// What was not asked or not answered is no entry.
  package enum Answer: Hashable, Sendable, Codable {
    case truth(Bool)
    case choice(String)
    case count(Int)
    case text(String)
  }

  package var questionnaire: String
  package var answers: [String: Answer]

  /// From what a form sent, by the names of the questions; an empty text is no answer. All mistakes come out together.
  package init(_ written: [String: String], to questionnaire: Questionnaire) throws(AnswersRefusal) {
    var answers: [String: Answer] = [:]
    var faults: [AnswersRefusal.Fault] = []
    let names = Set(questionnaire.questions.map(\.name))
    for name in written.keys.sorted() where !names.contains(name) {
      faults.append(
        .init(
          question: name, found: "an answer to “\(name.prefix(40))”",
          expected: "a question of \(questionnaire.name) (\(names.sorted().joined(separator: ", ")))"))
    }
    for question in questionnaire.questions {
      guard let text = written[question.name], !text.isEmpty else { continue }
      do throws(AnswersRefusal.Fault) {
        answers[question.name] = try Self.answer(text, to: question)
      } catch {
        faults.append(error)
      }
    }
    guard faults.isEmpty else { throw AnswersRefusal(faults: faults) }
    self.questionnaire = questionnaire.name
    self.answers = answers
  }

  /// Bytes of one answer in words.
  package static let longestText = 4_000

  private static func answer(
    _ text: String, to question: Questionnaire.Question
  ) throws(AnswersRefusal.Fault) -> Answer {
    func refusal(_ expected: String) -> AnswersRefusal.Fault {
      .init(question: question.name, found: "“\(text.prefix(40))”", expected: expected)
    }
    switch question.type {
    case .truth:
      switch text {
      case "true": return .truth(true)
      case "false": return .truth(false)
      default: throw refusal("true or false")
      }
    case .choice:
      guard question.options.contains(where: { $0.value == text }) else {
        throw refusal("one of \(question.options.map(\.value).joined(separator: ", "))")
      }
      return .choice(text)
    case .count:
      guard text.utf8.count <= 9, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let count = Int(text) else {
        throw refusal("a whole number of at most nine digits, such as 3")
      }
      return .count(count)
    case .text:
      guard text.utf8.count <= longestText else { throw refusal("at most \(longestText) bytes") }
      return .text(text)
    }
  }
}

/// What is wrong with answers to a questionnaire: each of them.
package struct AnswersRefusal: Error, Hashable, Sendable {
  package struct Fault: Error, Hashable, Sendable {
    package var question: String
    package var found: String
    package var expected: String
  }

  package var faults: [Fault]
}
