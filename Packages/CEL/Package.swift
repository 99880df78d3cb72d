// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

// CEL alone, for packages that want nothing else of SafeThird fetched or built. The sources are those of the package
// around it, through links.
let package = Package(
  name: "CEL",
  products: [
    .library(name: "Kleene", targets: ["Kleene"]),
    .library(name: "CEL", targets: ["CEL"]),
  ],
  targets: [
    .target(name: "Kleene", swiftSettings: settings),
    .target(
      name: "CEL", dependencies: ["Kleene"], exclude: ["README.md", "Unicode/generate.py"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
