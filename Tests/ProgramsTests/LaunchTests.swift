import Foundation
import Glibc
import Programs
import Testing

@Suite("Other programs")
struct LaunchTests {
  private func shell(_ line: String, input: [UInt8] = [], within time: Duration? = nil) throws -> Launch.Outcome {
    try Launch("/bin/sh", ["-c", line]).run(input: input, within: time)
  }

  @Test("Input goes in; output, errors and the exit code come out")
  func outcome() throws {
    let input = Array(repeating: UInt8(ascii: "a"), count: 300_000)
    let outcome = try shell("cat; printf b >&2; exit 7", input: input)
    #expect(outcome.output == input && outcome.errors == Array("b".utf8) && outcome.status == 7 && !outcome.isLate)
    #expect(try shell("kill -9 $$").status == -9)
    #expect(try shell("exit 0", input: input).status == 0, "a program need not read its input")
  }

  @Test(
    "What cannot be started is said", arguments: ["/nowhere/program", "no-program-of-this-name", "/etc/passwd", "/"])
  func noProgram(_ program: String) throws {
    let failure = #expect(throws: Launch.Failure.self) { try Launch(program, []).run() }
    #expect(failure?.description.contains("the start of \(program) failed: ") == true)
    #expect(throws: Launch.Failure.self) { try Launch("/bin/true", [], in: "/nowhere").run() }
  }

  @Test("What takes longer than its time is ended")
  func late() throws {
    let outcome = try shell("echo a; exec sleep 600", within: .milliseconds(300))
    #expect(outcome.isLate && outcome.status == -SIGKILL)
    // On a machine that is busy it may not have come to its first line.
    #expect(outcome.output.isEmpty || outcome.output == Array("a\n".utf8))
    #expect(try shell("echo a", within: .seconds(600)).isLate == false)
  }

  @Test("It gets its folder, its variables and three open files")
  func surroundings() throws {
    // Without the flag that closes it: the program must not have it nevertheless.
    let open = open("/dev/null", O_RDONLY)
    defer { close(open) }
    let launch = Launch("/bin/sh", ["-c", "pwd; echo $A; ls /proc/self/fd"], environment: ["A": "b"], in: "/usr")
    // The fourth is the folder that `ls` reads.
    #expect(String(decoding: try launch.run().output, as: UTF8.self) == "/usr\nb\n0\n1\n2\n3\n")
  }

  /// Where thousands of files are open, to start a program went over the end of their list once.
  @Test("It starts however much is open here")
  func manyOpen() throws {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    let files = (0..<min(2_000, Int(limit.rlim_cur) / 2)).map { _ in open("/dev/null", O_RDONLY | O_CLOEXEC) }
    defer { for file in files where file >= 0 { close(file) } }
    for _ in 0..<50 { #expect(try shell("echo a").output == Array("a\n".utf8)) }
  }

  @Test("Many start at once, each with its own")
  func atOnce() async throws {
    try await withThrowingTaskGroup(of: (Int, Launch.Outcome).self) { group in
      for number in 0..<40 { group.addTask { (number, try shell("cat; exit \(number)", input: [UInt8(number)])) } }
      for try await (number, outcome) in group {
        #expect(outcome.output == [UInt8(number)] && outcome.status == Int32(number))
      }
    }
  }

  @Test("No file stays open, whether it starts or not")
  func nothingLeft() throws {
    for _ in 0..<100 {
      _ = try shell("exit 0")
      #expect(throws: Launch.Failure.self) { try Launch("/nowhere", []).run() }
    }
    let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").filter {
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)"))?.contains("launch") == true
    }
    // 600 were opened here; other tests have some at the same time.
    #expect(open.count < 200)
  }
}
