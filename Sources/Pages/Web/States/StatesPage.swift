internal import Record
internal import Register
internal import Safeguards

/// The States of the register: who sends, who takes, by whose word, and which treaties bind them.
struct StatesPage: SitePage {
  private struct Row {
    var code: StateCode
    var name: String
    var sends: [ArrangementProgress]
    var takes: [ArrangementProgress]
    var treaties: [String]
  }

  private enum Role: String, CaseIterable { case sender, destination, every }

  private let all: [Row]
  private let shown: [Row]

  static func parameters(_ corpus: Corpus) -> [QueryParameter] {
    [
      QueryParameter("role", values: Role.allCases.map(\.rawValue)),
      QueryParameter("region", values: Region.allCases.map(\.rawValue)),
      QueryParameter("treaty", values: treaties(corpus)),
    ]
  }

  private static func treaties(_ corpus: Corpus) -> [String] {
    Set(corpus.profiles.flatMap(\.memberships).map(\.treaty)).sorted()
  }

  init(_ context: PageContext) {
    let view = context.view
    let said = view.progress.filter { $0.group != .silent }
    let day = context.clocks.effectiveDay
    let profiles = Dictionary(view.corpus.profiles.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    all = view.corpus.states.map { state in
      let memberships = profiles[state.code]?.memberships.filter { membership in
        membership.from.first <= day && membership.until.map { $0.last > day } ?? true
      }
      return Row(
        code: state.code, name: context.name(state.code), sends: said.filter { $0.arrangement.sender == state.code },
        takes: said.filter { $0.arrangement.to.contains(state.code) },
        treaties: (memberships ?? []).map(\.treaty))
    }.sorted { ($0.name, $0.code) < ($1.name, $1.code) }
    let query = context.query
    let role = query["role"].flatMap(Role.init)
    shown = all.filter { row in
      let isIn =
        switch role {
        case .sender?: !row.sends.isEmpty
        case .destination?: !row.takes.isEmpty
        case .every?: true
        case nil: !row.sends.isEmpty || !row.takes.isEmpty
        }
      return isIn && (query["region"].map { $0 == Region(of: row.code)?.rawValue } ?? true)
        && (query["treaty"].map(row.treaties.contains) ?? true)
    }
  }

  func title(_ context: PageContext) -> String { context.say(.statesTitle) }

  func body(_ context: PageContext) -> HTML {
    let count = context.say(.statesCount, ["shown": .number(shown.count), "count": .number(all.count)])
    return """
      <div class="lead">
      <h1>\(title(context))</h1>
      <p class="standfirst">\(context.say(.statesLead))</p>
      </div>
      \(form(context).html(HTML(count), context))
      \(shown.isEmpty ? "<p>\(context.say(.statesNone))</p>" : table(context).html(context))
      """
  }

  private func form(_ context: PageContext) -> FilterForm {
    let roles = Role.allCases.map { role in
      let phrase: Phrase =
        switch role {
        case .sender: .roleSender
        case .destination: .roleDestination
        case .every: .roleEvery
        }
      return (role.rawValue, context.say(phrase))
    }
    return FilterForm(
      .states,
      [
        .init("role", .filterRole, roles),
        .init("region", .columnRegion, Region.allCases.map { ($0.rawValue, context.say($0.phrase)) }),
        .init(
          "treaty", .filterTreaty,
          StatesPage.treaties(context.site.norms.corpus).map { ($0, Treaty.name($0, context)) }),
      ])
  }

  private func table(_ context: PageContext) -> CardTable {
    let caption = context.say(.statesCaption, ["day": .text(context.language.say(context.clocks.effectiveDay))])
    return CardTable(
      [.columnState, .columnTakes, .columnSends, .columnTreaties, .columnRegion], caption: caption,
      rows: shown.map { row in
        let takes = row.takes.map { progress -> HTML in
          let mark = StageMark(progress.group)
          let words: HTML =
            "\(context.name(progress.arrangement.sender)): \(context.say(StageMark.phrase(progress.group)))"
          return
            "<li>\(context.anchor(.arrangement(progress.arrangement.id), words)) <span class=\"g-\(progress.group.rawValue)\">\(mark.shape)</span></li>"
        }
        let agreed = row.sends.count { $0.group == .agreed }
        let sends = context.say(.stateSends, ["agreed": .number(agreed), "count": .number(row.sends.count)])
        let treaties = row.treaties.map { Treaty.name($0, context) }.joined(separator: context.say(.listSeparator))
        return [
          .init(context.anchor(.state(row.code), row.name)),
          .init("<ul class=\"plain\">\(takes)</ul>" as HTML, isNone: takes.isEmpty),
          .init(row.sends.isEmpty ? "" : sends, isNone: row.sends.isEmpty),
          .init(treaties, isNone: treaties.isEmpty),
          .init(Region(of: row.code).map { context.say($0.phrase) } ?? ""),
        ]
      })
  }

  func json(_ context: PageContext) -> [(String, JSON)] {
    [
      ("count", .number(all.count)), ("shown", .number(shown.count)),
      ("filter", .object(context.query.parameters.map { ($0.name, .text($0.value)) })),
      (
        "states",
        .list(
          shown.map { row in
            func stages(_ entries: [ArrangementProgress]) -> JSON {
              .list(
                entries.map {
                  .object([("arrangement", .text($0.arrangement.id.text)), ("stage", .text($0.group.rawValue))])
                })
            }
            return .object([
              ("state", .text(row.code.text)), ("name", .text(row.name)), ("takes", stages(row.takes)),
              ("sends", stages(row.sends)), ("treaties", .texts(row.treaties)),
              ("region", .optional(Region(of: row.code)?.rawValue)),
              ("url", .text(context.link(.state(row.code)).href)),
            ])
          })
      ),
    ]
  }
}

extension Region {
  var phrase: Phrase {
    switch self {
    case .africa: .regionAfrica
    case .americas: .regionAmericas
    case .asia: .regionAsia
    case .europe: .regionEurope
    case .oceania: .regionOceania
    }
  }
}
