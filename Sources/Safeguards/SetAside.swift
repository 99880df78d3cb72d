/// A part of the register that is looked away from, to see what turns on it; by its place in the norm set.
package enum SetAside: Hashable, Sendable {
  case norm(Int)
  case rule(Int)
  case arrangement(Int)
}
