internal import ArgumentParser
internal import BuiltInRegister
internal import Geography
internal import Pages
internal import PublicWeb
@preconcurrency internal import Glibc

/// The public site on a port.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "The public site: the register as pages, with a JSON twin for each.",
    discussion: """
      Everything comes from the register in this program, or that of --register: there is no database and no request to \
      other sites. What people ask is not stored. Stop it with Control-C.
      """)

  @Option(help: "The port to listen on; 0 takes a free one.") var port = 8080
  @Option(help: "The address to listen on; 0.0.0.0 lets others reach it.") var host = "127.0.0.1"
  @Flag(help: "Print a line for each request: method, path, status, microseconds.") var log = false
  @OptionGroup var site: SiteURLOption
  @OptionGroup var register: RegisterOption

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port: found \(port), expected a number from 0 to 65535")
    }
  }

  func run() async throws {
    Heap.prepareToServe()
    // With worked cases: pages show them beside the norms that they test.
    let loaded = try register.load(withWorkedCases: true)
    let outlines = try? Outlines(bytes: BuiltInRegister.outlines)
    var pages = Site(norms: loaded.norms, digest: loaded.digest, engine: engineVersion, outlines: outlines)
    pages.downloads = Downloads.of(loaded, outlines)
    pages.url = try site.url()
    var configuration = PublicServer.Configuration(site: pages, today: { CaseInput.today })
    configuration.host = host
    configuration.port = port
    if log { configuration.log = { Terminal.error($0.description) } }
    let host = host.contains(":") ? "[\(host)]" : host
    do {
      try await PublicServer(configuration).run { port in
        Terminal.out("Serving on http://\(host):\(port)/ (Control-C ends it)")
        // Whoever waits for this line in a pipe gets it now.
        fflush(nil)
      }
    } catch {
      throw Mistake(
        "found no way to listen on \(host):\(port) (\(error)); expected a free port and an address of this machine")
    }
  }
}
