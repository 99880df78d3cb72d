internal import Casework
internal import DeskSQLite
internal import Desks
internal import Pages
internal import Reception
internal import Register

/// The participants of the organisation.
struct ParticipantListPage: DeskPage {
  /// What was just done to somebody who has no page any more.
  enum Done: String, Sendable {
    case erased
    /// They did not agree to be in the programme.
    case refused
  }

  let filter: ParticipantFilter
  let page: Int
  let lines: [ParticipantLine]
  let count: Int
  let members: [Member]
  let programmes: [Programme]
  var done: Done?
  let section = DeskSection.reception
  private static let path = "/desk/reception/participants"

  func title(_ context: DeskContext) -> String { context.say(ReceptionPhrase.participants) }

  func body(_ context: DeskContext) -> HTML {
    let words: ReceptionPhrase? =
      switch done {
      case .erased: .participantErased
      case .refused: .participantNotKept
      case nil: nil
      }
    let notice: HTML =
      words.map { "<div class=\"notice\" role=\"status\"><p>\(context.say($0))</p></div>" as HTML } ?? ""
    return """
      <div class="lead"><p class="kicker"><a href="/desk/reception">\(context.say(ReceptionPhrase.navReception))</a></p>
      <h1>\(title(context))</h1></div>
      \(notice)
      \(toolbar(context))
      \(lines.isEmpty ? empty(context) : table(context))
      """
  }

  private func toolbar(_ context: DeskContext) -> HTML {
    let new: HTML =
      context.may(.writeParticipants)
      ? "<p><a class=\"button\" href=\"\(Self.path)/new\">\(context.say(ReceptionPhrase.participantNew))</a></p>" : ""
    let mine: HTML = filter.assignee == nil ? "" : " checked"
    let stages =
      [(value: "", label: context.say(ReceptionPhrase.stageAll))]
      + ParticipantStage.allCases.map { (value: $0.rawValue, label: context.say($0.phrase)) }
    let choices =
      [(value: "", label: context.say(ReceptionPhrase.programmesAll))]
      + programmes.map { (value: $0.id.text, label: $0.title) }
    return """
      <div class="toolbar">
      <form method="get" action="\(Self.path)" role="search">
      <p><label for="find">\(context.say(.casesFind))</label>
      <input type="search" id="find" name="find" value="\(filter.reference)" maxlength="60"></p>
      \(context.field(FormField("stage", context.say(ReceptionPhrase.stage), .choice(stages), value: filter.stage?.rawValue ?? "")))
      \(context.field(FormField("programme", context.say(ReceptionPhrase.programme), .choice(choices), value: filter.programme?.text ?? "")))
      <p class="tick"><input type="checkbox" id="mine" name="mine" value="yes"\(mine)> <label for="mine">\(context.say(ReceptionPhrase.participantsMine))</label></p>
      <p>\(context.button(context.say(.casesShow), style: "second"))</p>
      </form>
      \(new)
      </div>
      """
  }

  private func empty(_ context: DeskContext) -> HTML {
    // A page behind the last one has nobody either, and those before it must not be taken for gone.
    let isFiltered =
      !filter.reference.isEmpty || filter.stage != nil || filter.programme != nil || filter.assignee != nil || page > 0
    return isFiltered
      ? "<div class=\"empty\"><p>\(context.say(ReceptionPhrase.participantsNoneFit))</p><p><a href=\"\(Self.path)\">\(context.say(ReceptionPhrase.participantsAll))</a></p></div>"
      : "<div class=\"empty\"><h2>\(context.say(ReceptionPhrase.participantsEmpty))</h2><p>\(context.say(ReceptionPhrase.participantsEmptyWords))</p></div>"
  }

  private func table(_ context: DeskContext) -> HTML {
    let names = Dictionary(members.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let titles = Dictionary(programmes.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    let rows = lines.map { line -> HTML in
      func cell(_ text: String) -> HTML { text.isEmpty ? "<td class=\"none\"></td>" : "<td>\(text)</td>" }
      return """
        <tr><th scope="row"><a href="\(Self.path)/\(line.id.text)">\(line.reference)</a></th>
        <td>\(context.say(line.stage.phrase))</td>
        \(cell(line.programme.map { titles[$0] ?? $0.text } ?? ""))
        \(cell(context.language.list(line.assignees.compactMap { names[$0] })))
        <td class="number">\(context.time(line.changed))</td></tr>

        """
    }
    let heads: [String] = [
      context.say(DeskPhrase.columnReference), context.say(ReceptionPhrase.stage),
      context.say(ReceptionPhrase.programme), context.say(ReceptionPhrase.workingWith),
      context.say(DeskPhrase.columnChanged),
    ]
    return """
      <table class="cards compact"><caption class="quiet">\(caption(context))</caption>
      <thead><tr>\(heads.map { "<th scope=\"col\">\($0)</th>" as HTML })</tr></thead>
      <tbody>\(rows)</tbody></table>
      \(pages(context))
      """
  }

  private func caption(_ context: DeskContext) -> String {
    context.say(
      count < ParticipantFilter.mostCounted ? .casesShown : .casesShownOfMany,
      [
        "from": .number(filter.offset + 1), "to": .number(filter.offset + lines.count), "count": .number(count),
      ])
  }

  private func pages(_ context: DeskContext) -> HTML {
    func link(_ number: Int, _ words: String) -> HTML {
      var query = "page=\(number + 1)"
      for (name, value) in [
        ("find", filter.reference), ("stage", filter.stage?.rawValue ?? ""),
        ("programme", filter.programme?.text ?? ""),
      ] where !value.isEmpty { query += "&\(name)=\(PercentEncoding.encoded(value))" }
      if filter.assignee != nil { query += "&mine=yes" }
      return "<a href=\"\(Self.path)?\(query)\">\(words)</a>"
    }
    let earlier: HTML = page > 0 ? link(page - 1, context.say(.pagePrevious)) : ""
    // Beyond what is counted only a full page says that there may be another.
    let isMore =
      count < ParticipantFilter.mostCounted ? filter.offset + lines.count < count : lines.count == filter.limit
    let later: HTML = isMore ? link(page + 1, context.say(.pageNext)) : ""
    return earlier.isEmpty && later.isEmpty ? "" : "<p class=\"pages\">\(earlier) \(later)</p>"
  }
}

extension ParticipantStage {
  var phrase: ReceptionPhrase {
    switch self {
    case .asked: .stageAsked
    case .enrolled: .stageEnrolled
    case .left: .stageLeft
    }
  }
}
