internal import Reception
internal import Register

extension YearScript {
  /// Accounts, mobile money, cash, or nothing yet. Numbers are made up, and so is the bank; a holder is a reference.
  mutating func putChannel(of person: inout YearPerson) throws {
    switch dice.number(0...99) {
    case 0..<38: person.put(.channel(try account(of: person)))
    case 38..<94: person.put(.channel(try mobile()))
    case 94..<98: person.put(.channel(.cash))
    default: break
    }
    // Who has none takes a number for mobile money after a while, or never does.
    if person.content.channel == nil, dice.chance(600), let index = indices[person.id] {
      on(today.advanced(by: dice.number(35...120))) { try $0.takeMobile(index) }
    }
  }

  mutating func takeMobile(_ index: Int) throws {
    guard people[index].isWithUs(on: today) else { return }
    people[index].put(.channel(try mobile()))
    people[index].fate.hasBadChannel = false
    people[index].fate.hasLowLimit = false
    noteChannel(of: people[index])
  }

  mutating func noteChannel(of person: YearPerson) {
    note(.channel, of: person, person.content.channel?.kind.rawValue ?? "none")
  }

  private mutating func account(of person: YearPerson) throws -> PaymentChannel {
    let number = dice.chance(80) ? Self.iban("XAAA" + dice.digits(12)) : "4" + dice.digits(12)
    return .bankAccount(try BankAccount(number: number, bank: "XAAARWRW", holder: "Participant \(person.reference)"))
  }

  private mutating func mobile() throws -> PaymentChannel {
    .mobileMoney(try MobileNumber("+250700" + dice.digits(6)))
  }

  /// With check digits that fit (ISO 7064), in a country whose code is kept free for private use.
  static func iban(_ account: String) -> String {
    let digits = (account + "XA00").unicodeScalars.map { scalar in
      scalar.value < 0x3A ? String(scalar.value - 0x30) : String(scalar.value - 0x37)
    }
    let remainder = digits.joined().utf8.reduce(0) { ($0 * 10 + Int($1) - 0x30) % 97 }
    return "XA" + padded(98 - remainder, 2) + account
  }
}
