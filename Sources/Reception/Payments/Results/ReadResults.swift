/// What came of reading a file of results: all it says, or all that is wrong with it.
package enum ReadResults: Hashable, Sendable {
  case results(PaymentResults)
  case faults([ResultFault])
}
