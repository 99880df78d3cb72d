package import Record
package import Register

/// A closed set of codes with a label for each, as exports and lists print them beside one another.
package protocol Labelled: RawRepresentable, CaseIterable, Sendable where RawValue == String {
  var phrase: Phrase { get }
}

extension Labelled {
  package func label(_ language: Language) -> String { language.say(phrase) }

  /// In English, as exports and the command line have it.
  package var label: String { label(.english) }
}

extension Arrangement.Kind: Labelled {
  package var phrase: Phrase {
    switch self {
    case .safeThirdCountry: .arrangementKindSafeThirdCountry
    case .asylumCooperative: .arrangementKindAsylumCooperative
    case .acceptance: .arrangementKindAcceptance
    case .detentionForPayment: .arrangementKindDetentionForPayment
    case .transit: .arrangementKindTransit
    case .integration: .arrangementKindIntegration
    }
  }
}

extension Arrangement.Publication: Labelled {
  package var phrase: Phrase {
    switch self {
    case .yes: .publicationYes
    case .no: .publicationNo
    case .unknown: .publicationUnknown
    }
  }
}

extension Arrangement.ReceptionModel: Labelled {
  package var phrase: Phrase {
    switch self {
    case .detention: .receptionDetention
    case .hotel: .receptionHotel
    case .integration: .receptionIntegration
    case .unknown: .receptionUnknown
    case .none: .receptionNone
    }
  }
}

extension Event.Stage: Labelled {
  package var phrase: Phrase {
    switch self {
    case .floated: .eventStageFloated
    case .talks: .eventStageTalks
    case .signed: .eventStageSigned
    case .ratified: .eventStageRatified
    case .inForce: .eventStageInForce
    case .suspended: .eventStageSuspended
    case .ended: .eventStageEnded
    case .denied: .eventStageDenied
    case .refused: .eventStageRefused
    case .court: .eventStageCourt
    case .other: .eventStageOther
    }
  }
}

extension Transfer.Kind: Labelled {
  package var phrase: Phrase {
    switch self {
    case .arrival: .transferKindArrival
    case .onward: .transferKindOnward
    case .cumulative: .transferKindCumulative
    case .attempt: .transferKindAttempt
    }
  }
}

extension Norm.Kind: Labelled {
  package var phrase: Phrase {
    switch self {
    case .constitution: .normKindConstitution
    case .statute: .normKindStatute
    case .treaty: .normKindTreaty
    case .regulation: .normKindRegulation
    case .executiveOrder: .normKindExecutiveOrder
    case .agencyDirective: .normKindAgencyDirective
    case .agencyPractice: .normKindAgencyPractice
    case .agreement: .normKindAgreement
    case .courtOrder: .normKindCourtOrder
    case .appellateRuling: .normKindAppellateRuling
    case .agencyDecision: .normKindAgencyDecision
    case .pendingProceeding: .normKindPendingProceeding
    }
  }
}

extension Rule.Effect: Labelled {
  package var phrase: Phrase {
    switch self {
    case .authority: .ruleEffectAuthority
    case .bar: .ruleEffectBar
    case .duty: .ruleEffectDuty
    case .exception: .ruleEffectException
    case .note: .ruleEffectNote
    }
  }
}

extension Rule.Phase: Labelled {
  package var phrase: Phrase {
    switch self {
    case .before: .rulePhaseBefore
    case .after: .rulePhaseAfter
    }
  }
}

extension Act.Kind: Labelled {
  package var phrase: Phrase {
    switch self {
    case .suspends: .actKindSuspends
    case .vacates: .actKindVacates
    case .ends: .actKindEnds
    case .amends: .actKindAmends
    }
  }
}

extension Basis: Labelled {
  package var phrase: Phrase {
    switch self {
    case .textRead: .basisTextRead
    case .excerpt: .basisExcerpt
    case .secondary: .basisSecondary
    case .reported: .basisReported
    case .general: .basisGeneral
    }
  }
}

extension Source.Kind: Labelled {
  package var phrase: Phrase {
    switch self {
    case .officialText: .sourceKindOfficialText
    case .courtFiling: .sourceKindCourtFiling
    case .wireReport: .sourceKindWireReport
    case .press: .sourceKindPress
    case .ngo: .sourceKindNgo
    case .practice: .sourceKindPractice
    case .academic: .sourceKindAcademic
    case .aggregator: .sourceKindAggregator
    case .machineSummary: .sourceKindMachineSummary
    }
  }
}

extension Statement.Part: Labelled {
  package var phrase: Phrase {
    switch self {
    case .event: .statementPartEvent
    case .scope: .statementPartScope
    case .term: .statementPartTerm
    case .reception: .statementPartReception
    case .transfer: .statementPartTransfer
    case .retraction: .statementPartRetraction
    case .force: .statementPartForce
    case .refusal: .statementPartRefusal
    case .rule: .statementPartRule
    case .act: .statementPartAct
    case .relation: .statementPartRelation
    case .membership: .statementPartMembership
    }
  }
}

extension FactDeclaration.FactType: Labelled {
  package var phrase: Phrase {
    switch self {
    case .truth: .factTypeTruth
    case .date: .factTypeDate
    case .moment: .factTypeMoment
    case .state: .factTypeState
    case .states: .factTypeStates
    case .choice: .factTypeChoice
    case .count: .factTypeCount
    }
  }
}
