/// A word of the source, with its place.
struct Token: Sendable {
  enum Kind: Sendable, Equatable {
    case int(Int64)
    /// Magnitude above the largest int: only good behind a minus.
    case bigInt(UInt64)
    case uint(UInt64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    case identifier(String)
    case quoted(String)
    case symbol(Symbol)
    case end
  }

  enum Symbol: String, Sendable {
    case leftParen = "(", rightParen = ")", leftBracket = "[", rightBracket = "]"
    case leftBrace = "{", rightBrace = "}", comma = ",", colon = ":", question = "?", dot = "."
    case plus = "+", minus = "-", star = "*", slash = "/", percent = "%", not = "!"
    case equal = "==", notEqual = "!=", less = "<", lessEqual = "<=", greater = ">"
    case greaterEqual = ">=", and = "&&", or = "||"
  }

  var kind: Kind
  var range: Range<Int>
}
