internal import Geography
package import Register
internal import Safeguards

/// Kilometres from the nearest border or territory of each sender to the destinations of its arrangements: shown, never
/// used in a finding.
package struct BorderDistances: Sendable {
  private let distances: [Pair: Answer.Distance]

  private struct Pair: Hashable {
    var sender: StateCode
    var destination: StateCode
  }

  init(_ norms: NormSet, _ outlines: Outlines?) {
    var distances: [Pair: Answer.Distance] = [:]
    guard let outlines else {
      self.distances = [:]
      return
    }
    for (sender, arrangements) in Dictionary(grouping: norms.corpus.arrangements, by: \.sender) {
      let territories = norms.senders[sender]?.territories ?? []
      let departure = outlines.departure(from: ([sender] + territories).map(\.text))
      for destination in Set(arrangements.flatMap(\.to)) {
        guard let distance = departure.distance(to: destination.text) else { continue }
        distances[Pair(sender: sender, destination: destination)] = Answer.Distance(
          km: Int((distance.metres / 1000).rounded()), plusMinus: Int((distance.plusMinus / 1000).rounded(.up)))
      }
    }
    self.distances = distances
  }

  /// `nil` where one of them is on no map.
  package func distance(from sender: StateCode, to destination: StateCode) -> Answer.Distance? {
    distances[Pair(sender: sender, destination: destination)]
  }

  /// The nearest of the destinations of an arrangement.
  package func nearest(_ arrangement: Arrangement) -> Answer.Distance? {
    arrangement.to.compactMap { distance(from: arrangement.sender, to: $0) }.min { $0.km < $1.km }
  }
}
