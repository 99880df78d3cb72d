/// What can be served or filed at an instant, with the facts that it settles: those of `register/facts.yaml`, which a test
/// looks up.
package enum StepKind: String, CaseIterable, Sendable, Codable {
  case writtenNotice = "written-notice"
  case noticeToCounsel = "notice-to-counsel"
  case oralNotice = "oral-notice"
  case fearOpportunity = "fear-opportunity"
  case fearStated = "fear-stated"
  case screeningFavourable = "screening-favourable"
  case screeningUnfavourable = "screening-unfavourable"
  case judgeDecided = "judge-decided"
  case governmentMovedToReopen = "government-moved-to-reopen"
  case motionToReopenFiled = "motion-to-reopen-filed"
  case petitionForReviewFiled = "petition-for-review-filed"
  case stayGranted = "stay-granted"
  case agreementScreening = "agreement-screening"
  /// Anything else that was served or filed; it settles no fact by itself.
  case other

  package enum Settled: Hashable, Sendable {
    /// From the instant on.
    case truth(Bool)
    /// The instant itself.
    case instant
  }

  /// The facts by name.
  package var facts: [(name: String, value: Settled)] {
    switch self {
    case .writtenNotice: [("notice.written", .truth(true)), ("notice.served_at", .instant)]
    case .noticeToCounsel: [("notice.to_counsel", .truth(true))]
    case .oralNotice: [("notice.oral_only", .truth(true))]
    case .fearOpportunity: [("fear.opportunity", .truth(true))]
    case .fearStated: [("fear.stated", .truth(true))]
    case .screeningFavourable:
      [("fear.screened", .truth(true)), ("fear.found", .truth(true)), ("fear.decided_at", .instant)]
    case .screeningUnfavourable:
      [("fear.screened", .truth(true)), ("fear.found", .truth(false)), ("fear.decided_at", .instant)]
    case .judgeDecided: [("fear.judge_decided", .truth(true))]
    case .governmentMovedToReopen: [("reopen.moved_by_government", .truth(true))]
    case .motionToReopenFiled: [("reopen.motion_pending", .truth(true))]
    case .petitionForReviewFiled: [("review.petition_pending", .truth(true))]
    case .stayGranted: [("review.stay_granted", .truth(true))]
    case .agreementScreening: [("agreement.screened", .truth(true))]
    case .other: []
    }
  }

  /// Whether it is about one destination.
  package var isPerDestination: Bool {
    switch self {
    case .motionToReopenFiled, .petitionForReviewFiled, .stayGranted, .other: false
    case .writtenNotice, .noticeToCounsel, .oralNotice, .fearOpportunity, .fearStated, .screeningFavourable,
      .screeningUnfavourable, .judgeDecided, .governmentMovedToReopen, .agreementScreening:
      true
    }
  }
}
