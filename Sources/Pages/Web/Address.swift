package import Register

/// What has a page of its own. All paths of the site are made here and read here.
package enum Address: Hashable, Sendable {
  case home
  case arrangements
  case arrangement(ArrangementID)
  case norms
  case norm(NormID)
  case states
  case state(StateCode)
  case sources
  case source(String)
  case transfers
  case changes
  case check
  case emergency
  case method
  case data

  /// The parts of the site that the head of every page leads to, in this order.
  package static let navigation: [Address] = [
    .arrangements, .norms, .states, .sources, .transfers, .check, .method,
  ]

  /// Where it is, without a slash at the end.
  package var path: String {
    switch self {
    case .home: "/"
    case .arrangements: "/arrangements"
    case .arrangement(let id): "/arrangements/\(id.text)"
    case .norms: "/norms"
    case .norm(let id): "/norms/\(id.text)"
    case .states: "/states"
    case .state(let code): "/states/\(code.text)"
    case .sources: "/sources"
    case .source(let id): "/sources/\(id)"
    case .transfers: "/transfers"
    case .changes: "/changes"
    case .check: "/check"
    case .emergency: "/emergency"
    case .method: "/method"
    case .data: "/data"
    }
  }

  /// Where the same is as JSON.
  package var twinPath: String { self == .home ? "/index.json" : path + ".json" }

  /// Reads a path without `.json`; `nil` where nothing can be.
  package init?(path: String) {
    var parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.first == "", parts.count >= 2 else { return nil }
    parts.removeFirst()
    let item = parts.dropFirst().joined(separator: "/")
    let hasItem = parts.count > 1
    guard !hasItem || !parts.dropFirst().contains("") else { return nil }
    switch (parts[0], hasItem) {
    case ("", false), ("index", false): self = .home
    case ("arrangements", false): self = .arrangements
    case ("arrangements", true): self = .arrangement(ArrangementID(item))
    case ("norms", false): self = .norms
    case ("norms", true): self = .norm(NormID(item))
    case ("states", false): self = .states
    case ("states", true): self = .state(StateCode(item))
    case ("sources", false): self = .sources
    case ("sources", true): self = .source(item)
    case ("transfers", false): self = .transfers
    case ("changes", false): self = .changes
    case ("check", false): self = .check
    case ("emergency", false): self = .emergency
    case ("method", false): self = .method
    case ("data", false): self = .data
    default: return nil
    }
  }

  /// The part of the site in which it lies; `nil` for what the head of the page does not name.
  package var section: Address? {
    switch self {
    case .arrangements, .arrangement: .arrangements
    case .norms, .norm: .norms
    case .states, .state: .states
    case .sources, .source: .sources
    case .transfers: .transfers
    case .check, .emergency: .check
    case .method: .method
    case .home, .changes, .data: nil
    }
  }
}
