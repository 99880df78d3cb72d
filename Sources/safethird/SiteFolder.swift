internal import Foundation
internal import Pages

/// The folder of a built site: written whole or not at all, and never over anything but an earlier one.
struct SiteFolder {
  /// By which a folder is known to hold a built site.
  private static let mark = ".safethird-site"

  private let target: URL
  private let shown: String

  init(path: String) {
    shown = path
    target = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
  }

  func replace(with files: [StaticFile]) throws {
    let manager = FileManager.default
    try refuseWhatIsNotOurs()
    let name = ".\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)"
    let parent = target.deletingLastPathComponent()
    let fresh = parent.appending(path: name + ".new")
    let aside = parent.appending(path: name + ".old")
    do {
      try manager.createDirectory(at: fresh, withIntermediateDirectories: true)
      do {
        for file in files + [StaticFile(path: Self.mark, body: [])] {
          let place = fresh.appending(path: file.path)
          try manager.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
          try Data(file.body).write(to: place)
        }
        let isThere = manager.fileExists(atPath: target.path)
        if isThere { try manager.moveItem(at: target, to: aside) }
        do { try manager.moveItem(at: fresh, to: target) } catch {
          if isThere { try? manager.moveItem(at: aside, to: target) }
          throw error
        }
        if isThere { try? manager.removeItem(at: aside) }
      } catch {
        try? manager.removeItem(at: fresh)
        throw error
      }
    } catch let error as CocoaError {
      throw Mistake("found no way to write \(shown): \(OutputFile.reason(error))")
    }
  }

  private func refuseWhatIsNotOurs() throws {
    let manager = FileManager.default
    var isDirectory: ObjCBool = false
    guard manager.fileExists(atPath: target.path, isDirectory: &isDirectory) else { return }
    guard isDirectory.boolValue else {
      throw Mistake("found a file at \(shown); expected a folder, or nothing; write another name")
    }
    let found = (try? manager.contentsOfDirectory(atPath: target.path)) ?? []
    guard found.isEmpty || found.contains(Self.mark) else {
      throw Mistake(
        "found files in \(shown) that are no built site; expected an empty folder or an earlier site; write another name"
      )
    }
  }
}
