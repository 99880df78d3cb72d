/// What goes to a bank or operator.
package struct PaymentFile: Hashable, Sendable {
  /// Made of the run's id: `….xml`, `….csv`.
  package var name: String
  package var mediaType: String
  package var bytes: [UInt8]
  /// What the provider is to hold the file against.
  package var sums: ControlSums
}

extension PaymentRun {
  /// The file of an exported run. It is made of what was approved and nothing else, so that it is the same bytes each time;
  /// a list of what is handed out has the references of the participants beside it, as they are now.
  package func file(
    for references: [ParticipantID: String] = [:]
  ) throws(PaymentRefusal) -> PaymentFile {
    guard stage.isSent, let approved = step(.approved) else { throw .notSent(stage) }
    let forgotten = payments.filter { $0.channel == nil }.map(\.id.number)
    guard forgotten.isEmpty else { throw .forgotten(forgotten) }
    switch terms.source {
    case .bank(let account):
      return PaymentFile(
        name: "\(id).xml", mediaType: "application/xml", bytes: creditTransfer(from: account, created: approved.at),
        sums: sums)
    case .mobileMoney:
      return PaymentFile(name: "\(id).csv", mediaType: "text/csv; charset=utf-8", bytes: bulkPayment(), sums: sums)
    case .cash:
      return PaymentFile(
        name: "\(id).csv", mediaType: "text/csv; charset=utf-8", bytes: payList(references), sums: sums)
    }
  }
}
