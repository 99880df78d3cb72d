internal import BuiltInRegister
internal import Exports
internal import Foundation
internal import Geography
internal import Pages

/// The export as files that the site hands out, with what its own description says of them.
enum Downloads {
  static func of(_ loaded: LoadedRegister, _ outlines: Outlines?) -> [Download] {
    guard let outlines else { return [] }
    let files = RegisterExport(
      corpus: loaded.corpus, outlines: outlines, digest: loaded.digest, engine: engineVersion
    ).files
    let described = files.last.flatMap {
      try? JSONSerialization.jsonObject(with: Data($0.text.utf8)) as? [String: Any]
    }
    let resources = described?["resources"] as? [[String: Any]] ?? []
    return files.map { file in
      let resource = resources.first { $0["path"] as? String == file.name }
      return Download(
        name: file.name, title: resource?["title"] as? String ?? "Description of all files (Data Package)",
        contentType: resource?["mediatype"] as? String ?? "application/json", body: Array(file.text.utf8))
    }
  }
}
