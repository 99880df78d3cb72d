// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

// Apart from the package around it, so that measuring builds nothing else.
let package = Package(
  name: "Benchmarks",
  products: [.library(name: "CELPython", type: .dynamic, targets: ["CELPython"])],
  dependencies: [.package(path: "../Packages/CEL")],
  targets: [
    .target(
      name: "Conditions", dependencies: [.product(name: "CEL", package: "CEL")], path: "Conditions",
      swiftSettings: settings),
    .executableTarget(
      name: "CELBenchmark", dependencies: ["Conditions", .product(name: "CEL", package: "CEL")],
      path: "CELBenchmark", swiftSettings: settings),
    .target(
      name: "CELPython", dependencies: ["Conditions", .product(name: "CEL", package: "CEL")], path: "CELPython",
      exclude: ["celpython.c"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
