internal import Kleene
internal import Register

/// The lines of a proof, each kind side by side; lines refer to each other by runs.
struct ProofLines: Sendable {
  struct Destination: Sendable {
    var finding: Finding
    var lack: Lack
    var routes: Run
    var bars: Run
    var steps: Run
    /// Runs of numbers: of rules, of rules, of arrangements.
    var because: Run
    var persuasive: Run
    var refusals: Run
    var deadlines: Run
    var faults: Run
  }

  struct Route: Sendable {
    /// Its place among the routes of the sender.
    var route: Int32
    /// Negative where it was tried with none.
    var arrangement: Int32
    var finding: Finding
    var authority: Judged
    var lack: Lack
    var parts: Run
    /// Those that concern it: most concern every route, and then this is the run of the destination.
    var bars: Run
    var steps: Run
  }

  struct Bar: Sendable {
    var rule: Int32
    var judged: Judged
  }

  struct Step: Sendable {
    var rule: Int32
    var state: StepState
    var applies: Truth
    var earliest: Moment?
    var lack: Lack
  }

  struct Part: Sendable {
    enum What: Sendable {
      case rule(Int32)
      case arrangement
      case thirdCountry
    }

    var what: What
    var judged: Judged
  }

  var destinations: ContiguousArray<Destination> = []
  var routes: ContiguousArray<Route> = []
  var bars: ContiguousArray<Bar> = []
  var steps: ContiguousArray<Step> = []
  var parts: ContiguousArray<Part> = []
  var numbers: ContiguousArray<Int32> = []
  var deadlines: [Deadline] = []
  var faults: [String] = []

  /// Room for as many destinations, each with a route or so for every way of sending.
  init(destinations: Int = 0, sender: Sender? = nil) {
    guard destinations > 0, let sender else { return }
    self.destinations.reserveCapacity(destinations)
    routes.reserveCapacity(destinations * sender.routes.count)
    bars.reserveCapacity(destinations * min(sender.bars.count, 8))
    steps.reserveCapacity(destinations * min(sender.duties.count, 8))
    parts.reserveCapacity(destinations * sender.routes.count * 2)
    numbers.reserveCapacity(destinations * 4)
  }
}
