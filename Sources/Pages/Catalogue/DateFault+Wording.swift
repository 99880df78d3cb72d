package import Register

/// Why a text is no date, in the words of the catalogue. In English they are those of the command line.
extension DateFault {
  package var foundWording: Wording {
    let values: [String: Wording] = ["text": .verbatim(text)]
    return switch flaw {
    case .noSuchMonth: .phrase(.foundNoSuchMonth, values)
    case .noSuchDay: .phrase(.foundNoSuchDay, values)
    case .noDay: .phrase(.foundNoDay, values)
    case .noZone: .phrase(.foundNoZone, values)
    case .unreadableZone: .phrase(.foundUnreadableZone, values)
    case .noMoment: .verbatim(text)
    case .noDate: text.isEmpty ? .phrase(.foundNothing) : .verbatim(text)
    }
  }

  package var expectedWording: Wording {
    switch flaw {
    case .noSuchMonth: .phrase(.expectedMonth)
    case .noSuchDay(let month, let length):
      .phrase(.expectedDayOfMonth, ["length": .number(length), "month": .verbatim(month)])
    case .noDay(let example): .phrase(.expectedWholeDate, ["example": .verbatim(example)])
    case .noZone, .unreadableZone, .noMoment: .phrase(.expectedMoment)
    case .noDate: .phrase(.expectedDate)
    }
  }
}
