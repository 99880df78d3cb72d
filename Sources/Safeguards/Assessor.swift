internal import CEL
internal import Kleene
internal import Register

/// One person, one day, one known date: evaluates rules for one destination after another.
///
/// Results are kept until the destination or the arrangement changes; those of rules that depend on neither are
/// worked out once for all destinations. All of it is plain numbers, by the places of rules, norms and arrangements in
/// the norm set; their words are looked up where a ``Proof`` is read.
///
/// It stays within the function that made it, and no access to a part of it lasts while another begins; so the parts
/// that the innermost loops change are not watched for that at run time.
final class Assessor {
  let set: NormSet
  let table: RuleTable
  let plans: PlanWords
  let rows: Sender.Rows
  let sender: Sender
  let time: AssessedTime
  let known: CivilDate?
  /// Norms, rules and arrangements that are looked away from, to see what turns on them.
  @exclusivity(unchecked) private(set) var without: Set<Without> = []
  /// What had force wherever it was asked for, or would have had it if it were not looked away from.
  @exclusivity(unchecked) private(set) var seen: Seen

  typealias Without = SetAside

  private(set) var destination = StateCode("")
  @exclusivity(unchecked) private(set) var arrangement: Int?
  /// Arrangements whose destination refuses this person now.
  private(set) var refusals: [Int] = []
  /// The arrangements between the sender and the destination that are to be seen, and those that refuse people.
  @exclusivity(unchecked) private(set) var arranged: [Int] = []
  @exclusivity(unchecked) private(set) var refusing: [Int] = []
  var faults: Set<String> = []

  let values: CaseValues
  @exclusivity(unchecked) var lacks = Lacks()
  let forces: FixedList<Judged?>
  let isVisiting: FixedList<Bool>
  let memos: FixedList<RuleMemo>
  /// What a proof will have, as far as it is worked out.
  @exclusivity(unchecked) var lines = ProofLines()
  let memberships: [StateProfile.Membership]

  init(_ set: NormSet, sender: Sender, facts: Facts, time: AssessedTime, known: CivilDate?) {
    self.set = set
    table = set.table
    plans = set.table.plans.words
    rows = sender.rows
    self.sender = sender
    self.time = time
    self.known = known
    seen = Seen(norms: set.norms.count, rules: set.rules.count)
    values = CaseValues(facts, set, zone: sender.zone, time: time)
    forces = FixedList(repeating: nil, count: set.norms.count)
    isVisiting = FixedList(repeating: false, count: set.norms.count)
    memos = FixedList(repeating: RuleMemo(), count: set.rules.count)
    memberships = set.memberships(of: sender.code)
  }

  // MARK: what is looked away from

  /// From here on, answers are those of a register without these; the next one begins with `turn(to:)`.
  func look(awayFrom parts: Set<Without>) {
    without = parts
    seen = Seen(norms: set.norms.count, rules: set.rules.count)
    forces.fill(with: nil)
    memos.fill(with: RuleMemo())
  }

  /// Whether a norm that has force otherwise is looked away from.
  func isAway(norm index: Int) -> Bool {
    seen.norms[index] = true
    return !without.isEmpty && without.contains(.norm(index))
  }

  func isAway(rule index: Int) -> Bool {
    seen.rules[index] = true
    return !without.isEmpty && without.contains(.rule(index))
  }

  // MARK: where the person would be sent

  func turn(to destination: StateCode) {
    self.destination = destination
    arrangement = nil
    values.turn(to: destination)
    arranged = sender.arrangements(with: destination)
    if !arranged.isEmpty { arranged = arranged.filter { isVisible(set.arrangements[$0], $0) } }
    refusing = arranged.isEmpty ? [] : arranged.filter { !set.arrangements[$0].refusals.isEmpty }
    forget(set.destinationRules)
    if set.hasActsOnDestination { forgetForce() }
    applyRefusals()
  }

  /// The arrangement with which a route is tried.
  func turn(to arrangement: Int?) {
    guard self.arrangement != arrangement else { return }
    self.arrangement = arrangement
    guard set.readsArrangement else { return }
    values.turn(to: arrangement)
    forget(set.arrangementRules)
  }

  /// Another value of one fact, for the destination at hand: only what depends on it is worked out again.
  func change(slot: Int, to value: FactValue) {
    values.change(slot, to: value)
    if set.dependence.reachesForce(slot) { forgetForce() }
    forget(set.dependence.rules(of: slot))
    if !refusing.isEmpty, set.dependence.refusalSlots.contains(slot) { applyRefusals() }
  }

  private func forget(_ rules: [Int]) {
    for rule in rules { memos[rule].forget() }
  }

  private func forgetForce() {
    forces.fill(with: nil)
    for index in 0..<memos.count { memos[index].force = nil }
  }

  /// Acceptance counts only where the destination does not refuse: `acceptance.given AND NOT refusal`. A refusal in
  /// force makes it false even where acceptance was recorded: what is closed stays closed when a fact is added.
  private func applyRefusals() {
    refusals = []
    guard let slot = set.vocabulary.acceptance, !refusing.isEmpty else { return }
    // The covers of a refusal read acceptance as it was recorded.
    values.record(nil)
    var refusal = Judged.no
    for index in refusing {
      for entry in set.arrangements[index].refusals {
        let holds = holds(entry.interval, doubt: set.doubt(ofArrangement: index))
          .and(judge(entry.covers, zone: .min), &lacks)
        if holds.truth == .true, !refusals.contains(index) { refusals.append(index) }
        refusal = refusal.or(holds, &lacks)
      }
    }
    guard refusal.truth != .false else { return }
    var recorded = Judged(.unknown, lack: lacks.lack(of: slot))
    if case .truth(let given) = values[slot] { recorded = Judged(given) }
    let acceptance = recorded.and(refusal.not, &lacks)
    switch acceptance.truth {
    case .true: values.record(.bool(true))
    case .false: values.record(.bool(false))
    case .unknown: values.record(.unknown(lacks.unknown(acceptance.lack)))
    }
    forget(set.dependence.rules(of: slot))
  }

  // MARK: doubt

  /// Unknown for want of one fact or one doubt.
  func lacking(_ id: Int) -> Judged { Judged(.unknown, lack: lacks.lack(of: id)) }

  func judgement(_ judged: Judged) -> Judgement { lacks.judgement(judged) }
}
