internal import Foundation

/// The files of a folder as far as a change of them shows: path, size, time of change.
package struct FolderState: Hashable, Sendable {
  private struct Entry: Hashable {
    var path: String
    var size: Int
    var changed: Date
  }

  private let entries: Set<Entry>

  /// `nil` where the folder cannot be read now: in the middle of a replacement it may be gone for a moment.
  package init?(of folder: String) {
    let root = URL(fileURLWithPath: folder, isDirectory: true).resolvingSymlinksInPath()
    let keys: [URLResourceKey] = [.isRegularFileKey, .fileSizeKey, .contentModificationDateKey]
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: root.path, isDirectory: &isDirectory), isDirectory.boolValue,
      let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: keys)
    else { return nil }
    var entries: Set<Entry> = []
    for case let file as URL in files {
      guard let values = try? file.resourceValues(forKeys: Set(keys)) else { return nil }
      guard values.isRegularFile == true else { continue }
      entries.insert(
        Entry(
          path: file.path, size: values.fileSize ?? 0, changed: values.contentModificationDate ?? .distantPast))
    }
    self.entries = entries
  }
}
