internal import Kleene

/// Bars that hold or may hold, of all routes or of one.
struct ConcernedBars {
  var run = Run.none
  /// Whether one of them holds.
  var judged = Judged.no
  /// Each of them concerns every route.
  var areForAll = true
}

/// Steps that apply or may apply, of all routes or of one.
struct ConcernedSteps {
  var run = Run.none
  /// Those owed before the transfer are.
  var areDischarged = true
  var areForAll = true
  /// What is lacking to say whether some that are unclear are owed.
  var lack = Lack.nothing
}
