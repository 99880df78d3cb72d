internal import Foundation

/// A file that a command writes where it was asked to.
enum OutputFile {
  /// Writes the whole text or nothing. `what`: “the receipt”, for whoever reads that it could not be.
  static func write(_ text: String, to path: String, _ what: String) throws(Mistake) {
    let url = URL(fileURLWithPath: path)
    do {
      try Data(text.utf8).write(to: url, options: isFileOrNothing(path) ? .atomic : [])
    } catch {
      throw Mistake("found no way to write \(what) to \(path): \(reason(error))")
    }
  }

  /// Why something could not be written or read, in words, with what to do.
  static func reason(_ error: any Error) -> String {
    let underlying = ((error as? CocoaError)?.underlying as NSError?) ?? error as NSError
    if underlying.domain == NSPOSIXErrorDomain, let words = reason(Int32(underlying.code)) { return words }
    switch (error as? CocoaError)?.code {
    case .fileWriteInvalidFileName?: return "it is no name of a file, or too long; write another"
    case .fileNoSuchFile?, .fileReadNoSuchFile?: return "its folder is not there; make it first"
    case .fileWriteFileExists?: return "something else stands there; write another name"
    case .fileWriteNoPermission?, .fileReadNoPermission?: return "you may not; write a place that is yours"
    case .fileWriteOutOfSpace?: return "the disk is full; make room"
    default: return underlying.localizedDescription
    }
  }

  private static func reason(_ code: Int32) -> String? {
    switch code {
    case EISDIR: "a folder stands there; write the name of a file"
    case ENOENT, ENOTDIR: "its folder is not there; make it first"
    case EEXIST: "something else stands there; write another name"
    case EACCES, EPERM: "you may not; write a place that is yours"
    case EROFS: "nothing can be written on that disk; write another place"
    case ENOSPC, EDQUOT: "the disk is full; make room"
    case ENAMETOOLONG, EINVAL: "it is no name of a file, or too long; write another"
    case ELOOP: "links there lead to one another; write another name"
    default: String(cString: strerror(code))
    }
  }

  /// A link, a pipe or a device is written to: a file in its place would be no use to whoever reads from it, and would take
  /// `/dev/stdout` away from everybody.
  private static func isFileOrNothing(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
  }
}
