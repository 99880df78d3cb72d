internal import Record
internal import Register

/// The documents on which something rests, by their publishers, each a link to its own page: for where claims of several
/// files stand on one page and no numbers can mean one list.
struct DocumentLinks {
  private let documents: [SourceDocument]
  private let isWeakOnly: Bool

  init(_ names: [Located<String>], in owner: Statement.Owner, _ context: PageContext) {
    var seen: Set<String> = []
    documents = names.compactMap { context.view.catalog.document($0.value, in: owner) }
      .filter { seen.insert($0.id).inserted }
    isWeakOnly = context.view.catalog.isWeakOnly(names, in: owner)
  }

  func html(_ context: PageContext) -> HTML {
    let links = documents.map { context.anchor(.source($0.id), $0.publisher) }
    let weak: HTML = isWeakOnly ? " <span class=\"flag flag-weak\">\(context.say(.markWeak))</span>" : ""
    return "\(links.joined(separator: HTML(context.say(.listSeparator))))\(weak)"
  }
}
