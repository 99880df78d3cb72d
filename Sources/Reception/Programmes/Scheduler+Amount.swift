internal import CEL
internal import Register

extension Scheduler {
  /// What an entitlement comes to on the day at hand, if it is owed.
  enum Amount: Equatable {
    case known(Money?)
    case nobody
    case lacking(Unknown)
    case faulted(MoneyFault)
  }

  /// The people are those of the day at hand.
  func amount(of entitlement: CompiledEntitlement) -> Amount {
    guard let amount = entitlement.entitlement.amount else { return .known(nil) }
    guard !HouseholdFacts.counted(per: entitlement.entitlement.per).isEmpty else { return .known(amount) }
    var people = 0
    var lacking = Unknown()
    for slot in entitlement.counted {
      if case .int(let n) = activation[slot] {
        people = people.addingReportingOverflow(Int(n)).overflow ? .max : people + Int(n)
      } else {
        lacking.formUnion(Unknown(slot))
      }
    }
    guard lacking.isEmpty else { return .lacking(lacking) }
    guard people > 0 else { return .nobody }
    do throws(MoneyFault) { return .known(try amount.times(people)) } catch { return .faulted(error) }
  }
}
