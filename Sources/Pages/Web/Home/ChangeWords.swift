internal import Record
internal import Register
internal import Safeguards

/// A change of the record in words, with dates as people write them.
enum ChangeWords {
  /// What is new as a whole is named by its heading: only what it is, and where it stands, is left to say.
  static func says(_ change: Change, _ context: PageContext) -> String {
    let corpus = context.site.norms.corpus
    if change.section == .norms, change.part == .whole,
      let norm = corpus.norms.first(where: { $0.id.text == change.subject })
    {
      return [norm.kind.label(context.language), norm.cite].filter { !$0.isEmpty }.joined(separator: ", ")
    }
    if change.section == .arrangements, change.part == .whole,
      let arrangement = corpus.arrangements.first(where: { $0.id.text == change.subject })
    {
      return arrangement.kind.label(context.language)
    }
    if let sources = sources(change, context) { return sources }
    return wording(context).says(change)
  }

  static func wording(_ context: PageContext) -> ChangeWording {
    let norms = context.site.norms
    return ChangeWording(context.language) { norms.name(of: $0) }
  }

  /// Which documents a statement rests on, by their titles: the record has ids.
  private static func sources(_ change: Change, _ context: PageContext) -> String? {
    guard change.kind == .changed, change.part.isSources else { return nil }
    func ids(_ line: ChangeLine?) -> [String] {
      guard case .documents(let ids)? = line else { return [] }
      return ids
    }
    let (before, after) = (ids(change.before), ids(change.after))
    func titles(_ ids: [String], without others: [String]) -> [String] {
      ids.compactMap { others.contains($0) ? nil : context.site.catalog.document($0) }
        .map { document in
          context.say(
            .sourceTitled, ["publisher": .text(document.publisher), "title": .text(document.title)])
        }
    }
    let (gone, come) = (titles(before, without: after), titles(after, without: before))
    let what: String =
      switch change.part {
      case .of(_, let line): wording(context).line(line)
      case .whole, .field: ""
      }
    let lines = [(Phrase.changeSourcesCome, come), (.changeSourcesGone, gone)].filter { !$0.1.isEmpty }
    guard !lines.isEmpty else { return nil }
    return lines.map { phrase, titles in
      let values: [String: Message.Value] = [
        "what": .text(what.isEmpty ? context.say(.changeSourcesIt) : what),
        "sources": .text(context.language.list(titles)),
      ]
      return context.say(phrase, values)
    }.joined(separator: " ")
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
