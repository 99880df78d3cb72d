internal import Casework
internal import DeskSQLite
internal import Desks
internal import Pages
internal import Sealing

extension DeskOpening {
  /// The desk for a command, which needs the register for no more than its language.
  static func casework(_ folder: DeskFolderOptions, mayMake: Bool = false) throws -> CaseDesk {
    let loaded = try LoadedRegister(directory: nil)
    let site = Site(norms: loaded.norms, digest: loaded.digest, engine: engineVersion, outlines: nil)
    return CaseDesk(
      database: try folder.open(mayMake: mayMake), site: { site }, now: { DeskOpening.now }, today: { CaseInput.today })
  }

  /// Does something at the desk; what it refuses is a mistake in words.
  static func wording<Value>(_ folder: String, _ work: () async throws -> Value) async throws -> Value {
    do { return try await work() } catch let fault as DeskFault {
      throw Mistake(words(fault, folder))
    } catch DeskRefusal
      .mistakes(let mistakes)
    {
      throw Mistake(
        mistakes.map { mistake in
          let remedy = mistake.remedy.map { "; write \($0.said(in: .english))" } ?? ""
          return "found \(mistake.found.said(in: .english)); expected \(mistake.expected.said(in: .english))\(remedy)"
        }.joined(separator: "\n"))
    } catch AccountRefusal.lastOwner {
      throw Mistake("found the last owner of the organisation; expected another one first: invite one")
    }
  }

  /// A link that somebody opens in a browser.
  static func link(_ token: Token, _ site: SiteURLOption) throws -> String {
    "\(try site.url()?.text ?? "http://127.0.0.1:8080")/desk/join/\(token.text)"
  }

  /// The organisation with an id, or the only one; `option` is the name of that in which an id is given.
  static func organisation(
    _ id: String?, in database: DeskDatabase, option: String = "--org"
  ) throws -> Organisation {
    let all = try database.readNow { try $0.organisations() }
    if let id {
      guard let found = all.first(where: { $0.id.text == id }) else {
        throw Mistake("found no organisation \(id); expected an id from: safethird org list")
      }
      return found
    }
    guard let only = all.first else {
      throw Mistake("found no organisation; make one with: safethird org create")
    }
    guard all.count == 1 else {
      throw Mistake("found \(all.count) organisations; expected \(option) with an id from: safethird org list")
    }
    return only
  }

  /// The member with an e-mail address.
  static func member(_ email: String, _ desk: CaseDesk) throws -> Member {
    guard let known = try desk.database.readNow({ try $0.credentials(email: email) }) else {
      throw Mistake("found no member with the address \(email); expected one from: safethird user list")
    }
    return known.member
  }
}
