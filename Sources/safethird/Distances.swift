internal import BuiltInRegister
internal import Geography
internal import Pages
internal import Register
internal import Safeguards

/// Distances from the sender's nearest border or territory; shown with an arrangement, never used in a finding.
enum Distances {
  /// Kilometres to each destination with which the sender has, or is said to have, an arrangement, and to those asked
  /// for when they are few.
  static func from(
    _ sender: StateCode, to destinations: [StateCode], _ loaded: LoadedRegister
  ) -> [StateCode: Answer.Distance] {
    guard let outlines = try? Outlines(bytes: BuiltInRegister.outlines) else { return [:] }
    let territories = loaded.norms.senders[sender]?.territories ?? []
    let departure = outlines.departure(from: ([sender] + territories).map(\.text))
    let arranged = Set(loaded.norms.arrangedDestinations(of: sender, known: nil))
    var distances: [StateCode: Answer.Distance] = [:]
    for destination in destinations where destinations.count <= 30 || arranged.contains(destination) {
      guard let distance = departure.distance(to: destination.text) else { continue }
      distances[destination] = Answer.Distance(
        km: Int((distance.metres / 1000).rounded()), plusMinus: Int((distance.plusMinus / 1000).rounded(.up)))
    }
    return distances
  }
}
