/// Questions that are asked at follow-ups. The answers are data and decide nothing.
package struct Questionnaire: Sendable {
  package struct Question: Sendable {
    package enum AnswerType: String, CaseIterable, Sendable {
      case truth, choice, count, text
    }

    package var name: String
    package var ask: String
    package var type: AnswerType
    package var options: [FactDeclaration.Option]
    package var place: Place

    package init(name: String, ask: String, type: AnswerType, options: [FactDeclaration.Option], place: Place) {
      self.name = name
      self.ask = ask
      self.type = type
      self.options = options
      self.place = place
    }
  }

  package var name: String
  package var title: String
  package var questions: [Question]
  package var place: Place

  package init(name: String, title: String, questions: [Question], place: Place) {
    self.name = name
    self.title = title
    self.questions = questions
    self.place = place
  }
}
