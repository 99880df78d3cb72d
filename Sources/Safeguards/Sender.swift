package import Register

/// What a sender's file declares, resolved. A class: each assessment and each proof has it.
package final class Sender: Sendable {
  package let code: StateCode
  package let zone: Int32
  package let routes: [CompiledRoute]
  /// The duties and bars that bind it, in the order of the register.
  package let bars: [Int]
  /// The bars that concern every route.
  package let commonBars: [Int]
  package let duties: [Int]
  package let notes: [Int]
  package let territories: [StateCode]
  /// The States that some condition on which its findings can turn tells apart by name; `nil` when one does more with
  /// the destination's code than compare it.
  package let distinguishedStates: Set<StateCode>?
  /// Notes and duties with a period that runs against the person.
  let deadlineRules: [Int]
  /// Rules of its own law that bind in one forum only.
  let forumRules: [Int]
  /// The same in plain numbers, for the innermost loops.
  let rows: Rows
  /// The names of `distinguishedStates`.
  private let distinguished: NameIndex
  /// The States with which it has arrangements, as far as the register says, and these in the same order.
  private let partners: NameIndex
  private let partnerships: [[Int]]

  init(
    code: StateCode, zone: Int32, routes: [CompiledRoute], bound: [Int], territories: [StateCode],
    distinguishedStates: Set<StateCode>?, rules: [CompiledRule], norms: [CompiledNorm],
    arrangements: [CompiledArrangement]
  ) {
    self.code = code
    self.zone = zone
    self.routes = routes
    self.territories = territories
    self.distinguishedStates = distinguishedStates
    bars = bound.filter { rules[$0].isBar }
    commonBars = bars.filter { rules[$0].routes.isEmpty }
    duties = bound.filter { rules[$0].isDuty }
    notes = bound.filter { rules[$0].isNote }
    deadlineRules = (notes + duties).filter { rules[$0].deadline != nil }
    forumRules = rules.indices.filter { index in
      let norm = norms[rules[index].norm]
      return norm.districts != nil && !rules[index].isNote && norm.norm.binds.value == .sender(code)
    }
    rows = Rows(routes: routes, bars: bars, duties: duties)
    distinguished = NameIndex((distinguishedStates ?? []).map(\.text))
    var partnerships: [StateCode: [Int]] = [:]
    for (index, compiled) in arrangements.enumerated() where compiled.arrangement.sender == code {
      for partner in compiled.arrangement.to { partnerships[partner, default: []].append(index) }
    }
    let partners = partnerships.keys.sorted()
    self.partners = NameIndex(partners.map(\.text))
    self.partnerships = partners.map { partnerships[$0] ?? [] }
  }
}

extension Sender {
  /// What the innermost loops of an assessment walk through.
  final class Rows: Sendable {
    struct Route: Sendable {
      let opener: Int32
      /// The rules on which its authority turns: a run of `conditions`.
      let conditions: Run
      let needsArrangement: Bool
    }

    let routes: FixedList<Route>
    let conditions: FixedList<Int32>
    let bars: FixedList<Int32>
    let duties: FixedList<Int32>

    init(routes: [CompiledRoute], bars: [Int], duties: [Int]) {
      var conditions: [Int32] = []
      self.routes = FixedList(
        routes.map { route in
          let start = conditions.count
          conditions += route.conditions.map { Int32($0) }
          return Route(
            opener: Int32(route.opener), conditions: Run(start..<conditions.count),
            needsArrangement: route.needsArrangement)
        })
      self.conditions = FixedList(conditions)
      self.bars = FixedList(bars.map { Int32($0) })
      self.duties = FixedList(duties.map { Int32($0) })
    }
  }

  /// The arrangements with a destination, in the order of the register.
  func arrangements(with destination: StateCode) -> [Int] { partners[destination.text].map { partnerships[$0] } ?? [] }

  /// Whether its law, or an arrangement of its, tells a destination apart from those that nobody names.
  func tellsApart(_ destination: StateCode) -> Bool {
    distinguishedStates == nil || distinguished.contains(destination.text) || partners.contains(destination.text)
  }
}
