package import Register
package import Safeguards

extension Column {
  /// A value in the form in which a column holds it: what is read once and written to many rows.
  package enum Cell: Sendable {
    case truth(Bool)
    case byte(UInt8)
    case number(Int32)
    case set([(plane: Int, mask: UInt8)], isComplete: Bool)
    case moment(MomentCell)
    case unknown
  }

  /// A value as a row of this column would have it.
  package func cell(of value: FactValue, codes: FactCodes) -> Cell {
    func word(_ text: String) -> Cell {
      guard let index = codes.words.firstIndex(of: text) else { return .unknown }
      return form == .byte ? .byte(UInt8(index + 1)) : .number(Int32(index + 1))
    }
    switch value {
    case .unknown, .moment(.vague): return .unknown
    case .truth(let value): return .truth(value)
    case .choice(let text): return word(text)
    case .state(let code): return word(code.text)
    case .date(let day): return .number(Int32(clamping: day.days))
    case .count(let n): return form == .byte ? .byte(UInt8(clamping: n + 1)) : .number(Int32(clamping: n))
    case .states(let states, let isComplete):
      return .set(states.map { bits[$0] ?? others }, isComplete: isComplete)
    case .moment(.day(let day)): return .moment(MomentCell(value: Int64(day.days), kind: .day, offset: 0))
    case .moment(.moment(let moment)):
      return .moment(MomentCell(value: Int64(moment.seconds), kind: .moment, offset: Int32(moment.offset)))
    }
  }

  /// Writes what was read once to a row of which nothing is known yet.
  package func set(_ cell: Cell, row: Int) {
    switch cell {
    case .truth(let value): setTruth(value, row: row)
    case .byte(let code): bytes[row] = code
    case .number(let number): numbers[row] = number
    case .set(let members, let isComplete):
      for member in members { planes[member.plane][row] |= member.mask }
      if isComplete { setComplete(row: row) }
    case .moment(let cell): moments[row] = cell
    case .unknown: break
    }
  }
}
