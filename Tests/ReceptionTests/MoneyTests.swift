import Register
import Testing

@Suite("Amounts of money")
struct MoneyTests {
  private let francs = Currency("RWF")
  private let pounds = Currency("GBP")
  private let dinars = Currency("LYD")

  @Test("An amount is read in its currency's digits, and written back the same")
  func reading() throws {
    let (francs, pounds, dinars) = (try #require(francs), try #require(pounds), try #require(dinars))
    #expect(try Money("100000", francs).minor == 100_000)
    #expect(try Money("0012.5", pounds).minor == 1_250)
    #expect(try Money("0.004", dinars).minor == 4)
    #expect(try Money("100000", francs).description == "100,000 RWF")
    #expect(try Money("1234567.80", pounds).description == "1,234,567.80 GBP")
    #expect(try Money("0.07", pounds).decimal == "0.07")
    #expect(Money(minor: -5, pounds).decimal == "-0.05")
  }

  @Test(
    "What is no amount is refused, and nothing is rounded",
    arguments: [
      "", ".", "1.", ".5", "-1", "+1", "1,000", "1 000", "1e3", "0x10", "١٢", "1.234", "9999999999999999", "∞",
    ])
  func refusals(_ text: String) throws {
    let pounds = try #require(pounds)
    #expect(throws: MoneyFault.self) { try Money(text, pounds) }
  }

  @Test("Francs have no minor unit")
  func francsHaveNoPoint() throws {
    let francs = try #require(francs)
    #expect(throws: MoneyFault.tooManyDigits("1.5", francs)) { try Money("1.5", francs) }
    #expect(MoneyFault.tooManyDigits("1.5", francs).expected == "at most 0 digits after the point in RWF")
  }

  @Test("Any amount of any currency is read as it was written")
  func roundTrip() throws {
    var random = SystemRandomNumberGenerator()
    for code in Currency.codes.sorted() {
      let currency = try #require(Currency(code))
      for _ in 0..<20 {
        let money = Money(minor: Int.random(in: 0...Money.mostMinor, using: &random), currency)
        #expect(try Money(money.decimal, currency) == money)
      }
    }
  }

  @Test("Amounts of two currencies do not add up, and a sum that does not fit is a fault")
  func sums() throws {
    let (francs, pounds) = (try #require(francs), try #require(pounds))
    #expect(throws: MoneyFault.otherCurrency(francs, pounds)) {
      try Money(minor: 1, francs).adding(Money(minor: 1, pounds))
    }
    #expect(throws: MoneyFault.tooLarge) { try Money(minor: Int.max, francs).adding(Money(minor: 1, francs)) }
    #expect(throws: MoneyFault.tooLarge) { try Money(minor: Money.mostMinor, francs).times(2) }
    #expect(try Money(minor: 7, francs).times(3).minor == 21)
  }

  @Test("Only currencies in which somebody can be paid are known")
  func currencies() {
    #expect(Currency("XXX") == nil && Currency("XAU") == nil && Currency("rwf") == nil && Currency("ZZZ") == nil)
    #expect(Currency("RWF")?.digits == 0 && Currency("LYD")?.digits == 3 && Currency("EUR")?.digits == 2)
  }
}
