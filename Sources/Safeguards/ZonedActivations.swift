internal import CEL

/// The values of all facts, once for each zone in which some norm counts its days; nearly always that is one zone.
struct ZonedActivations {
  private var zones: [Int32] = []
  private var activations: [Activation] = []

  subscript(zone: Int32) -> Activation? { zones.firstIndex(of: zone).map { activations[$0] } }

  mutating func insert(_ activation: Activation, zone: Int32) {
    zones.append(zone)
    activations.append(activation)
  }

  mutating func removeAll() {
    zones.removeAll(keepingCapacity: true)
    activations.removeAll(keepingCapacity: true)
  }

  /// Changes each in place.
  mutating func forEach(_ change: (Int32, inout Activation) -> Void) {
    for index in activations.indices { change(zones[index], &activations[index]) }
  }
}
