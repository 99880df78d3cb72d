import CEL
import Foundation
import Geography
import Pages
import PublicWeb
import Register
import RegisterFiles
import Safeguards
import TestWire
import Testing

/// The site of the project's own register, served on a free port for as long as the tests of this process run.
final class LiveSite: Sendable {
  let port: Int
  let site: Site
  private let task: Task<Void, any Error>

  /// Every test asks the same server: what they ask does not change it.
  static let shared = Task { try await LiveSite() }

  /// The day on which this server believes to be.
  static let today = CivilDate(days: 20_780)

  /// The times are long, so that a machine that stands still for some seconds ends nothing that is asked; what is about
  /// a time gives its own.
  init(
    language: Language = .english, forms: [PublicForm] = [], bodyTime: Duration = .seconds(300),
    idleTime: Duration = .seconds(300),
    log: @escaping @Sendable (AccessLine) -> Void = { _ in }
  ) async throws {
    site = try LiveSite.site(language)
    var configuration = PublicServer.Configuration(site: site, today: { LiveSite.today })
    configuration.port = 0
    configuration.forms = forms
    configuration.bodyTime = bodyTime
    configuration.idleTime = idleTime
    configuration.log = log
    let server = PublicServer(configuration)
    let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
    task = Task {
      defer { continuation.finish() }
      try await server.run { continuation.yield($0) }
    }
    var iterator = ports.makeAsyncIterator()
    port = try #require(await iterator.next(), "the server did not start")
  }

  deinit { task.cancel() }

  static func site(_ language: Language = .english) throws -> Site {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let (files, _) = try RegisterReader.files(at: root.appendingPathComponent("register").path)
    let corpus = RegisterReader.corpus(of: files, reading: Reading())
    var zones = TimeZones()
    for name in Set(corpus.profiles.compactMap { $0.zone?.value } + corpus.norms.compactMap { $0.zone?.value }) {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/\(name)"))
      zones.add(name, try ZoneRules(tzif: Array(bytes)))
    }
    let norms = NormSet.compile(corpus, zones: zones).norms
    let square = Outline(
      code: "USA",
      rings: [[(-100, 35), (-90, 35), (-90, 45), (-100, 45)].map { .init(longitude: $0 * 1000, latitude: $1 * 1000) }],
      error: 0)
    var other = square
    other.code = "LBY"
    for index in other.rings[0].indices { other.rings[0][index].longitude += 115_000 }
    return Site(
      norms: norms, digest: "sha256:0000", engine: "test", outlines: try Outlines([other, square]), language: language)
  }

  /// What the server answers, on a connection of its own: among hundreds of tests a shared client lets some requests wait
  /// in its queue for minutes.
  func ask(
    _ target: String, method: String = "GET", headers: [String: String] = [:], body: Data? = nil
  ) async throws -> (status: Int, headers: [String: String], body: Data) {
    // As browsers write it: what may not stand in a request line is encoded, and a fragment is not sent.
    let url = try #require(URL(string: "http://127.0.0.1:\(port)\(target.prefix { $0 != "#" })"))
    let address = url.absoluteString.dropFirst("http://127.0.0.1:\(port)".count)
    var fields = ["Host": "127.0.0.1:\(port)", "Connection": "close"].merging(headers) { _, new in new }
    if let body { fields["Content-Length"] = String(body.count) }
    let head = fields.map { "\($0): \($1)\r\n" }.sorted().joined()
    let reply = try await Wire.exchange(
      port, Array("\(method) \(address.isEmpty ? "/" : address) HTTP/1.1\r\n\(head)\r\n".utf8) + (body ?? Data()))
    return (reply.status, reply.headers, Data(reply.body))
  }

  func text(_ target: String) async throws -> String {
    let answer = try await ask(target)
    #expect(answer.status == 200, "\(target)")
    return String(decoding: answer.body, as: UTF8.self)
  }
}
