// swift-tools-version: 6.1
import PackageDescription

// Apart from the package around it, so that measuring builds nothing else.
let package = Package(
  name: "Benchmarks",
  dependencies: [.package(path: "../Packages/CEL")],
  targets: [
    .executableTarget(
      name: "CELBenchmark", dependencies: [.product(name: "CEL", package: "CEL")], path: "CELBenchmark",
      swiftSettings: [.enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility")])
  ],
  swiftLanguageModes: [.v6]
)
