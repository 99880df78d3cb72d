internal import Register

/// What the conditions that read a fact compare it with: answers on either side of these are all that need trying.
struct Literals: Sendable {
  /// Texts that may be codes of States, as far as they have three letters.
  private(set) var codes: Set<StateCode> = []
  private(set) var dates: Set<CivilDate> = []
  private(set) var numbers: Set<Int> = []

  mutating func insert(_ text: String) {
    if text.utf8.count == 3 { codes.insert(StateCode(text)) }
    if text.utf8.count == 10, let day = try? DateParsing.day(text) { dates.insert(day) }
  }

  mutating func insert(_ number: Int64) { numbers.insert(Int(number)) }

  mutating func formUnion(_ other: Literals) {
    if !other.codes.isEmpty { codes.formUnion(other.codes) }
    if !other.dates.isEmpty { dates.formUnion(other.dates) }
    if !other.numbers.isEmpty { numbers.formUnion(other.numbers) }
  }

  /// By slot, of the conditions that read it.
  static func bySlot(_ conditions: [Condition], slots: Int) -> [Literals] {
    var literals = [Literals](repeating: Literals(), count: slots)
    for condition in conditions {
      for slot in condition.slots where slot < slots { literals[slot].formUnion(condition.literals) }
    }
    return literals
  }
}
