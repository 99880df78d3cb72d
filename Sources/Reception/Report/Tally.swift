package import Register

/// How often something was so, and of how many people. A count of dues can be large and be of one person; what a published
/// report must not tell is small numbers of people.
package struct Tally: Hashable, Sendable {
  package private(set) var count = 0
  private var people: Set<ParticipantID> = []

  package init() {}

  /// How many different participants there are among them.
  package var participants: Int { people.count }

  package mutating func add(_ participant: ParticipantID) {
    count += 1
    people.insert(participant)
  }

  package static func + (a: Tally, b: Tally) -> Tally {
    var sum = a
    sum.count += b.count
    sum.people.formUnion(b.people)
    return sum
  }
}
