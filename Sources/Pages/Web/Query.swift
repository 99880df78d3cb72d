package import Register

/// What stands behind the question mark of an address, read and held against what the page takes.
package struct Query: Hashable, Sendable {
  package let clocks: Clocks
  /// In the order in which the page names its parameters; what was left empty, as forms leave it, is not there.
  package let parameters: [Link.Parameter]

  package subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }

  /// A question that takes no parameters.
  package init(clocks: Clocks) {
    self.clocks = clocks
    parameters = []
  }

  /// `accepted`: the parameters of the page, beside the two clocks that every page takes.
  package init(_ text: String, accepting accepted: [QueryParameter], today: CivilDate) throws(Refusal) {
    var values: [String: String] = [:]
    let names = ["day", "known"] + accepted.map(\.name)
    for part in text.split(separator: "&") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = PercentEncoding.decoded(pair[0], plusIsSpace: true),
        let value = PercentEncoding.decoded(pair.count > 1 ? pair[1] : "", plusIsSpace: true)
      else {
        throw Refusal(
          400, found: .phrase(.foundQueryEncoding, ["part": .verbatim(String(part))]),
          expected: .phrase(.expectedPercent), remedy: .phrase(.remedyPercent))
      }
      guard names.contains(name) else { throw Query.unknown(name, names) }
      guard values.updateValue(value, forKey: name) == nil else {
        throw Refusal(
          400, found: .phrase(.foundParameterTwice, ["name": .verbatim(name)]),
          expected: .phrase(.expectedParameterOnce), remedy: .phrase(.remedyParameterOnce))
      }
    }
    let day = try Query.date(values["day"], "day")
    let known = try Query.date(values["known"], "known")
    clocks = Clocks(day: day, known: known, today: today)
    var parameters: [Link.Parameter] = []
    for parameter in accepted {
      guard let value = values[parameter.name], !value.isEmpty else { continue }
      if let values = parameter.values, !values.contains(value) {
        let near = NearestName.nearest(to: value, in: values)
        throw Refusal(
          400, found: .verbatim("\(parameter.name)=\(value)"), expected: .oneOf(values),
          remedy: near.map { .phrase(.remedyWrite, ["what": .verbatim("\(parameter.name)=\($0)")]) }
            ?? .phrase(.remedyLeaveOutForAll, ["name": .verbatim(parameter.name)]))
      }
      if parameter.isDate { _ = try Query.date(value, parameter.name) }
      parameters.append(Link.Parameter(parameter.name, value))
    }
    self.parameters = parameters
    if let from = date("from"), let to = date("to"), to < from {
      throw Refusal(
        400,
        found: .phrase(.foundSpan, ["from": .verbatim(from.description), "to": .verbatim(to.description)]),
        expected: .phrase(.expectedSpan),
        remedy: .phrase(.remedyWrite, ["what": .verbatim("from=\(to)&to=\(from)")]))
    }
  }

  /// A parameter that is a day.
  package func date(_ name: String) -> CivilDate? { self[name].flatMap { try? DateParsing.day($0) } }

  /// The same question always has the same text, whatever the order in which it was asked.
  package var canonical: String {
    (parameters.map { ($0.name, $0.value) } + clocks.parameters.map { ($0.name, $0.value) })
      .map { "\($0.0)=\(PercentEncoding.encoded($0.1))" }.joined(separator: "&")
  }

  private static func unknown(_ name: String, _ names: [String]) -> Refusal {
    let near = NearestName.nearest(to: name, in: names)
    return Refusal(
      400, found: .phrase(.foundParameter, ["name": .verbatim(name)]), expected: .oneOf(names),
      remedy: near.map { .phrase(.remedyParameter, ["near": .verbatim($0), "name": .verbatim(name)]) }
        ?? .phrase(.remedyLeaveOut, ["name": .verbatim(name)]))
  }

  private static func date(_ text: String?, _ name: String) throws(Refusal) -> CivilDate? {
    guard let text, !text.isEmpty else { return nil }
    do { return try DateParsing.day(text) } catch {
      let near = NearestDay.nearest(to: text)
      throw Refusal(
        400, found: .phrase(.foundValue, ["name": .verbatim(name), "value": error.foundWording]),
        expected: error.expectedWording,
        remedy: near.map { .phrase(.remedyWrite, ["what": .verbatim("\(name)=\($0)")]) }
          ?? .phrase(.remedyDayExample, ["name": .verbatim(name)]))
    }
  }
}

/// A parameter that a page takes.
package struct QueryParameter: Hashable, Sendable {
  package var name: String
  /// The values that it may have; `nil` for any text.
  package var values: [String]?

  /// A day, written as in `2025-05-07`.
  package var isDate = false

  package init(_ name: String, values: [String]?) {
    self.name = name
    self.values = values
  }

  /// One that takes a day.
  package static func date(_ name: String) -> QueryParameter {
    var parameter = QueryParameter(name, values: nil)
    parameter.isDate = true
    return parameter
  }
}
