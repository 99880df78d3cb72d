internal import Record
internal import Register

/// The form that filters the table of arrangements: a plain GET, without JavaScript.
struct ArrangementFilterForm {
  private let filter: ArrangementFilter
  private let all: [ArrangementSummary]

  init(_ filter: ArrangementFilter, _ all: [ArrangementSummary]) {
    self.filter = filter
    self.all = all
  }

  func html(_ context: PageContext) -> HTML {
    let senders = Set(all.map(\.arrangement.sender))
    let destinations = Set(all.flatMap(\.arrangement.to))
    func states(_ codes: Set<StateCode>) -> [(String, String)] {
      codes.map { ($0.text, context.name($0)) }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    }
    let clocks = context.clocks.parameters.map { parameter -> HTML in
      "<input type=\"hidden\" name=\"\(parameter.name)\" value=\"\(parameter.value)\">"
    }
    let fields = [
      select("stage", .filterStage, filter.stage?.rawValue, stages(context), context),
      select("sender", .filterSender, filter.sender?.text, states(senders), context),
      select("destination", .filterDestination, filter.destination?.text, states(destinations), context),
      select("region", .filterRegion, filter.region?.rawValue, regions(context), context),
      select(
        "kind", .filterKind, filter.kind?.rawValue,
        Arrangement.Kind.allCases.map { ($0.rawValue, $0.label(context.language)) }, context),
      select(
        "reception", .filterReception, filter.reception?.rawValue,
        Arrangement.ReceptionModel.allCases.map { ($0.rawValue, $0.label(context.language)) }, context),
      select(
        "text", .filterText, filter.text?.rawValue,
        Arrangement.Publication.allCases.map { ($0.rawValue, context.say(ArrangementSummary.text($0))) }, context),
      select(
        "doubt", .filterDoubt, filter.doubt?.rawValue,
        [("denied", context.say(.filterDoubtDenied)), ("weak", context.say(.filterDoubtWeak))], context),
      select("sort", .filterSort, filter.sort?.rawValue, columns(context), context),
      select(
        "order", .filterOrder, context.query["order"],
        [("asc", context.say(.filterAscending)), ("desc", context.say(.filterDescending))], context),
    ]
    return """
      <form method="get" action="\(Link(.arrangements, Clocks(today: context.clocks.today)))">
      \(clocks)
      <div class="fields">\(fields)</div>
      <p><button type="submit">\(context.say(.filterApply))</button></p>
      </form>
      """
  }

  private func select(
    _ name: String, _ phrase: Phrase, _ chosen: String?, _ options: [(value: String, words: String)],
    _ context: PageContext
  ) -> HTML {
    let items = options.map { option -> HTML in
      "<option value=\"\(option.value)\"\(option.value == chosen ? " selected" : "" as HTML)>\(option.words)</option>"
    }
    return """
      <p><label for="filter-\(name)">\(context.say(phrase))</label>
      <select id="filter-\(name)" name="\(name)"><option value="">\(context.say(.filterAny))</option>\(items)</select></p>
      """
  }

  /// Only those that the table has on these clocks, and the one that is chosen.
  private func stages(_ context: PageContext) -> [(String, String)] {
    let present = Set(all.map(\.progress.group))
    return ArrangementProgress.Group.allCases.filter { present.contains($0) || $0 == filter.stage }
      .map { ($0.rawValue, context.say(StageMark.phrase($0))) }
  }

  private func regions(_ context: PageContext) -> [(String, String)] {
    Region.allCases.map { region in
      let phrase: Phrase =
        switch region {
        case .africa: .regionAfrica
        case .americas: .regionAmericas
        case .asia: .regionAsia
        case .europe: .regionEurope
        case .oceania: .regionOceania
        }
      return (region.rawValue, context.say(phrase))
    }
  }

  private func columns(_ context: PageContext) -> [(String, String)] {
    ArrangementFilter.Column.allCases.map { column in
      let phrase: Phrase =
        switch column {
        case .destination: .columnDestination
        case .sender: .columnSender
        case .stage: .columnStage
        case .since: .columnSince
        case .kind: .columnKind
        case .reception: .columnReception
        case .text: .columnText
        case .people: .columnPeople
        case .payment: .columnPayment
        case .distance: .columnDistance
        }
      return (column.rawValue, context.say(phrase))
    }
  }
}
