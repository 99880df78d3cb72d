internal import Register

/// A key for what lies between two States.
struct SenderAndDestination: Hashable, Sendable {
  let sender: StateCode
  let destination: StateCode

  init(_ sender: StateCode, _ destination: StateCode) {
    self.sender = sender
    self.destination = destination
  }
}
