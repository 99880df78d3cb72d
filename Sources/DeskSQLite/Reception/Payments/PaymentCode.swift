internal import Foundation
internal import Reception
internal import Register
internal import Sealing

/// What of a run is written once: payments, and what was left out. A page has some of the one, and the last of them all of the
/// other, which is mostly little and has many forms.
enum PaymentCode {
  struct Page {
    var payments: [PaymentInstruction]
    var leftOut: [LeftOut]
  }

  private static let version = 1

  static func encode(_ payments: some Collection<PaymentInstruction>, leftOut: some Collection<LeftOut>) throws
    -> [UInt8]
  {
    var parts = PartsWriter()
    parts.write(version)
    parts.write(payments.count)
    for payment in payments { parts.write(payment) }
    return parts.bytes + (leftOut.isEmpty ? [] : try SealingKey.json(Array(leftOut)))
  }

  static func decode(_ bytes: [UInt8], of run: RunID, context: String) throws -> Page {
    var parts = PartsReader(bytes, context: context)
    guard try parts.number() == version else { throw parts.damaged }
    let payments = try (0..<parts.count()).map { _ in try parts.payment(of: run) }
    let rest = parts.rest
    guard !rest.isEmpty else { return Page(payments: payments, leftOut: []) }
    do {
      return Page(payments: payments, leftOut: try JSONDecoder().decode([LeftOut].self, from: Data(rest)))
    } catch { throw parts.damaged }
  }
}

extension PartsWriter {
  fileprivate mutating func write(_ payment: PaymentInstruction) {
    write(payment.id.number)
    write(payment.due)
    write(payment.amount)
    write(payment.dueAmount)
    switch payment.channel {
    case nil: write(0)
    case .bankAccount(let account)?:
      write(1)
      write(account.numberText)
      write(account.bank.text)
      write(account.holder)
    case .mobileMoney(let number)?:
      write(2)
      write(number.text)
    case .cash?: write(3)
    }
  }
}

extension PartsReader {
  fileprivate mutating func payment(of run: RunID) throws -> PaymentInstruction {
    PaymentInstruction(
      id: InstructionID(run, try number()), due: try due(), amount: try money(), dueAmount: try money(),
      channel: try channel())
  }

  /// Checked again as when it was typed.
  private mutating func channel() throws -> PaymentChannel? {
    let kind = try number()
    if kind == 0 { return nil }
    do {
      switch kind {
      case 1: return .bankAccount(try BankAccount(number: text(), bank: text(), holder: text()))
      case 2: return .mobileMoney(try MobileNumber(text()))
      case 3: return .cash
      default: throw damaged
      }
    } catch { throw damaged }
  }
}
