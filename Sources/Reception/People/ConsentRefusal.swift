package import Register

/// Why something about a participant may not leave.
package struct ConsentRefusal: Error, Hashable, Sendable {
  package enum Ground: Hashable, Sendable {
    case neverAsked
    case refused(CivilDate)
    case withdrawn(CivilDate)
    /// The consent begins later than the day asked about.
    case notYet(CivilDate)
  }

  package var purpose: ConsentPurpose
  package var recipient: Recipient
  package var day: CivilDate
  package var ground: Ground

  package init(purpose: ConsentPurpose, recipient: Recipient, day: CivilDate, ground: Ground) {
    self.purpose = purpose
    self.recipient = recipient
    self.day = day
    self.ground = ground
  }

  package var found: String {
    switch ground {
    case .neverAsked: "no answer to whether data may go to \(recipient) for \(purpose.rawValue)"
    case .refused(let day): "a refusal of \(day) to send data to \(recipient) for \(purpose.rawValue)"
    case .withdrawn(let day): "consent for \(purpose.rawValue) to \(recipient), withdrawn on \(day)"
    case .notYet(let from): "consent for \(purpose.rawValue) to \(recipient) from \(from) on"
    }
  }

  package var expected: String { "consent of the participant that holds on \(day)" }

  package var remedy: String {
    switch ground {
    case .neverAsked: "ask the participant, and record the answer with what they were shown"
    case .refused, .withdrawn: "leave it; only the participant can allow it"
    case .notYet(let from): "wait until \(from)"
    }
  }
}
