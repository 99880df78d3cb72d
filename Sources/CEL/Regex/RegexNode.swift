/// A pattern as a tree. Greed and capture do not matter to whether there is a match, so they are left out.
indirect enum RegexNode: Sendable {
  case empty
  case set(ScalarSet)
  /// `\C`: one byte of the UTF-8.
  case byte
  case sequence([RegexNode])
  case choice([RegexNode])
  case repeated(RegexNode, least: Int, most: Int?)
  case assertion(Assertion)

  enum Assertion: Sendable {
    case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary
  }
}
