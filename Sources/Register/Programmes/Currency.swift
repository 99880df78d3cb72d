/// A currency of ISO 4217, with its minor unit: how many digits stand after the point.
package struct Currency: Hashable, Comparable, Sendable, TextCodable {
  package let code: String
  /// 0 for the Rwandan franc, 2 for the pound, 3 for the Libyan dinar.
  package let digits: Int

  /// `nil` for what is not a currency in which somebody can be paid.
  package init?(_ code: some StringProtocol) {
    let code = String(code)
    guard Currency.codes.contains(code) else { return nil }
    self.code = code
    digits = Currency.otherDigits[code] ?? 2
  }

  /// How many minor units make one unit.
  package var scale: Int { [1, 10, 100, 1_000, 10_000][digits] }

  package static func < (a: Currency, b: Currency) -> Bool { a.code < b.code }
  package var description: String { code }
  package static var textForm: String { "a currency of ISO 4217, such as RWF" }

  /// ISO 4217, table A.1, without precious metals, funds and test codes. Of the codes that ended, those that did so since
  /// 2025 are kept, since what was paid in them stays in ledgers: ANG until July 2025, BGN until January 2026.
  package static let codes: Set<String> = Set(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP
    CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
    IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU
    MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG
    SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV
    WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Minor units other than 2 (ISO 4217, table A.1).
  private static let otherDigits: [String: Int] = {
    var digits: [String: Int] = [:]
    for code in [
      "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF",
    ] {
      digits[code] = 0
    }
    for code in ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"] { digits[code] = 3 }
    return digits
  }()
}
