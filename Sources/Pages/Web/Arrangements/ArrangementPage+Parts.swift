internal import Record
internal import Register

/// Transfers, what is not known, the norms that bear on it, and notes.
extension ArrangementPage {
  func transfers(_ context: PageContext) -> HTML {
    let happened = arrangement.transfers
    guard !happened.isEmpty else { return "" }
    func cell(_ phrase: Phrase, _ content: HTML) -> HTML {
      "<td role=\"cell\" data-label=\"\(context.say(phrase))\">\(content)</td>"
    }
    let rows = happened.map { transfer -> HTML in
      let nationalities = transfer.nationalities.map(context.name)
      let by: HTML = transfer.claim.by.isEmpty ? "" : " <span class=\"claim-by\">\(transfer.claim.by)</span>"
      let text = transfer.claim.claim
      let retraction: HTML =
        transfer.claim.retraction.map {
          " <span class=\"retraction\">\(context.wordedDates(Words.retraction($0, context.language)))</span>"
        } ?? ""
      return """
        <tr role="row"><th scope="row" role="rowheader">\(context.date(transfer.date))</th>
        \(cell(.columnType, HTML(transfer.kind.label(context.language))))
        \(cell(.columnCount, HTML(transfer.count.map { Digits.grouped($0) } ?? context.say(.notGiven))))
        \(cell(.columnNationalities, HTML(nationalities.isEmpty ? context.say(.notGiven) : context.language.list(nationalities))))
        \(cell(.columnClaim, "\(transfer.claim.retraction == nil ? HTML(text) : "<s>\(text)</s>")\(by) \(citations.marks(transfer.claim.sources, context))\(retraction)"))</tr>

        """
    }
    let heads = [Phrase.columnDate, .columnType, .columnCount, .columnNationalities, .columnClaim].map {
      phrase -> HTML in
      "<th scope=\"col\" role=\"columnheader\">\(context.say(phrase))</th>"
    }
    return """
      <section aria-labelledby="transfers"><h2 id="transfers">\(context.say(.arrangementTransfersTitle))</h2>
      <p class="quiet">\(context.say(.arrangementTransfersLead))</p>
      \(CardTable.frame(heads.joined(), rows.joined()))
      </section>
      """
  }

  func unknown(_ context: PageContext) -> HTML {
    guard !arrangement.unknown.isEmpty else { return "" }
    return """
      <section class="unknown" aria-labelledby="unknown"><h2 id="unknown">\(context.say(.arrangementUnknownTitle))</h2>
      <ul>\(arrangement.unknown.map { "<li>\($0)</li>" as HTML })</ul>
      </section>
      """
  }

  func norms(_ context: PageContext) -> HTML {
    let bearing = BearingNorm.all(on: arrangement, in: context.view.corpus)
    guard !bearing.isEmpty else { return "" }
    let items = bearing.map { entry -> HTML in
      let reasons = entry.reasons.map { reason in
        switch reason {
        case .names: context.say(.arrangementNormNames)
        case .opens: context.say(.arrangementNormRoute)
        case .required: context.say(.arrangementNormRequired)
        }
      }
      let details = [entry.norm.kind.label(context.language), entry.norm.cite, context.language.list(reasons)].filter {
        !$0.isEmpty
      }
      return """
        <li><p>\(context.anchor(.norm(entry.norm.id), entry.norm.title))</p>
        <p class="quiet">\(details.joined(separator: " · "))</p></li>

        """
    }
    let lead = context.say(.arrangementNormsLead, ["sender": .text(context.name(arrangement.sender))])
    return """
      <section aria-labelledby="norms"><h2 id="norms">\(context.say(.arrangementNormsTitle))</h2>
      <p class="quiet">\(lead)</p>
      <ul class="list">\(items)</ul>
      </section>
      """
  }

  func related(_ context: PageContext) -> HTML {
    let items = arrangement.relations.compactMap { relation -> HTML? in
      guard let other = context.view.progress(of: relation.target.value)?.arrangement else { return nil }
      let name = other.title.isEmpty ? context.name(other) : other.title
      let note: HTML = relation.note.isEmpty ? "" : "<p class=\"quiet\">\(relation.note)</p>"
      return """
        <li><p>\(relation.kind): \(context.anchor(.arrangement(other.id), name)) \(citations.marks(relation.sources, context))</p>\(note)</li>

        """
    }
    guard !items.isEmpty else { return "" }
    return """
      <section aria-labelledby="related"><h2 id="related">\(context.say(.arrangementRelatedTitle))</h2>
      <ul class="list">\(items)</ul>
      </section>
      """
  }

  func notes(_ context: PageContext) -> HTML {
    let notes = [arrangement.note, arrangement.kindNote, arrangement.textNote].filter { !$0.isEmpty }
    let refusals = arrangement.refuses
    var parts: [HTML] = []
    if !refusals.isEmpty {
      let items = refusals.map { refusal -> HTML in
        "<li><p>\(refusal.says)</p><p class=\"claim-by\">\(citations.marks(refusal.interval.sources, context))</p></li>"
      }
      parts.append(
        "<section aria-labelledby=\"refusals\"><h2 id=\"refusals\">\(context.say(.arrangementRefusesTitle))</h2><ol class=\"claims\">\(items)</ol></section>"
      )
    }
    if !notes.isEmpty {
      parts.append(
        "<section aria-labelledby=\"notes\"><h2 id=\"notes\">\(context.say(.arrangementNotesTitle))</h2>\(notes.map { "<p>\($0)</p>" as HTML })</section>"
      )
    }
    return parts.joined()
  }
}
