package import Record

/// Where in a file something changed, and the headings under which changes stand.
extension ChangeWording {
  package func title(_ section: Change.Section) -> String {
    let phrase: Phrase =
      switch section {
      case .norms: .changesNorms
      case .rules: .changesRules
      case .conditions: .changesConditions
      case .force: .changesForce
      case .relations: .changesRelations
      case .arrangements: .changesArrangements
      case .events: .changesEvents
      case .claims: .changesClaims
      case .transfers: .changesTransfers
      case .states: .changesStates
      case .facts: .changesFacts
      case .sources: .changesSources
      }
    return say(phrase)
  }

  /// `nil` for the whole.
  package func part(_ part: ChangePart) -> String? {
    switch part {
    case .whole: nil
    case .field(let field): say(field.phrase)
    case .of(let aspect, let line): say(aspect.phrase, ["line": self.line(line)])
    }
  }
}

extension ChangePart.Aspect {
  var phrase: Phrase {
    switch self {
    case .speaker: .aspectSpeaker
    case .conflict: .aspectConflict
    case .note: .aspectNote
    case .cap: .aspectCap
    case .payment: .aspectPayment
    case .sources: .aspectSources
    case .standing: .aspectStanding
    case .forceNote: .aspectForceNote
    }
  }
}

extension ChangePart.Field {
  var phrase: Phrase {
    switch self {
    case .title: .fieldTitle
    case .kind: .fieldKind
    case .cite: .fieldCite
    case .binds: .fieldBinds
    case .issued: .fieldIssued
    case .madePublic: .fieldMadePublic
    case .basis: .fieldBasis
    case .zone: .fieldZone
    case .forum: .fieldForum
    case .cannotEncode: .fieldCannotEncode
    case .uncertain: .fieldUncertain
    case .covers: .fieldCovers
    case .excludes: .fieldExcludes
    case .when: .fieldWhen
    case .unless: .fieldUnless
    case .done: .fieldDone
    case .earliest: .fieldEarliest
    case .deadline: .fieldDeadline
    case .effect: .fieldEffect
    case .says: .fieldSays
    case .passage: .fieldPassage
    case .step: .fieldStep
    case .phase: .fieldPhase
    case .defeats: .fieldDefeats
    case .routes: .fieldRoutes
    case .until: .fieldUntil
    case .addsTo: .fieldAddsTo
    case .bearsOn: .fieldBearsOn
    case .burden: .fieldBurden
    case .plain: .fieldPlain
    case .askWhat: .fieldAskWhat
    case .askOf: .fieldAskOf
    case .askForm: .fieldAskForm
    case .sender: .fieldSender
    case .destination: .fieldDestination
    case .destinationNote: .fieldDestinationNote
    case .kindNote: .fieldKindNote
    case .textPublished: .fieldTextPublished
    case .textNote: .fieldTextNote
    case .reception: .fieldReception
    case .notSaid: .fieldNotSaid
    case .note: .fieldNote
    case .neighbours: .fieldNeighbours
    case .territories: .fieldTerritories
    case .forums: .fieldForums
    case .type: .fieldType
    case .perDestination: .fieldPerDestination
    case .options: .fieldOptions
    case .question: .fieldQuestion
    case .help: .fieldHelp
    case .law: .fieldLaw
    case .publisher: .fieldPublisher
    case .published: .fieldPublished
    case .strength: .fieldStrength
    case .address: .fieldAddress
    case .storedCopy: .fieldStoredCopy
    case .lastRead: .fieldLastRead
    case .sources: .fieldSources
    }
  }
}
