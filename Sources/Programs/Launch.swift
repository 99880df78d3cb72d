internal import Foundation
internal import Glibc
internal import Spawn

/// Runs another program, on the thread that asks for it.
///
/// Neither Foundation's `Process` nor swift-subprocess 1.0.2, both of which end this program now and then (decision 0029).
package struct Launch: Sendable {
  package var program: String
  package var arguments: [String]
  /// All variables that it gets.
  package var environment: [String: String]
  /// Where it works; `nil` for where this program does.
  package var directory: String?

  /// A program without a slash in its name is looked for on this program's PATH. Its environment is this program's, where
  /// none is given.
  package init(
    _ program: String, _ arguments: [String], environment: [String: String] = ProcessInfo.processInfo.environment,
    in directory: String? = nil
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.directory = directory
  }

  package struct Failure: Error, CustomStringConvertible {
    package let description: String

    /// What the system said last, or said in this code.
    fileprivate init(_ call: String, _ code: Int32 = errno) {
      description = "found that \(call) failed: \(String(cString: strerror(code)))"
    }
  }

  package struct Outcome: Sendable {
    /// The exit code, or the number of the signal that ended it, below zero.
    package let status: Int32
    package let isLate: Bool
    package let output: [UInt8]
    package let errors: [UInt8]
  }

  /// Runs it to its end, and ends it where it takes longer than the time. Input and output are kept in memory, and nothing of
  /// them on the disk.
  package func run(input: [UInt8] = [], within time: Duration? = nil) throws(Failure) -> Outcome {
    let given = try MemoryFile()
    let output = try MemoryFile()
    let errors = try MemoryFile()
    // Open until the program has ended, whatever the optimizer thinks of its last use.
    defer { withExtendedLifetime(given) {} }
    try given.write(input)
    let running = try start(input: given.descriptor, output: output.descriptor, errors: errors.descriptor)
    let (status, isLate) = try running.wait(atMost: time)
    return Outcome(status: status, isLate: isLate, output: try output.bytes(), errors: try errors.bytes())
  }

  /// Starts it with these files as its own; what is `nil` leads nowhere. Whoever starts it has to wait for it.
  package func start(
    input: Int32? = nil, output: Int32? = nil, errors: Int32? = nil
  ) throws(Failure) -> Running {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (target, given) in [(STDIN_FILENO, input), (STDOUT_FILENO, output), (STDERR_FILENO, errors)] {
      if let given {
        posix_spawn_file_actions_adddup2(&actions, given, target)
      } else {
        posix_spawn_file_actions_addopen(&actions, target, "/dev/null", O_RDWR, 0)
      }
    }
    // Whatever else this program has open is none of its business, and would stay open as long as it runs.
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1)
    if let directory { posix_spawn_file_actions_addchdir_np(&actions, directory) }
    var id: pid_t = 0
    let code = Self.withTexts([program] + arguments) { arguments in
      Self.withTexts(environment.map { "\($0)=\($1)" }) { variables in
        posix_spawnp(&id, program, &actions, nil, arguments, variables)
      }
    }
    guard code == 0 else { throw Failure("the start of \(program)", code) }
    return Running(id: id)
  }

  private static func withTexts<T>(
    _ texts: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> T
  ) -> T {
    var copies = texts.map { strdup($0) } + [nil]
    defer { for copy in copies { free(copy) } }
    return copies.withUnsafeMutableBufferPointer { body($0.baseAddress!) }
  }
}

extension Launch {
  /// A program that was started and not yet waited for.
  package struct Running: ~Copyable {
    let id: pid_t

    /// How it ended, as in `Outcome`, and whether it was ended because it took longer.
    package consuming func wait(atMost time: Duration? = nil) throws(Failure) -> (status: Int32, isLate: Bool) {
      let end = time.map { ContinuousClock.now + $0 }
      var isLate = false
      var status: Int32 = 0
      while true {
        // With an end it is asked again and again, by the one thread that also ends it: a signal can then reach no other
        // program, which got the number of one that is gone.
        let gone = waitpid(id, &status, end == nil || isLate ? 0 : WNOHANG)
        if gone == id { break }
        guard gone == 0 || errno == EINTR else { throw Failure("waitpid") }
        if let end, !isLate, ContinuousClock.now >= end {
          kill(id, SIGKILL)
          isLate = true
        } else if gone == 0 {
          usleep(5_000)
        }
      }
      let signal = status & 0x7F
      return (signal == 0 ? (status >> 8) & 0xFF : -signal, isLate)
    }
  }
}

/// A file in memory, gone when nobody has it open.
private struct MemoryFile: ~Copyable {
  let descriptor: Int32

  init() throws(Launch.Failure) {
    descriptor = memfd_create("launch", 1)  // MFD_CLOEXEC
    guard descriptor >= 0 else { throw Launch.Failure("memfd_create") }
  }

  deinit { close(descriptor) }

  /// Writes the bytes, and goes back to the first.
  func write(_ bytes: [UInt8]) throws(Launch.Failure) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress! + written, $0.count - written, off_t(written))
      }
      guard count > 0 || errno == EINTR else { throw Launch.Failure("a write to memory") }
      written += max(count, 0)
    }
  }

  func bytes() throws(Launch.Failure) -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Launch.Failure("fstat") }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var read = 0
    while read < bytes.count {
      let count = bytes.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress! + read, $0.count - read, off_t(read))
      }
      if count == 0 { break }
      guard count > 0 || errno == EINTR else { throw Launch.Failure("a read from memory") }
      read += max(count, 0)
    }
    return Array(bytes[..<read])
  }
}
