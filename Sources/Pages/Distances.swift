package import Geography
package import Register
package import Safeguards
internal import Synchronization

/// Distances from the sender's nearest border or territory; shown with an answer, never used in a finding.
///
/// Each is worked out when it is first asked for, and kept: there are as many as there are senders and States.
package final class Distances: Sendable {
  private let norms: NormSet
  private let outlines: Outlines?
  private let known = Mutex<[StateCode: [StateCode: Answer.Distance?]]>([:])

  package init(_ norms: NormSet, _ outlines: Outlines?) {
    self.norms = norms
    self.outlines = outlines
  }

  /// Kilometres to each destination with which the sender has, or is said to have, an arrangement, and to those asked
  /// for when they are few.
  package func from(_ sender: StateCode, to destinations: [StateCode]) -> [StateCode: Answer.Distance] {
    guard let outlines else { return [:] }
    let arranged = destinations.count <= 30 ? [] : Set(norms.arrangedDestinations(of: sender, known: nil))
    let wanted = destinations.filter { destinations.count <= 30 || arranged.contains($0) }
    let have = known.withLock { $0[sender] } ?? [:]
    let missing = wanted.filter { have[$0] == nil }
    guard !missing.isEmpty else { return have.filter { wanted.contains($0.key) }.compactMapValues { $0 } }
    let territories = norms.senders[sender]?.territories ?? []
    let departure = outlines.departure(from: ([sender] + territories).map(\.text))
    var all = have
    for destination in missing {
      all.updateValue(
        departure.distance(to: destination.text).map { distance in
          Answer.Distance(
            km: Int((distance.metres / 1000).rounded()), plusMinus: Int((distance.plusMinus / 1000).rounded(.up)))
        }, forKey: destination)
    }
    let found = all
    known.withLock { known in known[sender, default: [:]].merge(found) { first, _ in first } }
    return found.filter { wanted.contains($0.key) }.compactMapValues { $0 }
  }
}
