internal import Foundation
package import Register

/// The bytes of one file from the disk: never more than a file may have, and never a wait for what will not come.
package enum BoundedFile {
  /// Throws what stands there instead of a file that can be read, `kind` of file being what was wanted.
  package static func bytes(
    at path: String, as name: String, kind: String = "a YAML file"
  ) throws(Diagnostic) -> [UInt8] {
    let place = Place(file: name, line: 1, column: 1)
    // A pipe without a writer would keep an open that waits from returning.
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw unreadable(errno, at: place, kind) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw unreadable(errno, at: place, kind) }
    let type = status.st_mode & S_IFMT
    if type == S_IFDIR { throw unreadable(EISDIR, at: place, kind) }
    // The size is looked at before the bytes are read; a device or a pipe has none.
    if type == S_IFREG, status.st_size > off_t(Limits.fileSize) { throw tooLarge(Int(status.st_size), at: place) }
    var bytes: [UInt8] = []
    if type == S_IFIFO {
      guard let beginning = beginning(ofPipe: file) else {
        throw Diagnostic(
          .unreadableFile, at: place, found: "a pipe into which nobody writes", expected: "a file",
          remedy: "the path of \(kind)")
      }
      bytes = beginning
    }
    // From here on a wait is a wait for a writer that is there.
    _ = fcntl(file, F_SETFL, O_RDONLY)
    return try rest(of: file, after: bytes, at: place, kind)
  }

  /// The bytes of standard input, however long its writer takes. Throws what stands there instead.
  package static func standardInput(kind: String = "a YAML file") throws(Diagnostic) -> [UInt8] {
    try rest(of: STDIN_FILENO, after: [], at: Place(file: "standard input", line: 1, column: 1), kind)
  }

  /// What was read already and what follows, to the end or to the first byte too many.
  private static func rest(
    of file: Int32, after beginning: [UInt8], at place: Place, _ kind: String
  ) throws(Diagnostic) -> [UInt8] {
    var bytes = beginning
    var part = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= Limits.fileSize {
      let count = read(file, &part, min(part.count, Limits.fileSize + 1 - bytes.count))
      if count == 0 { return bytes }
      // A signal, as of a program that is stopped and goes on, is no mistake of the file.
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw unreadable(errno, at: place, kind) }
      bytes += part[..<count]
    }
    throw tooLarge(bytes.count, at: place)
  }

  static func tooLarge(_ size: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .overLimit, at: place, found: "\(size) bytes", expected: "at most \(Limits.fileSize) bytes a file",
      remedy: "several smaller files")
  }

  /// The first byte of a pipe, nothing where a writer has written nothing yet, `nil` where there is no writer. One that
  /// waited for a reader needs a moment to begin.
  private static func beginning(ofPipe file: Int32) -> [UInt8]? {
    for _ in 0..<20 {
      var byte: UInt8 = 0
      let count = read(file, &byte, 1)
      if count > 0 { return [byte] }
      if count < 0, errno != EINTR { return [] }
      var ended = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
      if poll(&ended, 1, 0) > 0 { return [] }
      usleep(20_000)
    }
    return nil
  }

  private static func unreadable(_ code: Int32, at place: Place, _ kind: String) -> Diagnostic {
    let found =
      switch code {
      case ENOENT, ENOTDIR: "no file of this name"
      case EACCES, EPERM: "a file that you may not read"
      case EISDIR: "a folder"
      case ELOOP: "links that lead to one another"
      default: "no readable file"
      }
    return Diagnostic(
      .unreadableFile, at: place, found: found, expected: "a file that you may read",
      remedy: "the path of \(kind)")
  }
}
