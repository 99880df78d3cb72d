package import Reception
package import Register

/// A complaint as somebody sends it.
package struct SentComplaint: Sendable {
  package var about: Complaint.About
  /// Of whom it is made, by their reference; empty where they do not say.
  package var reference: String
  package var text: String

  package init(about: Complaint.About, reference: String, text: String) {
    self.about = about
    self.reference = reference
    self.text = text
  }

  /// Characters of a complaint: about ten pages.
  package static let longestText = 20_000
}

/// What became of a complaint.
package struct ReceivedComplaint: Sendable {
  package var complaint: Complaint
  /// Nobody in the organisation reads it: every owner is complained of, or works with the participant.
  package var goesOutside: Bool
  /// The programmes of the organisation that name somebody outside who hears complaints: the same ones whoever complains of
  /// whom, so that they tell nothing of the participant.
  package var heardOutside: [Programme]
}
