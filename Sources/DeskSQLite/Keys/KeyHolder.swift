package import Desks
package import Reception

/// What has a key of its own, so that it can be erased by itself: a case, or a participant of a programme. All keys are in one
/// list: ids are random, and no two things have the same.
package protocol KeyHolder {
  /// As contexts of seals and the view `key_holder` name it.
  static var holderKind: HolderKind { get }
}

package enum HolderKind: String, CaseIterable, Sendable {
  case `case`, participant

  var table: String {
    switch self {
    case .case: "client_case"
    case .participant: "participant"
    }
  }

  var erasureBegun: AuditAction {
    switch self {
    case .case: .caseErasureBegun
    case .participant: .participantErasureBegun
    }
  }

  package var erased: AuditAction {
    switch self {
    case .case: .caseErased
    case .participant: .participantErased
    }
  }
}

extension DeskCase: KeyHolder {
  package static var holderKind: HolderKind { .case }
}

extension Participant: KeyHolder {
  package static var holderKind: HolderKind { .participant }
}
