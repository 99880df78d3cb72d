package import Register
package import Safeguards

/// A programme made ready: its conditions checked and planned. A class, since it is handed about for each participant.
package final class CompiledProgramme: Sendable {
  package let programme: Programme
  package let entitlements: [CompiledEntitlement]
  package let vocabulary: Vocabulary

  init(_ programme: Programme, entitlements: [CompiledEntitlement], vocabulary: Vocabulary) {
    self.programme = programme
    self.entitlements = entitlements
    self.vocabulary = vocabulary
  }

  package subscript(name: String) -> CompiledEntitlement? { entitlements.first { $0.entitlement.name == name } }

  package func questionnaire(_ name: String) -> Questionnaire? {
    programme.questionnaires.first { $0.name == name }
  }
}

/// An entitlement with its conditions planned.
package final class CompiledEntitlement: Sendable {
  package let id: EntitlementID
  package let entitlement: Entitlement
  package let recurrence: Recurrence
  package let when: Condition?
  package let until: Condition?
  /// Some condition reads the day, so that it may turn without a change of facts.
  let readsDay: Bool
  /// The slots that its conditions read, without that of the day.
  let slots: [Int]
  /// The slots of the people for each of whom the amount is.
  let counted: [Int]

  init(
    _ entitlement: Entitlement, of programme: ProgrammeID, when: Condition?, until: Condition?, vocabulary: Vocabulary
  ) {
    id = EntitlementID(programme, entitlement.name)
    self.entitlement = entitlement
    recurrence = Recurrence(entitlement)
    self.when = when
    self.until = until
    let read = Set((when?.slots ?? []) + (until?.slots ?? []))
    readsDay = read.contains(vocabulary.day)
    slots = read.subtracting([vocabulary.day]).sorted()
    counted = HouseholdFacts.counted(per: entitlement.per).compactMap { vocabulary.slots[$0] }
  }
}
