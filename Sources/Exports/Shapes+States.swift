internal import Pages
internal import Record
internal import Register

extension Shapes {
  var state: Shape<State> {
    Shape([
      .text("state", "ISO 3166-1 alpha-3, XKX for Kosovo", pattern: Pattern.state) { $0.code.text },
      .optional("alpha2", "ISO 3166-1 alpha-2") { $0.alpha2 },
      .text("name", "") { $0.name },
    ])
  }

  var membership: Shape<Owned<StateProfile.Membership>> {
    let catalog = catalog
    return Shape([
      .text("treaty", "") { $0.value.treaty },
      .text("from", "", pattern: Pattern.sourceDate) { $0.value.from.description },
      .date("until", "First day on which it is not party any more") { $0.value.until },
      .optional("note", "") { $0.value.note },
      .texts("sources", "Ids of the sources that it cites") { owned in
        owned.value.sources.compactMap { catalog.document($0.value, in: owned.owner)?.id }
      },
    ])
  }

  var route: Shape<Route> {
    Shape([
      .text("route", "The rule that opens it; also its id") { $0.opener.value.description },
      .text("name", "") { $0.name },
      .texts("requires", "Rules that must hold too") { $0.requires.map(\.value.description) },
      .texts("arrangements", "The kinds of arrangement with which it is tried") {
        $0.arrangementKinds.map(\.rawValue)
      },
      .flag("needs_arrangement", "It exists only under one of them") { $0.needsArrangement },
      .flag("publication_required", "The law requires publication") { $0.requiresPublication },
    ])
  }

  var forum: Shape<(name: String, districts: [String])> {
    Shape([.text("forum", "") { $0.name }, .texts("districts", "") { $0.districts }])
  }

  var profile: Shape<StateProfile> {
    let catalog = catalog
    return Shape([
      .text("state", "", pattern: Pattern.state) { $0.code.text },
      .optional("zone", "Its westernmost zone") { $0.zone?.value },
      .texts("territories", "", pattern: Pattern.state) { $0.territories.map(\.text) },
      .list("treaties", "", membership, definition: "membership") { profile in
        profile.memberships.map { Owned(value: $0, owner: .state(profile.code)) }
      },
      .list("forums", "", forum, definition: "forum") { profile in
        profile.forums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
      },
      .list("routes", "The ways in which it may send a person", route, definition: "route") { $0.routes },
      .texts("neighbours", "For readers", pattern: Pattern.state) { $0.neighbours.map(\.text) },
      .optional("note", "For readers") { $0.note },
      .texts("sources", "Ids of all sources of its file") { profile in
        profile.sources.compactMap { catalog.document($0.id, in: .state(profile.code))?.id }
      },
    ])
  }

  var option: Shape<FactDeclaration.Option> {
    Shape([.text("value", "") { $0.value }, .text("label", "") { $0.label }])
  }

  var fact: Shape<FactDeclaration> {
    Shape([
      .text("fact", "Its name, as conditions use it") { $0.name.text },
      .word("type", "") { $0.type },
      .flag("per_destination", "It is about the person and one destination") { $0.isPerDestination },
      .list("options", "Of a choice", option, definition: "option") { $0.options },
      .text("question", "What a person would be asked") { $0.question },
      .optional("help", "") { $0.help },
      .texts("law", "Norms that make it matter") { $0.law.map(\.text) },
    ])
  }

  var source: Shape<SourceDocument> {
    let catalog = catalog
    return Shape([
      .text("source", "Its id") { $0.id },
      .text("publisher", "") { $0.publisher },
      .text("title", "") { $0.title },
      .date("published", "null: undated") { $0.published },
      .optional("url", "") { $0.url },
      .optional("archive", "A stored copy") { $0.archive },
      .word("kind", "") { $0.kind },
      .flag("weak", "There is reason to doubt it") { $0.isWeak },
      .day("checked", "When it was last read for the register") { $0.checked },
      .day("known_from", "First day on which a careful reader can have known it") { $0.knownFrom },
      .texts("notes", "What files remark on it") { $0.notes },
      .texts("cited_as", "File and name") { $0.mentions.map { "\($0.owner)#\($0.source.id)" } },
      .texts("statements", "Ids of what rests on it") { catalog.statements(on: $0).map(\.id) },
      .texts("statements_alone", "Ids of what rests on it and nothing else") {
        catalog.statementsAlone(on: $0).map(\.id)
      },
    ])
  }
}
