import CEL
import Foundation

/// The cases of unknowns.json, with the ways in which each unknown may turn out.
struct UnknownCase: CustomStringConvertible, Sendable {
  let id: String
  let expr: String
  let declarations: Declarations
  let acceptedLoss: String?
  let reason: String
  /// What is expected: nil for unknown, an error value for "every substitution fails".
  let expected: Value?
  /// What each variable is while not all is known.
  let partial: [Value]
  /// What each variable may turn out to be.
  let choices: [[Value]]

  var description: String { "\(id): \(expr)" }

  static func all() throws -> [UnknownCase] {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("unknowns.json")
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any]
    return try (json?["tests"] as? [[String: Any]] ?? []).map(UnknownCase.init)
  }

  private init(_ json: [String: Any]) throws {
    id = json["id"] as? String ?? ""
    expr = json["expr"] as? String ?? ""
    reason = json["reason"] as? String ?? ""
    acceptedLoss = json["accepted_loss"] as? String
    let expect = json["expect"] as? [String: Any] ?? [:]
    expected =
      expect["unknown"] != nil
      ? nil : expect["error"] != nil ? .error(.invalidArgument) : expect["value"].map(Self.value)
    var declarations = Declarations()
    var partial: [Value] = []
    var choices: [[Value]] = []
    for variable in json["type_env"] as? [[String: Any]] ?? [] {
      let name = variable["name"] as? String ?? ""
      let slot = declarations.variable(name, Self.type(variable["type"] as? String ?? ""))
      let binding = (json["bindings"] as? [String: Any])?[name] as? [String: Any] ?? [:]
      let (now, later) = Self.binding(binding, slot)
      partial.append(now)
      choices.append(later)
    }
    self.declarations = declarations
    self.partial = partial
    self.choices = choices
  }

  private static func binding(_ json: [String: Any], _ slot: Int) -> (Value, [Value]) {
    let value = json["value"].map(value) ?? .null
    if let domain = json["domain"] as? [Any] { return (.unknown(slot), domain.map(self.value)) }
    if let more = (json["more"] as? [Any])?.map(self.value), case .list(let list) = value {
      let pairs = more.flatMap { a in more.map { [a, $0] } }
      let extras = [[]] + more.map { [$0] } + pairs
      return (
        .list(List(elements: list.elements, isComplete: false, missing: Unknown(slot))),
        extras.flatMap { [.list(list.elements + $0), .list($0 + list.elements)] }
      )
    }
    if let part = (json["lacks"] as? [[String: Any]])?.first, case .list(let list) = value,
      let place = (part["path"] as? [Int])?.first
    {
      var activation = Activation(slots: slot + 1)
      activation[slot] = value
      activation.lacks(AttributePattern(slot: slot, steps: [.index(Int64(place))], id: slot))
      let later = (part["domain"] as? [Any] ?? []).map { other in
        var elements = list.elements
        elements[place] = self.value(other)
        return Value.list(elements)
      }
      return (activation[slot], later)
    }
    guard let part = (json["lacks"] as? [[String: Any]])?.first, case .map(let map) = value,
      let key = (part["path"] as? [String])?.first
    else { return (value, [value]) }
    var activation = Activation(slots: slot + 1)
    activation[slot] = value
    activation.lacks(AttributePattern(slot: slot, steps: [.field(key)], id: slot))
    let others = map.entries.filter { $0.key.isEqual(to: .string(key)) == false }
    let later = (part["domain"] as? [Any] ?? []).map { other in
      Value.map(Map(others + [(key: .string(key), value: self.value(other))]))
    }
    return (activation[slot], later + [.map(Map(others))])
  }

  private static func type(_ text: String) -> ValueType {
    switch text {
    case "bool": .bool
    case "int": .int
    case "string": .string
    case "list(int)": .list(.int)
    case "list(string)": .list(.string)
    case "map(string, int)": .map(.string, .int)
    case "map(string, bool)": .map(.string, .bool)
    default: .dyn
    }
  }

  private static func value(_ json: Any) -> Value {
    guard let (key, content) = (json as? [String: Any])?.first else { return .null }
    switch key {
    case "bool": return .bool(content as? Bool ?? false)
    case "int": return .int(Int64(content as? String ?? "") ?? 0)
    case "string": return .string(content as? String ?? "")
    case "list": return .list((content as? [Any] ?? []).map(value))
    case "map":
      return .map(
        Map(
          (content as? [[String: Any]] ?? []).map {
            (key: value($0["key"] ?? ""), value: value($0["value"] ?? ""))
          }))
    default: return .null
    }
  }
}
