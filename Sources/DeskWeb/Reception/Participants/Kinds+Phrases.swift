internal import Pages
internal import Reception

extension ProgrammeExit.Reason {
  var phrase: ReceptionPhrase {
    switch self {
    case .completed: .exitCompleted
    case .left: .exitLeft
    case .departed: .exitDeparted
    case .removed: .exitRemoved
    case .lostContact: .exitLostContact
    case .consentWithdrawn: .exitConsentWithdrawn
    case .died: .exitDied
    case .other: .exitOther
    }
  }
}

extension HeldDocument.Kind {
  var phrase: ReceptionPhrase {
    switch self {
    case .identityCard: .paperIdentityCard
    case .refugeeCard: .paperRefugeeCard
    case .proofOfRegistration: .paperProofOfRegistration
    case .residencePermit: .paperResidencePermit
    case .passport: .paperPassport
    case .travelDocument: .paperTravelDocument
    case .birthCertificate: .paperBirthCertificate
    case .diploma: .paperDiploma
    case .other: .paperOther
    }
  }
}

extension PreferredContact.Means {
  var phrase: ReceptionPhrase {
    switch self {
    case .call: .meansCall
    case .text: .meansText
    case .message: .meansMessage
    case .email: .meansEmail
    case .visit: .meansVisit
    case .throughOther: .meansThroughOther
    }
  }
}

extension LanguageLevel {
  /// A level of the Common European Framework is the same in every language.
  func words(_ context: DeskContext) -> String {
    self == .none ? context.say(ReceptionPhrase.levelNone) : name
  }
}
