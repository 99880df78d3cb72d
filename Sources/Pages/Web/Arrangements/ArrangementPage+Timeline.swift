internal import Record
internal import Register

/// The events of an arrangement drawn along a line of time, with the same as a table below.
extension ArrangementPage {
  func timeline(_ context: PageContext) -> HTML {
    let events = arrangement.events
    guard !events.isEmpty else { return "" }
    let drawing = TimelineDrawing(events, force: arrangement.force, until: progress.day, context.language)
    let sorted = events.enumerated().sorted {
      ($0.element.date?.first ?? .init(days: .max), $0.offset) < (
        $1.element.date?.first ?? .init(days: .max), $1.offset
      )
    }.map(\.element)
    let rows = sorted.map { event -> HTML in
      """
      <tr role="row"><th scope="row" role="rowheader">\(context.date(event.date))</th>
      <td role="cell" data-label="\(context.say(.columnWhat))"><b>\(event.stage.label(context.language))</b></td>
      <td role="cell" data-label="\(context.say(.columnClaim))">\(event.claim.retraction == nil ? HTML(event.claim.claim) : "<s>\(event.claim.claim)</s>") \(citations.marks(event.claim.sources, context))</td>
      <td role="cell" data-label="\(context.say(.columnWho))">\(event.claim.by.isEmpty ? context.say(.arrangementNoSpeaker) : event.claim.by)</td></tr>

      """
    }
    let heads = [Phrase.columnDate, .columnWhat, .columnClaim, .columnWho].map { phrase -> HTML in
      "<th scope=\"col\" role=\"columnheader\">\(context.say(phrase))</th>"
    }
    return """
      <section aria-labelledby="timeline"><h2 id="timeline">\(context.say(.arrangementTimelineTitle))</h2>
      \(drawing?.html(context) ?? "")
      <details class="twin"><summary>\(context.say(.arrangementTimelineTable))</summary>
      \(CardTable.frame(heads.joined(), rows.joined()))</details>
      </section>
      """
  }
}
