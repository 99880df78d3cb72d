internal import Record
internal import Register
internal import Safeguards

/// A change of the record in words, with dates as people write them.
enum ChangeWords {
  /// What is new as a whole is named by its heading: only what it is, and where it stands, is left to say.
  static func says(_ change: Change, _ context: PageContext) -> String {
    let corpus = context.site.norms.corpus
    if change.section == .norms, change.part.isEmpty,
      let norm = corpus.norms.first(where: { $0.id.text == change.subject })
    {
      return [norm.kind.label, norm.cite].filter { !$0.isEmpty }.joined(separator: ", ")
    }
    if change.section == .arrangements, change.part.isEmpty,
      let arrangement = corpus.arrangements.first(where: { $0.id.text == change.subject })
    {
      return arrangement.kind.label
    }
    return context.wordedDates(DifferencePage.words(change))
  }

  static func heading(_ subject: String, _ context: PageContext) -> HTML {
    let corpus = context.site.norms.corpus
    if let arrangement = corpus.arrangements.first(where: { $0.id.text == subject }) {
      return context.anchor(.arrangement(arrangement.id), context.name(arrangement))
    }
    if let norm = corpus.norms.first(where: { $0.id.text == subject }) {
      return context.anchor(.norm(norm.id), norm.title)
    }
    let state = StateCode(subject)
    if corpus.states.contains(where: { $0.code == state }) { return context.anchor(.state(state), context.name(state)) }
    if let rule = RuleID(subject) {
      let title = corpus.norms.first { $0.id == rule.norm }?.title ?? rule.norm.text
      let words: HTML = "\(title) <code>#\(rule.name)</code>"
      return context.anchor(rule, words)
    }
    if let document = context.view.catalog.document(subject) {
      return context.anchor(.source(document.id), document.title)
    }
    return HTML(subject)
  }
}
