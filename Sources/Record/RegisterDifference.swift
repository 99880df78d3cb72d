package import Register

/// What changed between two registers, or between what was known on two days.
package struct RegisterDifference: Sendable {
  /// By section, then in the order of the ids.
  package let changes: [Change]

  package init(from old: Corpus, to new: Corpus) {
    var compare = Comparison(old: SourceCatalog(old), new: SourceCatalog(new))
    compare.norms(old.norms, new.norms)
    compare.arrangements(old.arrangements, new.arrangements)
    compare.profiles(old.profiles, new.profiles)
    compare.facts(old.facts, new.facts)
    compare.states(old.states, new.states)
    compare.sources()
    var ordered: [Change] = []
    for section in Change.Section.allCases {
      let part = compare.changes.enumerated().filter { $0.element.section == section }
      ordered += part.sorted { ($0.element.subject, $0.offset) < ($1.element.subject, $1.offset) }.map(\.element)
    }
    changes = ordered
  }

  package func changes(in section: Change.Section) -> [Change] { changes.filter { $0.section == section } }
}

/// Collects differences; the parts of the register are compared in extensions.
struct Comparison {
  let old: SourceCatalog
  let new: SourceCatalog
  var changes: [Change] = []

  mutating func add(
    _ section: Change.Section, _ subject: String, _ part: ChangePart, _ before: ChangeLine?,
    _ after: ChangeLine?
  ) {
    guard before != after else { return }
    changes.append(Change(section, subject, part, before: before, after: after))
  }

  /// What came, went or was written anew as a whole.
  mutating func add(_ section: Change.Section, _ subject: String, _ before: ChangeLine?, _ after: ChangeLine?) {
    add(section, subject, .whole, before, after)
  }

  /// Fields in the order in which a file has them.
  mutating func fields<Value>(
    _ section: Change.Section, _ subject: String, _ before: Value, _ after: Value,
    _ fields: [(part: ChangePart, line: (Value) -> ChangeLine?)]
  ) {
    for field in fields {
      // A field that was or becomes empty still changes: the thing itself neither came nor went.
      add(section, subject, field.part, field.line(before) ?? .nothing, field.line(after) ?? .nothing)
    }
  }

  /// Pairs what has the same key; calls with what is on one side only, and with pairs.
  func paired<Value, Key: Hashable>(
    _ before: [Value], _ after: [Value], by key: (Value) -> Key
  ) -> [(before: Value?, after: Value?)] {
    var rest = Dictionary(grouping: after.indices) { key(after[$0]) }
    var pairs: [(Value?, Value?)] = []
    var used: Set<Int> = []
    for value in before {
      let name = key(value)
      if var places = rest[name], let place = places.first {
        places.removeFirst()
        rest[name] = places
        used.insert(place)
        pairs.append((value, after[place]))
      } else {
        pairs.append((value, nil))
      }
    }
    for place in after.indices where !used.contains(place) { pairs.append((nil, after[place])) }
    return pairs
  }

  /// Names of a file as ids of documents, so that renaming a source in its file changes nothing.
  func cited(_ names: [Located<String>], _ owner: Statement.Owner, _ catalog: SourceCatalog) -> ChangeLine {
    let ids = names.compactMap { catalog.document($0.value, in: owner)?.id }.sorted()
    return ids.isEmpty ? .nothing : .documents(ids)
  }

  mutating func citations(
    _ section: Change.Section, _ subject: String, _ owner: Statement.Owner, _ before: [Located<String>],
    _ after: [Located<String>]
  ) {
    add(section, subject, .field(.sources), cited(before, owner, old), cited(after, owner, new))
  }

  /// Intervals of force as lines; what is on one side only came or went.
  mutating func force(_ owner: Statement.Owner, _ before: [ForceInterval], _ after: [ForceInterval]) {
    func line(_ interval: ForceInterval) -> ChangeLine { .force(ChangeSpan(interval)) }
    for (was, now) in paired(before, after, by: line) {
      switch (was, now) {
      case (let was?, let now?):
        fields(.force, owner.description, was, now, [(.of(.forceNote, line(was)), { .said($0.note) })])
        citations(.force, "\(owner)", owner, was.sources, now.sources)
      default: add(.force, owner.description, was.map(line), now.map(line))
      }
    }
  }
}
