/// The lists library: `lists.range`, `slice`, `flatten`, `sort`, `sortBy`, `distinct`, `reverse`.
enum ListFunctions {
  static let table: FunctionTable = {
    var table = FunctionTable()
    let list = ValueType.list(typeA)
    table.add("lists.range", .pure(.unary(range)), ("lists_range", [.int], .list(.int), false))
    table.add("slice", .pure(.variadic(slice)), ("list_slice", [list, .int, .int], list, true))
    table.add(
      "flatten", .pure(.variadic(flatten)), ("list_flatten", [.list(list)], list, true),
      ("list_flatten_int", [dynList, .int], dynList, true))
    let sortable = [ValueType.int, .uint, .double, .bool, .duration, .timestamp, .string, .bytes]
    let sorts = sortable.map {
      Overload(id: "list_\($0.runtimeName)_sort", params: [.list($0)], returns: .list($0), isMember: true)
    }
    table["sort"] = LibraryFunction(overloads: sorts, body: .pure(.unary { sort($0, by: $0) }))
    let sortsByKeys = sortable.map {
      Overload(
        id: "list_\($0.runtimeName)_sortByAssociatedKeys", params: [list, .list($0)], returns: list, isMember: true)
    }
    table[sortByKeys] = LibraryFunction(overloads: sortsByKeys, body: .pure(.binary(sort)))
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

  /// What `l.sortBy(e, key)` calls with the list and its keys; no name that a source can contain.
  static let sortByKeys = "@sortByAssociatedKeys"

  /// The elements in the order of their keys, which must all be of one type that has an order; equal ones keep theirs.
  @Sendable private static func sort(_ value: Value, by keys: Value) -> Value {
    guard case .list(let list) = value, case .list(let keys) = keys, list.elements.count == keys.elements.count else {
      return noOverload("sort", value, keys)
    }
    guard let first = keys.elements.first else { return value }
    for key in keys.elements where Order.holds(.less, first, key, []) == nil || first.typeOf([]) != key.typeOf([]) {
      return .error(.invalidArgument, "sort by a \(first.typeOf([]).runtimeName) and a \(key.typeOf([]).runtimeName)")
    }
    let places = keys.elements.indices.sorted {
      Order.holds(.less, keys.elements[$0], keys.elements[$1], []) ?? false
    }
    return .list(places.map { list.elements[$0] })
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
