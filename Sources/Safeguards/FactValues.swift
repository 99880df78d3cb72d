internal import CEL
package import Register

/// The values of all facts on a day, for conditions that stand outside a norm: over what a participant in a programme has.
/// A bare day counts as a whole day; destination and arrangement are unknown.
package struct FactValues: Sendable {
  private let activation: Activation

  /// `zone`: in which civil days run; UTC where none is given.
  package init(_ facts: Facts, _ vocabulary: Vocabulary, on day: CivilDate, zone: Int32? = nil) {
    let zone = zone ?? TimeZones.fixed(minutes: 0) ?? 0
    let now = Int(vocabulary.zones.startOfDay(Int64(day.days), zone: zone))
    let time = AssessedTime(day: day, now: now, law: now, isWholeDay: true)
    var activation = Activation(slots: vocabulary.slotCount)
    for (slot, fact) in CurrentFacts(facts, vocabulary, time: time).ofAll.enumerated() {
      if let value = vocabulary.value(fact, slot: slot, zone: zone, bareDaysAtTheirEnd: true) {
        activation[slot] = value
      }
    }
    activation[vocabulary.day] = .date(day)
    activation[vocabulary.now] = .moment(seconds: now, zone: zone)
    self.activation = activation
  }

  /// What a condition comes to. One that breaks counts as unknown, for want of nothing that could be asked.
  package func judge(_ condition: Condition) -> Judgement { condition.judge(activation) { _, _ in } }
}

extension Vocabulary {
  /// A condition over these words, checked; `nil` with what is wrong with it.
  package func condition(_ source: Located<String>) -> (condition: Condition?, diagnostics: [Diagnostic]) {
    var compiler = ConditionCompiler(vocabulary: self)
    let condition = compiler.compile(source)
    return (condition, compiler.diagnostics)
  }
}
