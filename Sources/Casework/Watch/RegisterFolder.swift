package import Pages
package import Register
internal import Synchronization

/// A register in a folder, which may change while the program runs: a new release, or a file dropped in.
///
/// When the folder changed and then stood still between two looks, it is read and compiled. Without mistakes it takes the
/// place of the register before; with mistakes that one stays, and the mistakes are told.
package final class RegisterFolder: Sendable {
  /// What comes of reading the folder.
  package enum Reading: Sendable {
    case sound(Site)
    case mistaken([Diagnostic])
    /// It could not be read at all.
    case unreadable(String)
  }

  private struct State: Sendable {
    var site: Site
    var trouble: Trouble?
    /// The folder as it was when it was read last, and as it was at the last look.
    var read: FolderState?
    var seen: FolderState?
  }

  /// Why the folder as it is now is not the register in use.
  package struct Trouble: Sendable {
    package var mistakes: [Diagnostic]
    /// Said where it could not be read at all.
    package var unreadable: String?
  }

  private let folder: String
  private let load: @Sendable () -> Reading
  private let replaced: @Sendable (Site) -> Void
  private let report: @Sendable (String) -> Void
  private let state: Mutex<State>
  private let work: RecurringWork

  /// `site` was read from the folder before, and `read` is the folder as it was just before that: what changed since is
  /// read at the next look. `load` reads it again, `replaced` is told of each register that takes the place of another,
  /// and `report` gets lines for whoever runs the program.
  package init(
    _ folder: String, as read: FolderState?, every seconds: Double = 2, site: Site,
    load: @escaping @Sendable () -> Reading,
    replaced: @escaping @Sendable (Site) -> Void, report: @escaping @Sendable (String) -> Void
  ) {
    self.folder = folder
    self.load = load
    self.replaced = replaced
    self.report = report
    work = RecurringWork("register", every: seconds, startsAtOnce: false)
    state = Mutex(State(site: site, trouble: nil, read: read, seen: read))
  }

  /// The register in use.
  package var site: Site { state.withLock { $0.site } }
  /// What keeps the folder as it is now from being used; `nil` where nothing does.
  package var trouble: Trouble? { state.withLock { $0.trouble } }

  package func start() { work.start { [self] in look() } }

  package func stop() { work.stop() }

  /// Looks once: what changed since the register was read, and not since the last look, is read.
  package func look() {
    guard let now = FolderState(of: folder) else { return }
    let isSettled = state.withLock { state in
      defer { state.seen = now }
      return state.read != now && state.seen == now
    }
    guard isSettled else { return }
    let reading = load()
    // What was written while it was read is seen at the next look.
    state.withLock { $0.read = now }
    switch reading {
    case .sound(let site): use(site)
    case .mistaken(let mistakes):
      tell(Trouble(mistakes: mistakes, unreadable: nil), mistakes.prefix(20).map(\.description))
    case .unreadable(let why): tell(Trouble(mistakes: [], unreadable: why), [why])
    }
  }

  private func use(_ site: Site) {
    let (isOther, isPutRight) = state.withLock { state in
      defer { (state.site, state.trouble) = (site, nil) }
      return (state.site.digest != site.digest, state.trouble != nil)
    }
    if isPutRight { report("the register in \(folder) is put right") }
    guard isOther else { return }
    report("the register in \(folder) is now \(site.digest)")
    replaced(site)
  }

  private func tell(_ trouble: Trouble, _ lines: [String]) {
    state.withLock { $0.trouble = trouble }
    for line in lines { report(line) }
    let count = trouble.mistakes.count
    let found = count == 0 ? "no readable register" : "\(count) mistake\(count == 1 ? "" : "s")"
    report("found \(found) in \(folder); the register before stays in use until it is put right")
  }
}
