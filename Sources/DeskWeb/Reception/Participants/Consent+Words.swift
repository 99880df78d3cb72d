internal import Desks
internal import Pages
internal import Reception
internal import Register

extension ConsentPurpose {
  /// For what data would be used.
  var phrase: ReceptionPhrase {
    switch self {
    case .enrolment: .purposeEnrolment
    case .payment: .purposePayment
    case .housing: .purposeHousing
    case .health: .purposeHealth
    case .training: .purposeTraining
    case .employment: .purposeEmployment
    case .earlierCase: .purposeEarlierCase
    case .onwardAlert: .purposeOnwardAlert
    case .monitoring: .purposeMonitoring
    }
  }

  /// The words that the person is shown before they answer.
  var wording: ReceptionPhrase {
    switch self {
    case .enrolment: .consentWordsEnrolment
    case .payment: .consentWordsPayment
    case .housing: .consentWordsHousing
    case .health: .consentWordsHealth
    case .training: .consentWordsTraining
    case .employment: .consentWordsEmployment
    case .earlierCase: .consentWordsEarlierCase
    case .onwardAlert: .consentWordsOnwardAlert
    case .monitoring: .consentWordsMonitoring
    }
  }

  /// Who mostly receives data for it.
  var usualRecipient: Recipient.Category {
    switch self {
    case .enrolment: .programme
    case .payment: .paymentProvider
    case .housing: .landlord
    case .health: .healthInsurer
    case .training: .trainingProvider
    case .employment: .employer
    case .earlierCase, .onwardAlert: .representative
    case .monitoring: .monitor
    }
  }
}

extension Recipient.Category {
  var phrase: ReceptionPhrase {
    switch self {
    case .programme: .recipientProgramme
    case .paymentProvider: .recipientPaymentProvider
    case .employer: .recipientEmployer
    case .landlord: .recipientLandlord
    case .healthInsurer: .recipientHealthInsurer
    case .trainingProvider: .recipientTrainingProvider
    case .representative: .recipientRepresentative
    case .monitor: .recipientMonitor
    case .authority: .recipientAuthority
    }
  }
}

/// Recipients and the words of consent, in a language, at the desk of an organisation.
struct ConsentWords {
  let language: Language
  /// By its name, as a reference of a recipient is its id.
  let organisation: Organisation?

  init(_ call: DeskCall) { (language, organisation) = (call.language, call.signedIn?.organisation) }
  init(_ context: DeskContext) { (language, organisation) = (context.language, context.signedIn?.organisation) }

  /// `employers`; `Kigali Bakery (employers)`.
  func recipient(_ recipient: Recipient) -> String {
    let category = language.say(recipient.category.phrase)
    guard let name = name(recipient) else { return category }
    return language.say(
      ReceptionPhrase.recipientNamed, ["category": .text(category), "name": .text(name)])
  }

  private func name(_ recipient: Recipient) -> String? {
    recipient.reference == organisation?.id.text ? organisation?.name : recipient.reference
  }

  /// The language in which the words of a purpose are written: what a translation has not yet is in English.
  func writtenIn(_ purpose: ConsentPurpose) -> LanguageCode? {
    let codes = ["en": "eng", "fr": "fra", "rw": "kin"]
    let translation = Translation.named(language.code)
    let isTranslated = translation.map { $0.has(purpose.wording) && $0.has(ReceptionPhrase.consentWordsFree) } ?? true
    return codes[isTranslated ? language.code : "en"].flatMap { LanguageCode($0) }
  }

  /// What the person is shown: for what, to whom, and that they may say no or take it back.
  func shown(_ purpose: ConsentPurpose, _ recipient: Recipient) -> String {
    let what = language.say(
      purpose.wording, ["recipient": .text(name(recipient) ?? language.say(recipient.category.phrase))])
    return "\(what) \(language.say(ReceptionPhrase.consentWordsFree))"
  }
}
