internal import Pages
internal import Record
internal import Register

extension Tables {
  var norms: Table {
    let catalog = catalog
    var columns: [Column<Norm>] = [.id("norm", "") { $0.id.text }, .required("title", "") { $0.title }]
    columns += Column.code("kind", "") { $0.kind }
    columns += [.required("cite", "") { $0.cite }]
    columns += Column.state("sender", "The State that it binds; empty for a treaty", names) {
      if case .sender(let code) = $0.binds.value { code } else { nil }
    }
    columns += [
      .text("treaty", "The treaty whose parties it binds") {
        if case .parties(let treaty) = $0.binds.value { treaty } else { nil }
      }
    ]
    columns += Column.date("issued", "") { $0.issued }
    columns += [
      .text("made_public", "") { $0.madePublic?.description },
      .day("known_from", "First day on which a careful reader can have known it") { $0.knownFrom },
    ]
    columns += Column.code("basis", "How well the register knows its words") { $0.basis }
    columns += [
      .text("zone", "The zone in which its days run") { $0.zone?.value },
      .text("forum", "The courts' area in which it binds") { $0.forum?.value },
      .text("covers", "Whom it covers, in CEL") { $0.covers?.value },
      .number("rules", "Rows of the table rules") { $0.rules.count },
      .list("sources", "Ids of all sources of its file") { norm in
        norm.sources.compactMap { catalog.document($0.id, in: .norm(norm.id))?.id }
      },
      .flag("weak_only", "There is reason to doubt each source of its file") { norm in
        let documents = norm.sources.compactMap { catalog.document($0.id, in: .norm(norm.id)) }
        return !documents.isEmpty && documents.allSatisfy(\.isWeak)
      },
    ]
    return Table(
      "norms", "Statutes, treaties, orders, rulings and what else says something", key: ["norm"],
      references: [("sender", "states", "state")], columns, corpus.norms)
  }

  var rules: Table {
    struct Row: Sendable {
      let norm: Norm
      let rule: Rule
    }
    let catalog = catalog
    var columns: [Column<Row>] = [
      .id("rule", "") { $0.rule.id.description }, .required("norm", "") { $0.norm.id.text },
    ]
    columns += Column.code("effect", "") { $0.rule.effect }
    columns += [
      .text("title", "") { $0.rule.title }, .required("says", "") { $0.rule.says },
      .text("plain", "The same for the person themselves, in everyday words") { $0.rule.plain },
      .text("ask_what", "What a person may ask for while it holds") { $0.rule.ask?.what },
      .text("ask_of", "Whom to ask; empty where no source says it") { $0.rule.ask?.of },
      .text("ask_form", "How to ask; empty where no source says it") { $0.rule.ask?.form },
      .text("passage", "Where in the text") { $0.rule.passage },
      .text("when", "CEL: it holds only then") { $0.rule.when?.value },
      .text("unless", "CEL: it does not hold then") { $0.rule.unless?.value },
      .list("defeats", "Rules that do not hold while it does") { $0.rule.defeats.map(\.value.description) },
      .list("routes", "The routes that it concerns; empty: all") { $0.rule.routes.map(\.value.description) },
      .list("until", "A bar holds until these duties are done") { $0.rule.until.map(\.value.description) },
      .text("step", "The name of what is owed") { $0.rule.step },
    ]
    columns += Column.code("phase", "Of a duty") { $0.rule.effect == .duty ? $0.rule.phase : nil }
    columns += [
      .text("done", "CEL: the duty is done") { $0.rule.done?.value },
      .text("earliest", "CEL: the first moment at which transfer would respect it") { $0.rule.earliest?.value },
      .text("deadline", "CEL: the end of a period that runs against the person") { $0.rule.deadline?.value },
      .list("adds_to", "Duties of which it is part") { $0.rule.addsTo.map(\.value.description) },
      .list("bears_on", "Facts that a note is about") { $0.rule.bearsOn.map(\.value.text) },
      .text("burden", "Who must show what is missing") { $0.rule.burden?.rawValue },
    ]
    columns += Column.code("basis", "Its own, or that of its norm") { $0.rule.basis ?? $0.norm.basis }
    columns += [
      .list("sources", "Ids of the sources that it cites") { row in
        row.rule.sources.compactMap { catalog.document($0.value, in: .norm(row.norm.id))?.id }
      },
      .flag("weak_only", "It cites sources, and there is reason to doubt each of them") {
        catalog.isWeakOnly($0.rule.sources, in: .norm($0.norm.id))
      },
    ]
    return Table(
      "rules", "What norms say, one thing a row", key: ["rule"], references: [("norm", "norms", "norm")], columns,
      corpus.norms.flatMap { norm in norm.rules.map { Row(norm: norm, rule: $0) } })
  }

