package import CEL
package import Kleene
package import Register

/// The law at one time as far as it is the same for everybody: what evaluators of whole tables fold into constants.
///
/// What depends on the person (acts limited to some people, covers, conditions) is left to them; the semantics are those
/// of ``Assessor``, whose functions on time answer here too.
package final class LawAtTime {
  package let set: NormSet
  package let sender: Sender
  package let time: AssessedTime
  package let known: CivilDate?
  private let assessor: Assessor
  private let without: Set<SetAside>

  /// `without`: what is looked away from.
  package init(
    _ set: NormSet, sender: Sender, time: AssessedTime, known: CivilDate?, without: Set<SetAside> = []
  ) {
    self.set = set
    self.sender = sender
    self.time = time
    self.known = known
    assessor = Assessor(set, sender: sender, facts: Facts(), time: time, known: known)
    self.without = without
    if !without.isEmpty { assessor.look(awayFrom: without) }
  }

  /// The zone in which a norm counts its days.
  package func zone(of norm: CompiledNorm) -> Int32 { norm.zone == .min ? sender.zone : norm.zone }

  // MARK: force

  /// Whether a norm was public by the known date, and is not looked away from.
  package func isVisible(norm index: Int) -> Bool {
    assessor.isVisible(norm: index) && !without.contains(.norm(index))
  }

  /// Whether a rule of a norm that is there is looked away from.
  package func isSetAside(rule index: Int) -> Bool { without.contains(.rule(index)) }

  /// A norm's own days of force, for the sender's treaties those of its membership too; before what other norms do to it.
  package func days(ofNorm index: Int) -> Truth {
    guard isVisible(norm: index) else { return .false }
    let compiled = set.norms[index]
    let doubt = set.doubt(ofNorm: index)
    var result = Truth.or(compiled.intervals.lazy.map { self.assessor.holds($0, doubt: doubt).truth })
    if let treaty = compiled.treaty { result = result.and(assessor.membership(in: treaty, doubt: doubt).truth) }
    return result
  }

  /// Whether the days of an act have come, and whether it then also needs the force of its actor.
  package func days(of act: CompiledAct) -> (truth: Truth, needsForceOfActor: Bool) {
    guard isVisible(norm: act.actor) else { return (.false, false) }
    let doubt = set.doubt(ofNorm: act.actor)
    switch act.kind {
    case .amends: return (.false, false)
    case .ends:
      return (assessor.holds(from: act.from, until: nil, isDisputed: act.isDisputed, doubt: doubt).truth, false)
    case .suspends, .vacates:
      let days = assessor.holds(from: act.from, until: act.until, isDisputed: act.isDisputed, doubt: doubt)
      return (days.truth, true)
    }
  }

  // MARK: arrangements

  /// Where the questions below are asked.
  package func turn(to destination: StateCode) { assessor.turn(to: destination) }

  /// The arrangements with which a route is tried; `nil` stands for none.
  package func attempts(of route: CompiledRoute) -> [Int?] { assessor.attempts(of: route) }

  /// Whether an arrangement has force, whoever it covers.
  package func days(ofArrangement index: Int) -> Truth {
    let doubt = set.doubt(ofArrangement: index)
    return Truth.or(set.arrangements[index].intervals.lazy.map { self.assessor.holds($0, doubt: doubt).truth })
  }

  /// Refusals of the destination at hand whose days have come or may have.
  package var refusals: [(refusal: CompiledRefusal, truth: Truth)] {
    guard set.vocabulary.acceptance != nil else { return [] }
    return assessor.refusing.flatMap { index in
      set.arrangements[index].refusals.map {
        ($0, assessor.holds($0.interval, doubt: set.doubt(ofArrangement: index)).truth)
      }
    }.filter { $0.truth != .false }
  }

  // MARK: conditions

  /// The values that conditions read beside facts, for the destination at hand; every fact is unknown.
  package func activation(zone: Int32, arrangement: Int?) -> Activation {
    assessor.turn(to: arrangement)
    return assessor.values.placed(in: zone, bareDaysAtTheirEnd: true).activation
  }
}

extension Vocabulary {
  /// A first moment as a condition has it, in the zone of its norm, and whether it has passed.
  package func hasPassed(_ value: Value, zone: Int32, now: Int) -> (moment: Moment?, passed: Judgement) {
    switch value {
    case .opaque(let value):
      let isDate = value.type == Vocabulary.Scalars.date.id
      let seconds = Int(isDate ? zones.startOfDay(value.a, zone: zone) : value.a)
      let shownZone = value.type == Vocabulary.Scalars.moment.id ? value.b : zone
      let offset = zones.offset(zone: shownZone, at: Int64(seconds))
      return (Moment(seconds: seconds, offset: offset), Judgement(seconds <= now))
    case .unknown(let lacking): return (nil, Judgement(.unknown, lacking: lacking))
    default: return (nil, Judgement(.unknown))
    }
  }
}
