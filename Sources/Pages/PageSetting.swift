internal import Register

/// Where a page stands that is the same in a document of its own and on the site: what it can lead to there, and whether
/// its questions can be answered in it.
struct PageSetting {
  /// A rule by its name, as a link where there is a page for it.
  var rule: (RuleID) -> HTML
  /// Where the lines are for which the page has no room.
  var more: Phrase
  /// The words of a question.
  var question: (PhoneCall.Question) -> HTML
  /// What stands under a question, to be answered.
  var answers: (PhoneCall.Question) -> HTML
  /// What stands around all questions.
  var form: (HTML) -> HTML

  /// A document that knows no other: the command's.
  static var alone: PageSetting {
    PageSetting(
      rule: { HTML($0.description) }, more: .emergencyMore, question: { "<span>\($0.words)</span>" },
      answers: { _ in .empty }, form: { $0 })
  }
}
