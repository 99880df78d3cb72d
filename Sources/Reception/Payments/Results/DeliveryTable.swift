internal import Register

/// Results as a table in CSV: `delivered_quantity` as UNICEF's HOPE has it, and what came back.
///
/// | delivered_quantity | |
/// |---|---|
/// | empty | nothing is known yet |
/// | -1, or nothing as `0` or `0.00` | not delivered, and will not be |
/// | an amount | so much was delivered, and the rest will not be |
package enum DeliveryTable {
  package static let mostBytes = 64 << 20
  package static let required = ["reference_id", "currency", "delivered_quantity"]
  /// `entitlement_quantity` is what was instructed; `returned_quantity` what of the delivered came back.
  package static let optional = [
    "entitlement_quantity", "returned_quantity", "delivery_date", "reason_for_unsuccessful_payment",
  ]

  /// All that the table says, or all that is wrong with it.
  package static func read(_ bytes: [UInt8], named name: String) -> ReadResults {
    guard bytes.count <= mostBytes else {
      return .faults([ResultFault(line: 1, .tooLarge(bytes: bytes.count, most: mostBytes))])
    }
    let table = SeparatedRows(bytes)
    guard table.faults.isEmpty else { return .faults(table.faults.map(fault)) }
    let rows = table.rows
    guard let header = rows.first else { return .faults([ResultFault(line: 1, .noResults)]) }
    var faults: [ResultFault] = []
    var columns: [String: Int] = [:]
    for (place, cell) in header.cells.enumerated() {
      if columns.updateValue(place, forKey: cell) != nil {
        faults.append(ResultFault(line: header.line, .repeatedColumn(cell)))
      }
    }
    let missing = required.filter { columns[$0] == nil }
    if !missing.isEmpty { faults.append(ResultFault(line: header.line, .columns(missing: missing))) }
    guard faults.isEmpty else { return .faults(faults) }
    var results: [PaymentResult] = []
    for row in rows.dropFirst() {
      guard row.cells.count == header.cells.count else {
        faults.append(
          ResultFault(line: row.line, .cells(found: row.cells.count, expected: header.cells.count)))
        continue
      }
      do throws(ResultFault) {
        results.append(
          try result(row) { name in columns[name].map { row.cells[$0] }.flatMap { $0.isEmpty ? nil : $0 } })
      } catch {
        faults.append(error)
      }
    }
    if results.isEmpty, faults.isEmpty { faults.append(ResultFault(line: header.line, .noResults)) }
    return faults.isEmpty ? .results(PaymentResults(source: name, results: results)) : .faults(faults)
  }

  /// Whatever is not as RFC 4180 has it could be read in two ways, and is refused.
  private static func fault(_ fault: SeparatedRows.Fault) -> ResultFault {
    let kind: ResultFault.Kind =
      switch fault.kind {
      case .notUTF8: .notUTF8
      case .openQuote: .malformed(found: "a quote without an end", expected: "a closing quote")
      case .quoteInCell: .malformed(found: "a quote in a cell", expected: "the cell in quotes")
      case .afterQuote:
        .malformed(found: "something after a closing quote", expected: "a comma or the end of the line")
      }
    return ResultFault(line: fault.line, kind)
  }

  private static func result(_ row: SeparatedRows.Row, _ cell: (String) -> String?) throws(ResultFault) -> PaymentResult
  {
    var day: CivilDate?
    if let text = cell("delivery_date") {
      do {
        day = try DateParsing.day(text)
      } catch {
        throw ResultFault(line: row.line, .malformed(found: error.found, expected: error.expected))
      }
    }
    let currency = cell("currency") ?? ""
    let returned = cell("returned_quantity")
    let (outcome, status): (PaymentResult.Outcome, String) =
      switch cell("delivered_quantity") {
      case nil: (.pending, "pending")
      case let amount? where amount == "-1" || isNothing(amount, in: currency): (.failed, "failed")
      case let amount?: (.delivered(amount, returned: returned), "delivered")
      }
    if status != "delivered", let returned, !isNothing(returned, in: currency) {
      throw ResultFault(line: row.line, .returnedUndelivered(returned))
    }
    return PaymentResult(
      line: row.line, endToEnd: cell("reference_id") ?? "", outcome: outcome, status: status,
      reason: cell("reason_for_unsuccessful_payment").map { String($0.prefix(200)) },
      amount: cell("entitlement_quantity"), currency: currency, day: day)
  }

  /// `0`, and `0.00` where the currency has two digits. In no currency nothing is an amount.
  private static func isNothing(_ text: String, in code: String) -> Bool {
    guard let currency = Currency(code) else { return false }
    do throws(MoneyFault) {
      return try Money(text, currency).minor == 0
    } catch {
      return false
    }
  }
}
