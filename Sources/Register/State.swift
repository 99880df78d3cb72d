/// A State, or a territory with a code of its own.
package struct State: Sendable {
  package var code: StateCode
  package var alpha2: String
  /// ISO 3166-1 numeric, three digits; empty where there is none (Kosovo).
  package var numeric: String
  package var name: String
  /// Continent and region of the UN's M49, as CLDR groups them; empty where the list does not say.
  package var continent: String
  package var region: String
  package var place: Place

  package init(
    code: StateCode, alpha2: String, numeric: String = "", name: String, continent: String = "", region: String = "",
    at place: Place = Place(file: "states.yaml", line: 1, column: 1)
  ) {
    self.code = code
    self.alpha2 = alpha2
    self.numeric = numeric
    self.name = name
    self.continent = continent
    self.region = region
    self.place = place
  }
}

/// What the register says of one State beyond its name: its zone, its treaties, its courts, its routes.
package struct StateProfile: Sendable {
  /// Since when, and until when, it is party to a treaty.
  package struct Membership: Sendable {
    package var treaty: String
    package var from: SourceDate
    package var until: SourceDate?
    package var note: String
    package var sources: [Located<String>]
    package var place: Place
    package init(
      treaty: String, from: SourceDate, until: SourceDate?, note: String, sources: [Located<String>], place: Place
    ) {
      self.treaty = treaty
      self.from = from
      self.until = until
      self.note = note
      self.sources = sources
      self.place = place
    }
  }

  package var code: StateCode
  /// The westernmost zone, used where neither the fact nor the norm has one.
  package var zone: Located<String>?
  package var territories: [StateCode]
  package var memberships: [Membership]
  /// Forum to the options of `custody.district` that lie in it.
  package var forums: [String: [String]]
  package var routes: [Route]
  package var sources: [Source]
  /// For readers; nothing is computed from them.
  package var neighbours: [StateCode]
  package var note: String
  package var place: Place

  package init(
    code: StateCode, zone: Located<String>?, territories: [StateCode], memberships: [Membership],
    forums: [String: [String]], routes: [Route], sources: [Source], neighbours: [StateCode] = [], note: String = "",
    place: Place
  ) {
    self.code = code
    self.zone = zone
    self.territories = territories
    self.memberships = memberships
    self.forums = forums
    self.routes = routes
    self.sources = sources
    self.neighbours = neighbours
    self.note = note
    self.place = place
  }
}

/// A way in which a sender may send a person, declared once per sender.
package struct Route: Sendable {
  /// The rule that opens it; also its id.
  package var opener: Located<RuleID>
  package var name: String
  package var requires: [Located<RuleID>]
  package var arrangementKinds: [Arrangement.Kind]
  /// It exists only under an arrangement of those kinds.
  package var needsArrangement: Bool
  /// The law requires publication: then none in the register is none.
  package var requiresPublication: Bool
  package var place: Place

  package init(
    opener: Located<RuleID>, name: String, requires: [Located<RuleID>], arrangementKinds: [Arrangement.Kind],
    needsArrangement: Bool, requiresPublication: Bool, place: Place
  ) {
    self.opener = opener
    self.name = name
    self.requires = requires
    self.arrangementKinds = arrangementKinds
    self.needsArrangement = needsArrangement
    self.requiresPublication = requiresPublication
    self.place = place
  }
}
