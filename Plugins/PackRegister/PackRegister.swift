import Foundation
import PackagePlugin

/// Packs the register, the outlines, the time zones and the lists of codes into Swift source before each build of `BuiltInRegister`.
@main
struct PackRegister: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let register = root.appending(path: "register")
    let outlines = root.appending(path: "data/countries-110m.geojson")
    let output = context.pluginWorkDirectoryURL.appending(path: "PackedText.swift")
    let lists = root.appending(path: "data/lists")
    var inputs = [outlines, lists.appending(path: "isco-08.tsv"), lists.appending(path: "needs.tsv")]
    if let walker = FileManager.default.enumerator(at: register, includingPropertiesForKeys: nil) {
      for case let file as URL in walker where file.pathExtension == "yaml" { inputs.append(file) }
    }
    return [
      .buildCommand(
        displayName: "Packing the register", executable: try context.tool(named: "pack-register").url,
        arguments: [register.path, outlines.path, lists.path, output.path],
        inputFiles: inputs.sorted { $0.path < $1.path }, outputFiles: [output])
    ]
  }
}
