internal import CEL
internal import Kleene
internal import Register

/// How findings came about: what each rule, step and condition came to for one person at one time, at one destination
/// after another.
///
/// An assessment writes it in plain numbers and counts no reference to the words of the register meanwhile. A
/// ``DestinationResult`` and what belongs to it read it, and bring the words when somebody looks at them.
final class Proof: Sendable {
  let set: NormSet
  let sender: Sender
  let time: AssessedTime
  /// The destinations for which it was worked out, as its lines have them.
  let destinations: [StateCode]
  let lines: ProofLines
  private let lacks: Lacks

  init(_ assessor: Assessor, _ destinations: [StateCode], _ lines: ProofLines) {
    set = assessor.set
    sender = assessor.sender
    time = assessor.time
    lacks = assessor.lacks
    self.destinations = destinations
    self.lines = lines
  }

  func lacking(_ lack: Lack) -> Unknown { lacks.unknown(lack) }

  func judgement(_ judged: Judged) -> Judgement { lacks.judgement(judged) }

  func bars(_ run: Run) -> [RuleResult] {
    run.range.map { RuleResult(set, rule: Int(lines.bars[$0].rule), judgement(lines.bars[$0].judged)) }
  }

  /// The ids of rules whose places stand in a run of numbers.
  func rules(_ run: Run) -> [RuleID] { run.range.map { set.rules[Int(lines.numbers[$0])].rule.id } }
}