  /// The own days of force of norms and arrangements.
  var force: Table {
    struct Row: Sendable {
      let owner: Statement.Owner
      let id: String
      let interval: ForceInterval
    }
    let catalog = catalog
    func rows(_ owner: Statement.Owner, _ statements: [Statement], _ force: [ForceInterval]) -> [Row] {
      let ids = statements.filter { $0.part == .force }.map(\.id)
      return zip(ids, force).map { Row(owner: owner, id: $0, interval: $1) }
    }
    var columns: [Column<Row>] = [
      .id("force", "") { $0.id },
      .text("norm", "") { if case .norm(let id) = $0.owner { id.text } else { nil } },
      .text("arrangement", "") { if case .arrangement(let id) = $0.owner { id.text } else { nil } },
      .text("from", "First day or moment of force; empty: from the beginning") { $0.interval.from?.description },
      .text("until", "First day or moment without it; empty: open") { $0.interval.until?.description },
    ]
    columns += [
      .day("from_first", "The first day that it may mean") { $0.interval.from?.day },
      .day("from_last", "The last day that it may mean") { $0.interval.from?.lastDay },
      .day("until_first", "The first day that it may mean") { $0.interval.until?.day },
      .day("until_last", "The last day that it may mean") { $0.interval.until?.lastDay },
      .flag("disputed", "Somebody denies it: it counts as unknown") { $0.interval.isDisputed },
      .text("note", "") { $0.interval.note },
      .list("sources", "Ids of the sources that it cites") { row in
        row.interval.sources.compactMap { catalog.document($0.value, in: row.owner)?.id }
      },
      .flag("weak_only", "It cites sources, and there is reason to doubt each of them") {
        catalog.isWeakOnly($0.interval.sources, in: $0.owner)
      },
    ]
    return Table(
      "force", "The own days of force of norms and arrangements; norms may act on norms (relations)", key: ["force"],
      references: [("norm", "norms", "norm"), ("arrangement", "arrangements", "arrangement")], columns,
      corpus.norms.flatMap { rows(.norm($0.id), Statement.statements(of: $0), $0.force) }
        + corpus.arrangements.flatMap { rows(.arrangement($0.id), Statement.statements(of: $0), $0.force) })
  }

  /// Acts of norms on norms, links between norms, and links between arrangements.
  var relations: Table {
    struct Row: Sendable {
      var id = ""
      var owner: Statement.Owner
      var kind: String
      var isAct = false
      var targetNorm: String?
      var targetRule: String?
      var targetArrangement: String?
      var from: String?
      var until: String?
      var isDisputed = false
      var people: String?
      var note: String
      var sources: [Located<String>]
    }
    let catalog = catalog
    var rows: [Row] = []
    func add(_ statements: [Statement], _ part: Statement.Part, _ made: [Row]) {
      for (statement, row) in zip(statements.filter { $0.part == part }, made) {
        var row = row
        row.id = statement.id
        rows.append(row)
      }
    }
    for norm in corpus.norms {
      let statements = Statement.statements(of: norm)
      let acts = norm.acts.map { act -> Row in
        var row = Row(
          owner: .norm(norm.id), kind: act.kind.rawValue, isAct: true, from: act.from?.description,
          until: act.until?.description, isDisputed: act.isDisputed, people: act.people?.value, note: act.note,
          sources: act.sources)
        row.targetNorm = act.target.value.norm.text
        if case .rule(let id) = act.target.value { row.targetRule = id.description }
        return row
      }
      add(statements, .act, acts)
      add(
        statements, .relation,
        norm.relations.map {
          Row(
            owner: .norm(norm.id), kind: $0.kind, targetNorm: $0.target.value.text, from: $0.date?.description,
            note: $0.note, sources: $0.sources)
        })
    }
    for arrangement in corpus.arrangements {
      add(
        Statement.statements(of: arrangement), .relation,
        arrangement.relations.map {
          Row(
            owner: .arrangement(arrangement.id), kind: $0.kind, targetArrangement: $0.target.value.text,
            from: $0.date?.description, note: $0.note, sources: $0.sources)
        })
    }
    let columns: [Column<Row>] = [
      .id("relation", "") { $0.id },
      .text("norm", "The norm that acts or is linked") {
        if case .norm(let id) = $0.owner { id.text } else { nil }
      },
      .text("arrangement", "Or the arrangement that is linked") {
        if case .arrangement(let id) = $0.owner { id.text } else { nil }
      },
      .required("kind", "") { $0.kind },
      .text("kind_label", "") { $0.kind.replacing("-", with: " ").replacing("_", with: " ") },
      .flag("act", "It changes what has force; else it is a link without effect") { $0.isAct },
      .text("target_norm", "") { $0.targetNorm },
      .text("target_rule", "Where only one rule is meant") { $0.targetRule },
      .text("target_arrangement", "") { $0.targetArrangement },
      .text("from", "Empty for an act: its own force") { $0.from }, .text("until", "") { $0.until },
      .flag("disputed", "") { $0.isDisputed },
      .text("for", "Only for these people, in CEL") { $0.people }, .text("note", "") { $0.note },
      .list("sources", "Ids of the sources that it cites") { row in
        row.sources.compactMap { catalog.document($0.value, in: row.owner)?.id }
      },
      .flag("weak_only", "It cites sources, and there is reason to doubt each of them") {
        catalog.isWeakOnly($0.sources, in: $0.owner)
      },
    ]
    return Table(
      "relations", "What norms do to norms, and links", key: ["relation"],
      references: [
        ("norm", "norms", "norm"), ("arrangement", "arrangements", "arrangement"), ("target_norm", "norms", "norm"),
        ("target_rule", "rules", "rule"), ("target_arrangement", "arrangements", "arrangement"),
      ], columns, rows)
  }

  var treaties: Table {
    typealias Row = (state: StateCode, membership: StateProfile.Membership)
    let catalog = catalog
    return Table(
      "treaties", "Since when States are party to treaties", key: ["state", "treaty"],
      references: [("state", "states", "state")],
      Column<Row>.state("state", "", names) { $0.state }
        + [.required("treaty", "") { $0.membership.treaty }]
        + Column.date("from", "") { $0.membership.from }
        + [
          .text("until", "First day on which it is not party any more") { $0.membership.until?.description },
          .text("note", "") { $0.membership.note },
          .list("sources", "Ids of the sources that it cites") { row in
            row.membership.sources.compactMap { catalog.document($0.value, in: .state(row.state))?.id }
          },
        ], corpus.profiles.flatMap { profile in profile.memberships.map { (profile.code, $0) } })
  }
}
