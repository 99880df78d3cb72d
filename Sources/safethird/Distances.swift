internal import Pages
internal import Register

/// Distances from the sender's nearest border or territory; shown with an arrangement, never used in a finding.
enum Distances {
  static func from(
    _ sender: StateCode, to destinations: [StateCode], _ loaded: LoadedRegister
  ) -> [StateCode: Answer.Distance] {
    [:]
  }
}
