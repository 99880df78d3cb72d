import Foundation
import Pages
import PublicWeb
import Testing

/// Bodies that are too large, too slow or broken get a clear answer and leave the server healthy.
@Suite(.serialized) struct BodyTests {
  private static let echo = PublicForm(path: "/echo", limit: 1_000) { body, type in
    SiteResponse(status: 200, contentType: "text/plain; charset=utf-8", body: Array("\(type) ".utf8) + body)
  }

  @Test("A form gets what is posted, and its answer is never stored")
  func formIsAnswered() async throws {
    let live = try await LiveSite(forms: [Self.echo])
    let answer = try await live.ask(
      "/echo", method: "POST", headers: ["Content-Type": "text/x"], body: Data("facts".utf8))
    #expect(answer.status == 200 && String(decoding: answer.body, as: UTF8.self) == "text/x facts")
    #expect(answer.headers["cache-control"] == "no-store")
  }

  @Test("More than a form takes is refused, whether its length is announced or not")
  func tooLargeIsRefused() async throws {
    let live = try await LiveSite(forms: [Self.echo])
    let announced = try await RawClient.ask(
      port: live.port, "POST /echo HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\nContent-Length: 1001\r\n\r\n")
    #expect(announced.status == 413 && announced.body.contains("at most 1000"))
    let chunk = "400\r\n" + String(repeating: "x", count: 1024) + "\r\n0\r\n\r\n"
    let chunked = try await RawClient.ask(
      port: live.port,
      "POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk)
    #expect(chunked.status == 413)
    #expect(try await live.ask("/").status == 200)
  }

  @Test("A body that does not come is not waited for")
  func slowBodyEnds() async throws {
    let live = try await LiveSite(forms: [Self.echo], bodyTime: .milliseconds(500))
    let start = ContinuousClock.now
    let answer = try await RawClient.ask(
      port: live.port, "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc", pause: .seconds(1))
    #expect(answer.status == 408)
    #expect(ContinuousClock.now - start < .seconds(250))
    #expect(try await live.ask("/").status == 200)
  }

  @Test("Who goes on sending what was refused is answered, and then the connection ends")
  func refusedBodyEnds() async throws {
    let live = try await LiveSite(forms: [Self.echo])
    let start = ContinuousClock.now
    let reply = try await RawClient.ask(
      port: live.port, "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n", "abc", "abc",
      pause: .milliseconds(200))
    #expect(reply.status == 413 && reply.headers["connection"] == "close")
    #expect(ContinuousClock.now - start < .seconds(250), "an idle connection would stay for five minutes")
    #expect(try await live.ask("/").status == 200)
  }

  @Test("A connection that says nothing is closed")
  func silenceEnds() async throws {
    let live = try await LiveSite(idleTime: .milliseconds(500))
    let start = ContinuousClock.now
    _ = try? await RawClient.ask(port: live.port, "GET / HTTP/1.1\r\nHo", seconds: 300)
    #expect(ContinuousClock.now - start < .seconds(250))
    #expect(try await live.ask("/").status == 200)
  }

  @Test("Garbage is refused", arguments: ["\u{0}\u{1}\u{2}\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n"])
  func garbageIsRefused(_ bytes: String) async throws {
    let live = try await LiveSite.shared.value
    if let answer = try? await RawClient.ask(port: live.port, bytes, seconds: 8) {
      #expect((400...505).contains(answer.status))
    }
    #expect(try await live.ask("/").status == 200)
  }

  @Test("An address that is too long is refused")
  func longAddressIsRefused() async throws {
    let live = try await LiveSite.shared.value
    let answer = try await live.ask("/arrangements?stage=" + String(repeating: "a", count: 3_000))
    #expect(answer.status == 414)
  }
}
