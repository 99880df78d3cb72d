internal import Exports
internal import Foundation

/// The folder of an export: written whole or not at all, and never over anything but an earlier export.
struct ExportFolder {
  private let target: URL
  private let shown: String
  private let own: Own

  /// How an earlier export is told from what is somebody's own.
  enum Own {
    /// It says itself which files it has.
    case package
    /// Its files have these names.
    case names(Set<String>)
  }

  init(path: String, own: Own = .package) {
    shown = path
    self.own = own
    // Where the name is a link, the folder that it leads to is replaced and not the link.
    target = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
  }

  func replace(with files: [ExportedFile]) throws {
    let manager = FileManager.default
    let old = try earlier()
    let parent = target.deletingLastPathComponent()
    let mark = "\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)"
    let fresh = parent.appending(path: ".\(mark).new")
    let aside = parent.appending(path: ".\(mark).old")
    do {
      try manager.createDirectory(at: fresh, withIntermediateDirectories: true)
      do {
        for file in files { try Data(file.text.utf8).write(to: fresh.appending(path: file.name)) }
        if old { try manager.moveItem(at: target, to: aside) }
        do { try manager.moveItem(at: fresh, to: target) } catch {
          if old { try? manager.moveItem(at: aside, to: target) }
          throw error
        }
        if old { try? manager.removeItem(at: aside) }
      } catch {
        try? manager.removeItem(at: fresh)
        throw error
      }
    } catch let error as CocoaError {
      throw Mistake("found no way to write \(shown): \(OutputFile.reason(error))")
    }
  }

  /// Whether something stands there that is to be replaced; throws where it is somebody's own.
  private func earlier() throws -> Bool {
    let manager = FileManager.default
    var isDirectory: ObjCBool = false
    guard manager.fileExists(atPath: target.path, isDirectory: &isDirectory) else { return false }
    guard isDirectory.boolValue else {
      throw Mistake("found a file at \(shown); expected a folder, or nothing; write another name")
    }
    let found: [String]
    do { found = try manager.contentsOfDirectory(atPath: target.path) } catch {
      throw Mistake("found no way to read \(shown): \(OutputFile.reason(error))")
    }
    guard !found.isEmpty else { return true }
    guard let own = ownFiles() else {
      throw Mistake(
        "found files in \(shown) that are no export; expected an empty folder or an earlier export; write another name")
    }
    let others = Set(found).subtracting(own).sorted()
    guard others.isEmpty else {
      throw Mistake(
        "found \(others.prefix(3).joined(separator: ", ")) in \(shown) beside an earlier export; expected nothing that would be lost; move \(others.count == 1 ? "it" : "them") elsewhere"
      )
    }
    return true
  }

  /// The files that an earlier export says it has; `nil` when there is none.
  private func ownFiles() -> Set<String>? {
    if case .names(let names) = own { return names }
    guard let data = try? Data(contentsOf: target.appending(path: RegisterExport.packageFile)),
      let package = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      package["name"] as? String == RegisterExport.packageName, let resources = package["resources"] as? [[String: Any]]
    else { return nil }
    return Set(resources.compactMap { $0["path"] as? String } + [RegisterExport.packageFile])
  }
}
