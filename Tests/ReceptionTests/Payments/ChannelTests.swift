import Foundation
import Reception
import Testing

@Suite("Channels of payment")
struct ChannelTests {
  @Test("The IBANs of the standard are read, with or without spaces")
  func iban() throws {
    #expect(try IBAN("GB82 WEST 1234 5698 7654 32").text == "GB82WEST12345698765432")
    #expect(try IBAN("DE89370400440532013000").text == "DE89370400440532013000")
    #expect(throws: ChannelFault.checkDigits("DE89370400440532013001")) { try IBAN("DE89370400440532013001") }
    for text in ["", "DE", "de89370400440532013000", "DE8937040044053201300!", "RW00", "DE89-3704-0044-0532-0130-00"] {
      #expect(throws: ChannelFault.notAnIBAN(text)) { try IBAN(text) }
    }
  }

  @Test("Any mistyped digit of an IBAN is noticed")
  func mistypedDigits() throws {
    let iban = Array("DE89370400440532013000")
    for place in 2..<iban.count {
      for digit in "0123456789" where digit != iban[place] {
        var other = iban
        other[place] = digit
        #expect(throws: ChannelFault.self) { try IBAN(String(other)) }
      }
    }
  }

  @Test("An account without IBAN has its number, and one that begins like an IBAN must be one")
  func accounts() throws {
    let account = try BankAccount(number: "4000 1234567", bank: "BKIGRWRW", holder: "Participant 1")
    #expect(account.number == .other("40001234567"))
    let small = try BankAccount(number: "gb82 west 1234 5698 7654 32", bank: "XAAAGB2L", holder: "Participant 1")
    #expect(small.numberText == "GB82WEST12345698765432")
    #expect(throws: ChannelFault.checkDigits("GB82WEST12345698765433")) {
      try BankAccount(number: "gb82west12345698765433", bank: "XAAAGB2L", holder: "Participant 1")
    }
    #expect(throws: ChannelFault.self) {
      try BankAccount(number: "DE00370400440532013000", bank: "BKIGRWRW", holder: "Participant 1")
    }
    #expect(throws: ChannelFault.notABIC("BKIGRW")) { try BankAccount(number: "1", bank: "BKIGRW", holder: "P") }
    #expect(throws: ChannelFault.notAnAccount("1;2")) { try BankAccount(number: "1;2", bank: "BKIGRWRW", holder: "P") }
    for holder in ["", "  ", "two\nlines", "a\u{0}", String(repeating: "a", count: 141)] {
      #expect(throws: ChannelFault.notAHolder(holder)) {
        try BankAccount(number: "1", bank: "BKIGRWRW", holder: holder)
      }
    }
  }

  @Test(
    "A number of a telephone is in international form",
    arguments: [
      "", "0700000001", "250700000001", "+0700000001", "+25070", "+2507000000011223", "+250 700 000 001", "+٢٥٠٧",
    ])
  func numbers(_ text: String) {
    #expect(throws: ChannelFault.notANumber(text)) { try MobileNumber(text) }
  }

  @Test("A kept channel is checked again when it is read")
  func kept() throws {
    for channel in [try Payments.mobile(1), try Payments.account(2), .cash] {
      let bytes = try JSONEncoder().encode(channel)
      #expect(try JSONDecoder().decode(PaymentChannel.self, from: bytes) == channel)
    }
    #expect(
      try String(decoding: JSONEncoder().encode(Payments.mobile(1)), as: UTF8.self) == #"{"mobile":"+250700000001"}"#)
    for text in [#"{}"#, #"{"mobile":"0700"}"#, #"{"account":{"number":"1","bank":"x","holder":"P"}}"#] {
      #expect(throws: DecodingError.self) { try JSONDecoder().decode(PaymentChannel.self, from: Data(text.utf8)) }
    }
  }
}
