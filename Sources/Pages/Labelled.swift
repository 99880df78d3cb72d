package import Record
package import Register

/// A closed set of codes with a label for each, as exports and lists print them beside one another.
package protocol Labelled: RawRepresentable, CaseIterable, Sendable where RawValue == String {
  var label: String { get }
}

extension Arrangement.Kind: Labelled {
  package var label: String {
    switch self {
    case .safeThirdCountry: "safe third country agreement"
    case .asylumCooperative: "asylum cooperative agreement"
    case .acceptance: "acceptance of people"
    case .detentionForPayment: "detention for payment"
    case .transit: "transit"
    case .integration: "integration"
    }
  }
}

extension Arrangement.Publication: Labelled {
  package var label: String {
    switch self {
    case .yes: "text published"
    case .no: "text not published"
    case .unknown: "not known whether the text is published"
    }
  }
}

extension Arrangement.ReceptionModel: Labelled {
  package var label: String {
    switch self {
    case .detention: "detention"
    case .hotel: "hotel"
    case .integration: "integration with support"
    case .unknown: "not known"
    case .none: "none"
    }
  }
}

extension Event.Stage: Labelled {
  package var label: String {
    switch self {
    case .floated: "floated"
    case .talks: "in talks"
    case .signed: "signed"
    case .ratified: "ratified"
    case .inForce: "in force"
    case .suspended: "suspended"
    case .ended: "ended"
    case .denied: "denied"
    case .refused: "refused"
    case .court: "before a court"
    case .other: "other"
    }
  }
}

extension Transfer.Kind: Labelled {
  package var label: String {
    switch self {
    case .arrival: "people arrived"
    case .onward: "what happened next"
    case .cumulative: "running total"
    case .attempt: "attempt: nobody left"
    }
  }
}

extension Norm.Kind: Labelled {
  package var label: String {
    switch self {
    case .constitution: "constitution"
    case .statute: "statute"
    case .treaty: "treaty"
    case .regulation: "regulation"
    case .executiveOrder: "executive order"
    case .agencyDirective: "directive of an agency"
    case .agencyPractice: "practice of an agency"
    case .agreement: "agreement"
    case .courtOrder: "order of a court"
    case .appellateRuling: "ruling on appeal"
    case .agencyDecision: "decision of an agency"
    case .pendingProceeding: "pending proceeding"
    }
  }
}

extension Rule.Effect: Labelled {
  package var label: String {
    switch self {
    case .authority: "authority: opens a route or is a condition of one"
    case .bar: "bar: forbids sending"
    case .duty: "duty: a step owed to the person"
    case .exception: "exception: takes other rules out of play"
    case .note: "note: shown, never computed"
    }
  }
}

extension Rule.Phase: Labelled {
  package var label: String {
    switch self {
    case .before: "before transfer"
    case .after: "after transfer"
    }
  }
}

extension Act.Kind: Labelled {
  package var label: String { rawValue }
}

extension Basis: Labelled {
  package var label: String { Words.basis(self) }
}

extension Source.Kind: Labelled {
  package var label: String {
    switch self {
    case .officialText: "official text"
    case .courtFiling: "court filing"
    case .wireReport: "report of a news agency"
    case .press: "press"
    case .ngo: "non-governmental organisation"
    case .practice: "practitioners"
    case .academic: "academic"
    case .aggregator: "aggregator"
    case .machineSummary: "summary by a machine"
    }
  }
}

extension Statement.Part: Labelled {
  package var label: String {
    switch self {
    case .event: "event"
    case .scope: "whom it covers"
    case .term: "term"
    case .reception: "reception"
    case .transfer: "transfer"
    case .retraction: "retraction or correction"
    case .force: "days of force"
    case .refusal: "refusal"
    case .rule: "rule"
    case .act: "act on another norm"
    case .relation: "link"
    case .membership: "membership of a treaty"
    }
  }
}

extension FactDeclaration.FactType: Labelled {
  package var label: String {
    switch self {
    case .truth: "true or false"
    case .date: "day"
    case .moment: "moment"
    case .state: "State"
    case .states: "set of States"
    case .choice: "one of its options"
    case .count: "whole number"
    }
  }
}
