extension Declarations {
  /// The names that a name may stand for in the container, the most particular first.
  func candidates(_ name: String) -> [String] {
    if name.hasPrefix(".") { return [String(name.dropFirst())] }
    guard !container.isEmpty else { return [name] }
    var names: [String] = []
    var prefix = Substring(container)
    while !prefix.isEmpty {
      names.append(prefix + "." + name)
      prefix = prefix.lastIndex(of: ".").map { prefix[..<$0] } ?? ""
    }
    return names + [name]
  }

  /// What a global name refers to.
  func lookUp(_ name: String) -> (full: String, type: ValueType, reference: CheckedExpr.Reference)? {
    for candidate in candidates(name) {
      if let slot = slots[candidate] { return (candidate, variables[slot].type, .variable(slot: slot)) }
      if let type = typeNamed(candidate) { return (candidate, .type(type), .constant(type)) }
    }
    return nil
  }

  /// The type that a name denotes, as a value of the language.
  func typeNamed(_ name: String) -> ValueType? {
    switch name {
    case "bool": .bool
    case "int": .int
    case "uint": .uint
    case "double": .double
    case "string": .string
    case "bytes": .bytes
    case "null_type": .null
    case "list": .list(.dyn)
    case "map": .map(.dyn, .dyn)
    case "type": .type(.dyn)
    case "google.protobuf.Timestamp": .timestamp
    case "google.protobuf.Duration": .duration
    case "optional_type" where libraries.contains(.optionals): .optional(.dyn)
    case "net.IP" where libraries.contains(.network), "net.CIDR" where libraries.contains(.network): .opaque(name, [])
    default: opaqueTypes.first { $0.name == name }.map(ValueType.scalar)
    }
  }

  /// The libraries' functions of a name, in the order of look-up.
  func libraryFunction(_ name: String) -> LibraryFunction? {
    for table in tables {
      if let function = table[name] { return function }
    }
    return nil
  }

  /// The tables of the libraries that are present. Where a library adds overloads to another's function,
  /// its table holds all of them and comes first.
  var tables: [FunctionTable] {
    var tables: [FunctionTable] = []
    if libraries.contains(.network) { tables.append(NetworkFunctions.table) }
    if libraries.contains(.optionals) { tables.append(OptionalFunctions.table) }
    tables.append(StandardFunctions.table)
    if libraries.contains(.matches) { tables.append(MatchesFunction.table) }
    // `reverse` is of both libraries.
    if libraries.contains(.lists) { tables.append(ListFunctions.table) }
    if libraries.contains(.strings) { tables.append(StringFunctions.table) }
    if libraries.contains(.math) { tables.append(MathFunctions.table) }
    if libraries.contains(.sets) { tables.append(SetFunctions.table) }
    if libraries.contains(.encoders) { tables.append(EncoderFunctions.table) }
    return tables
  }

  /// All overloads of a function: the embedder's, then the libraries'. Nil when there is no such function.
  func overloads(_ name: String) -> [Overload]? {
    let own = functions[name]
    let library = libraryFunction(name)?.overloads
    guard own != nil || library != nil else { return nil }
    return (own ?? []) + (library ?? []) + ordering(name)
  }

  /// The comparisons of ordered opaque types.
  private func ordering(_ name: String) -> [Overload] {
    let ids = ["_<_": "less", "_<=_": "less_equals", "_>_": "greater", "_>=_": "greater_equals"]
    guard let id = ids[name] else { return [] }
    return opaqueTypes.filter(\.isOrdered).map {
      Overload(id: "\(id)_\($0.name)", params: [.scalar($0), .scalar($0)], returns: .bool)
    }
  }

  /// The full name of the function that a name stands for in the container.
  func functionNamed(_ name: String) -> String? {
    candidates(name).first { functions[$0] != nil || libraryFunction($0) != nil }
  }

  /// Every name of a function or macro that a source can contain.
  var functionNames: [String] {
    let all = Set(functions.keys).union(tables.flatMap(\.keys))
    return all.filter { name in
      !name.contains("@") && !name.contains("_") && name.utf8.first.map { $0 >= 0x41 } ?? false
    } + ["has", "all", "exists", "exists_one", "map", "filter", "sortBy"]
  }
}
