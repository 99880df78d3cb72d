internal import ReceptionWork
internal import Pages
internal import Reception
internal import Register

/// The terms of a run as somebody typed them.
struct RunForm: Sendable {
  static let fields = [
    "programme", "currency", "source", "account", "bank", "holder", "up-to", "execution", "ceiling", "message",
  ]

  private(set) var programme = ""
  private(set) var currency = "RWF"
  private(set) var source = "mobile"
  private(set) var account = ""
  private(set) var bank = ""
  private(set) var holder = ""
  private(set) var upTo: String
  private(set) var execution: String
  private(set) var ceiling = ""
  private(set) var message = ""
  private(set) var mistakes: [DeskMistakeWords] = []
  /// `nil` while there are mistakes.
  private(set) var terms: PaymentTerms?

  init(today: CivilDate) {
    upTo = today.description
    execution = today.description
  }

  init(_ call: DeskCall) throws {
    programme = try call.text("programme")
    currency = try call.text("currency")
    source = try call.text("source")
    account = try call.text("account")
    bank = try call.text("bank")
    holder = try call.text("holder")
    upTo = try call.text("up-to")
    execution = try call.text("execution")
    ceiling = try call.text("ceiling")
    message = try call.text("message")
    terms = read(call)
  }

  private mutating func read(_ call: DeskCall) -> PaymentTerms? {
    let id = ProgrammeID(programme)
    if call.reception.programmes[id] == nil { mistake("programme", .expectedProgrammeOfList, programme, call) }
    let currency = Currency(currency)
    if currency == nil { mistake("currency", .expectedCurrency, self.currency, call) }
    let upTo = try? DateParsing.day(upTo)
    if upTo == nil { mistake("up-to", .expectedDay, self.upTo, call) }
    let execution = try? DateParsing.day(execution)
    if execution == nil { mistake("execution", .expectedDay, self.execution, call) }
    var most: Money?
    if !ceiling.isEmpty, let currency {
      do throws(MoneyFault) { most = try Money(ceiling, currency) } catch {
        mistake("ceiling", .expectedAmount, ceiling, call)
      }
    }
    let paidFrom = paidFrom(call)
    guard mistakes.isEmpty, let currency, let upTo, let execution, let paidFrom else { return nil }
    let terms = PaymentTerms(
      programme: id, currency: currency, source: paidFrom, executionDay: execution, upTo: upTo, ceiling: most,
      message: message)
    guard terms.hasSendableMessage else {
      mistake("message", .expectedMessage, message, call)
      return nil
    }
    return terms
  }

  private mutating func paidFrom(_ call: DeskCall) -> PaymentTerms.Source? {
    guard source == "bank" else {
      if source == "mobile" { return .mobileMoney }
      if source == "cash" { return .cash }
      mistake("source", .expectedSource, source, call)
      return nil
    }
    do throws(ChannelFault) {
      return .bank(account: try BankAccount(number: account, bank: bank, holder: holder))
    } catch {
      let (field, expected): (String, ReceptionPhrase) =
        switch error {
        case .notAnIBAN, .checkDigits, .notAnAccount: ("account", .expectedOwnAccount)
        case .notABIC: ("bank", .expectedOwnBank)
        case .notANumber, .notAHolder: ("holder", .expectedOwnHolder)
        }
      mistake(field, expected, field == "account" ? account : field == "bank" ? bank : holder, call)
      return nil
    }
  }

  private mutating func mistake(_ field: String, _ expected: ReceptionPhrase, _ typed: String, _ call: DeskCall) {
    let found = typed.isEmpty ? call.say(.foundNothing) : "“\(typed.prefix(60))”"
    mistakes.append(
      DeskMistakeWords(
        field: field, words: call.say(.mistake, ["found": .text(found), "expected": .text(call.say(expected))])))
  }
}

/// Money that a programme was given, or that came back, as somebody typed it.
struct FundForm: Sendable {
  private(set) var programme = ""
  private(set) var currency = "RWF"
  private(set) var typed = ""
  private(set) var source = ""
  private(set) var mistakes: [DeskMistakeWords] = []
  /// `nil` while there are mistakes.
  private(set) var amount: (ProgrammeID, Money)?

  init() {}

  init(_ call: DeskCall) throws {
    programme = try call.text("programme")
    currency = try call.text("currency")
    typed = try call.text("amount")
    source = try call.text("source")
    let id = ProgrammeID(programme)
    func mistake(_ field: String, _ expected: ReceptionPhrase, _ found: String) {
      let found = found.isEmpty ? call.say(.foundNothing) : "“\(found.prefix(60))”"
      mistakes.append(
        DeskMistakeWords(
          field: field, words: call.say(.mistake, ["found": .text(found), "expected": .text(call.say(expected))])))
    }
    if call.reception.programmes[id] == nil { mistake("programme", .expectedProgrammeOfList, programme) }
    if source.isEmpty { mistake("source", .expectedFundSource, source) }
    guard let read = Currency(currency) else {
      mistake("currency", .expectedCurrency, currency)
      return
    }
    do throws(MoneyFault) {
      let money = try Money(typed, read)
      if money.minor > 0, mistakes.isEmpty { amount = (id, money) }
      if money.minor <= 0 { mistake("amount", .expectedAmount, typed) }
    } catch { mistake("amount", .expectedAmount, typed) }
  }
}
