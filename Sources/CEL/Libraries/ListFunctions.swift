/// The lists library: `lists.range`, `slice`, `flatten`, `sort`, `distinct`, `reverse`.
enum ListFunctions {
  static let table: FunctionTable = {
    var table = FunctionTable()
    let list = ValueType.list(typeA)
    table.add("lists.range", .pure(.unary(range)), ("lists_range", [.int], .list(.int), false))
    table.add("slice", .pure(.variadic(slice)), ("list_slice", [list, .int, .int], list, true))
    table.add(
      "flatten", .pure(.variadic(flatten)), ("list_flatten", [.list(list)], list, true),
      ("list_flatten_int", [dynList, .int], dynList, true))
    var sortable: [Overload] = []
    for type in [ValueType.int, .uint, .double, .bool, .duration, .timestamp, .string, .bytes] {
      sortable.append(
        Overload(id: "list_\(type.runtimeName)_sort", params: [.list(type)], returns: .list(type), isMember: true))
    }
    table["sort"] = LibraryFunction(overloads: sortable, body: .pure(.unary(sort)))
    table.add("distinct", .pure(.unary(distinct)), ("list_distinct", [list], list, true))
    table.add(
      "reverse", .pure(.unary(reverse)), ("string_reverse", [.string], .string, true),
      ("list_reverse", [list], list, true))
    return table
  }()

  @Sendable private static func range(_ count: Value) -> Value {
    guard case .int(let count) = count else { return noOverload("lists.range", count) }
    guard count <= 1_000_000 else { return .error(.invalidArgument, "lists.range of \(count), at most 1000000") }
    return .list((0..<max(0, count)).map(Value.int))
  }

  @Sendable private static func slice(_ arguments: [Value]) -> Value {
    guard arguments.count == 3, case .list(let list) = arguments[0], case .int(let start) = arguments[1],
      case .int(let end) = arguments[2]
    else { return noOverload("slice", arguments) }
    guard start >= 0, start <= end, end <= list.elements.count else {
      return .error(.indexOutOfRange, "a slice from \(start) to \(end) of a list of \(list.elements.count)")
    }
    return .list(Array(list.elements[Int(start)..<Int(end)]))
  }

  @Sendable private static func flatten(_ arguments: [Value]) -> Value {
    guard case .list(let list) = arguments[0] else { return noOverload("flatten", arguments) }
    var depth: Int64 = 1
    if arguments.count == 2 {
      guard case .int(let given) = arguments[1] else { return noOverload("flatten", arguments) }
      guard given >= 0 else { return .error(.invalidArgument, "flatten to the depth \(given)") }
      depth = given
    }
    var elements = list.elements
    while depth > 0, elements.contains(where: { if case .list = $0 { true } else { false } }) {
      elements = elements.flatMap { element in
        if case .list(let inner) = element { return inner.elements }
        return [element]
      }
      depth -= 1
    }
    return .list(elements)
  }

  @Sendable private static func sort(_ value: Value) -> Value {
    guard case .list(let list) = value else { return noOverload("sort", value) }
    for (a, b) in zip(list.elements, list.elements.dropFirst())
    where Order.holds(.less, a, b, []) == nil || a.typeOf([]) != b.typeOf([]) {
      return .error(.invalidArgument, "sort of a list whose elements cannot be compared")
    }
    if list.elements.count == 1, Order.holds(.less, list.elements[0], list.elements[0], []) == nil {
      return .error(.invalidArgument, "sort of a list whose elements cannot be compared")
    }
    return .list(list.elements.sorted { Order.holds(.less, $0, $1, []) ?? false })
  }

  @Sendable private static func distinct(_ value: Value) -> Value {
    guard case .list(let list) = value else { return noOverload("distinct", value) }
    var seen: Set<Map.Key> = []
    var others: [Value] = []
    var kept: [Value] = []
    for element in list.elements {
      if let key = Map.Key(element) {
        guard seen.insert(key).inserted else { continue }
      } else {
        if others.contains(where: { $0.isEqual(to: element) == true }) { continue }
        guard others.count < 10_000 else { return .error(.costExceeded, "distinct of too many elements") }
        others.append(element)
      }
      kept.append(element)
    }
    return .list(kept)
  }

  @Sendable static func reverse(_ value: Value) -> Value {
    switch value {
    case .string(let string): .string(String(String.UnicodeScalarView(string.unicodeScalars.reversed())))
    case .list(let list): .list(list.elements.reversed())
    default: noOverload("reverse", value)
    }
  }
}
