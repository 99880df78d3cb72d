extension English {
  static func text(_ phrase: ReceptionPhrase) -> String {
    switch phrase {
    // MARK: The head of every page
    case .navReception: "Reception"
    case .navParticipants: "Participants"
    case .navPayments: "Payments"
    }
  }
}
