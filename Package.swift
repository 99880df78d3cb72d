// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

// The rooms and the direction of their imports are described in docs/guide/rooms.md; `.ci/run` checks them.
let package = Package(
  name: "safethird",
  products: [
    .library(name: "Kleene", targets: ["Kleene"]),
    .library(name: "CEL", targets: ["CEL"]),
    .executable(name: "safethird", targets: ["safethird"]),
    .executable(name: "cel-conformance", targets: ["cel-conformance"]),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-nio", from: "2.83.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .target(name: "Kleene", swiftSettings: settings),
    .target(
      name: "CEL", dependencies: ["Kleene"], exclude: ["README.md", "Unicode/generate.py"], swiftSettings: settings),
    .target(name: "Register", swiftSettings: settings),
    .target(name: "Geography", swiftSettings: settings),
    // Its own declarations of what glibc hides (Sources/Spawn/shim.h).
    .systemLibrary(name: "Spawn"),
    .target(name: "Programs", dependencies: ["Spawn"], swiftSettings: settings),
    .target(name: "Record", dependencies: ["Register"], swiftSettings: settings),
    .target(
      name: "RegisterFiles",
      dependencies: ["Register", .product(name: "Yams", package: "Yams")], swiftSettings: settings),
    .target(name: "Safeguards", dependencies: ["Kleene", "CEL", "Register"], swiftSettings: settings),
    .target(name: "ColumnKernels"),
    .target(
      name: "Survey", dependencies: ["ColumnKernels", "Kleene", "CEL", "Register", "Safeguards"],
      swiftSettings: settings),
    .target(
      name: "Pages", dependencies: ["Kleene", "CEL", "Register", "Record", "Geography", "Safeguards"],
      swiftSettings: settings),
    .target(
      name: "Exports",
      dependencies: ["Register", "Record", "Geography", "Pages", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: settings),
    .target(
      name: "PublicWeb",
      dependencies: [
        "Register", "RegisterFiles", "Safeguards", "Pages", "ZLib",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"), .product(name: "Crypto", package: "swift-crypto"),
      ], swiftSettings: settings),
    .target(
      name: "Sealing",
      dependencies: [
        .product(name: "Crypto", package: "swift-crypto"), .product(name: "CryptoExtras", package: "swift-crypto"),
      ], exclude: ["Passwords/Common/common-words.py"], swiftSettings: settings),
    // Headers alone: the library is looked for at run time (Sources/QREncode/shim.h), so no pkg-config, which would link it.
    .systemLibrary(name: "QREncode", providers: [.apt(["libqrencode-dev"])]),
    .target(name: "QRCode", dependencies: ["QREncode"], swiftSettings: settings),
    .target(name: "Desks", dependencies: ["Register"], swiftSettings: settings),
    .target(
      name: "Reception", dependencies: ["Kleene", "CEL", "Register", "Safeguards", "Desks"], swiftSettings: settings),
    .target(
      name: "ReceptionYear", dependencies: ["Kleene", "Desks", "Reception", "Register", "Safeguards"],
      swiftSettings: settings),
    .target(
      name: "DeskSQLite",
      dependencies: ["Desks", "Reception", "Register", "Sealing", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: settings),
    // Its own declarations: the library is looked for when something is sent (Sources/CurlLibrary/shim.h).
    .systemLibrary(name: "CurlLibrary"),
    .target(
      name: "Casework",
      dependencies: [
        "CurlLibrary", "DeskSQLite", "Desks", "Pages", "Programs", "Register", "RegisterFiles", "Safeguards", "Sealing",
        "Survey",
      ],
      swiftSettings: settings),
    .target(
      name: "ReceptionWork",
      dependencies: [
        "Casework", "DeskSQLite", "Desks", "Kleene", "Pages", "Reception", "Register", "RegisterFiles", "Safeguards",
        "Sealing",
      ], swiftSettings: settings),
    .target(
      name: "DeskWeb",
      dependencies: [
        "Casework", "DeskSQLite", "Desks", "Kleene", "Pages", "PublicWeb", "QRCode", "Reception", "ReceptionWork",
        "Register", "RegisterFiles", "Safeguards", "Sealing",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "HTTPTypes", package: "swift-http-types"),
      ], swiftSettings: settings),
    .systemLibrary(name: "Malloc"),
    .systemLibrary(name: "ZLib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "BuiltInRegister", exclude: ["README.md"], swiftSettings: settings, plugins: ["PackRegister"]),
    .executableTarget(
      name: "safethird",
      dependencies: [
        "CEL", "Register", "RegisterFiles", "Record", "Geography", "Safeguards", "Pages", "Exports", "PublicWeb",
        "BuiltInRegister", "Survey", "Malloc", "Casework", "DeskSQLite", "Desks", "DeskWeb", "Reception",
        "ReceptionYear", "Sealing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings + [
        .unsafeFlags(["-static-stdlib"], .when(platforms: [.linux], configuration: .release))
      ],
      // The program runs on machines without Swift, and starts in half the time.
      linkerSettings: [.unsafeFlags(["-static-stdlib"], .when(platforms: [.linux], configuration: .release))]),
    .executableTarget(name: "cel-conformance", dependencies: ["CEL"], swiftSettings: settings),
    .executableTarget(
      name: "pack-register", dependencies: ["Geography", "Programs", "Register", "RegisterFiles"],
      swiftSettings: settings),
    .executableTarget(
      name: "CheckBenchmark",
      dependencies: ["CEL", "Register", "RegisterFiles", "Safeguards", "Pages", "BuiltInRegister"],
      path: "Benchmarks/CheckBenchmark", swiftSettings: settings),
    .executableTarget(
      name: "SurveyBenchmark",
      dependencies: ["CEL", "Register", "RegisterFiles", "Safeguards", "Survey"],
      path: "Benchmarks/SurveyBenchmark", swiftSettings: settings),
    .executableTarget(
      name: "DeskBenchmark",
      dependencies: [
        "CEL", "Casework", "DeskSQLite", "Desks", "Sealing", "Register", "RegisterFiles", "Safeguards", "Pages",
        "BuiltInRegister",
      ],
      path: "Benchmarks/DeskBenchmark", swiftSettings: settings),
    .executableTarget(
      name: "ScheduleBenchmark", dependencies: ["Reception", "Register", "RegisterFiles", "Safeguards", "Desks"],
      path: "Benchmarks/ScheduleBenchmark", swiftSettings: settings),
    .executableTarget(
      name: "ReceptionBenchmark",
      dependencies: [
        "BuiltInRegister", "CEL", "Casework", "DeskSQLite", "Desks", "Kleene", "Pages", "Reception", "ReceptionWork",
        "Register", "RegisterFiles", "Safeguards", "Sealing",
      ],
      path: "Benchmarks/ReceptionBenchmark", swiftSettings: settings),
    .plugin(name: "PackRegister", capability: .buildTool(), dependencies: ["pack-register"]),

    // Registers with invented States, written out or made by chance.
    .target(
      name: "TestRegisters", dependencies: ["CEL", "Register", "RegisterFiles", "Safeguards"], path: "Tests/Support",
      swiftSettings: settings),
    .target(name: "TestWire", path: "Tests/Wire", swiftSettings: settings),
    .target(
      name: "TestDesks",
      dependencies: [
        "Casework", "DeskSQLite", "Desks", "Pages", "Register", "Sealing", "TestRegisters",
      ], path: "Tests/Desks", swiftSettings: settings),
    // A language that nobody speaks, and what of a page is not in it.
    .target(
      name: "TestLanguages", dependencies: ["Pages", "RegisterFiles"], path: "Tests/Languages", swiftSettings: settings),
    .testTarget(name: "KleeneTests", dependencies: ["Kleene"], swiftSettings: settings),
    .testTarget(
      name: "CELTests", dependencies: ["CEL", "Kleene", "cel-conformance", "Programs"],
      exclude: ["Differential", "messages.txt", "unknowns.json"],
      swiftSettings: settings),
    .testTarget(name: "ConformanceTests", dependencies: ["cel-conformance"], swiftSettings: settings),
    .testTarget(
      name: "GeographyTests", dependencies: ["Geography"], exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(name: "RegisterTests", dependencies: ["Register"], swiftSettings: settings),
    .testTarget(
      name: "RecordTests",
      dependencies: ["Record", "Pages", "Register", "RegisterFiles", "Safeguards", "CEL"],
      swiftSettings: settings),
    .testTarget(
      name: "RegisterFilesTests", dependencies: ["RegisterFiles", "Register", "Safeguards", "CEL", "Kleene"],
      swiftSettings: settings),
    .testTarget(
      name: "SafeguardsTests",
      dependencies: ["Safeguards", "CEL", "Kleene", "Register", "RegisterFiles", "TestRegisters"],
      swiftSettings: settings),
    .testTarget(
      name: "SurveyTests",
      dependencies: ["Survey", "Safeguards", "CEL", "Kleene", "Register", "RegisterFiles", "TestRegisters"],
      swiftSettings: settings),
    .testTarget(
      name: "ExportsTests", dependencies: ["Exports", "Geography", "Register", "RegisterFiles"],
      swiftSettings: settings),
    .testTarget(
      name: "PagesTests", dependencies: ["Pages", "Safeguards", "Register", "RegisterFiles"],
      swiftSettings: settings),
    .testTarget(
      name: "PublicWebTests",
      dependencies: [
        "TestWire", "TestLanguages", "PublicWeb", "Pages", "Register", "RegisterFiles", "Safeguards", "CEL",
        "Geography",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "CaseworkTests",
      dependencies: [
        "TestDesks", "Casework", "DeskSQLite", "Desks", "Sealing", "Pages", "Programs", "Register", "RegisterFiles",
        "Safeguards", "TestRegisters", .product(name: "GRDB", package: "GRDB.swift"),
      ], swiftSettings: settings),
    .testTarget(
      name: "ReceptionWorkTests",
      dependencies: [
        "Casework", "DeskSQLite", "Desks", "Kleene", "Reception", "ReceptionWork", "Sealing", "Pages", "Register",
        "RegisterFiles", "Safeguards", "TestDesks", "TestRegisters", .product(name: "GRDB", package: "GRDB.swift"),
      ], swiftSettings: settings),
    .testTarget(
      name: "DeskWebTests",
      dependencies: [
        "TestWire", "TestLanguages",
        "Casework", "DeskSQLite", "DeskWeb", "Desks", "Sealing", "Pages", "PublicWeb", "Reception", "ReceptionWork",
        "Register", "TestRegisters",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ], swiftSettings: settings),
    .testTarget(
      name: "ReceptionTests",
      dependencies: [
        "Kleene", "Reception", "Register", "RegisterFiles", "Safeguards", "Desks", "Programs", "TestRegisters",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ReceptionYearTests",
      dependencies: [
        "Kleene", "CEL", "Reception", "ReceptionYear", "Register", "RegisterFiles", "Safeguards", "Desks",
      ],
      swiftSettings: settings),
    .testTarget(name: "ProgramsTests", dependencies: ["Programs"], swiftSettings: settings),
    .testTarget(name: "SealingTests", dependencies: ["Sealing"], swiftSettings: settings),
    .testTarget(name: "QRCodeTests", dependencies: ["QRCode", "Programs"], swiftSettings: settings),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "Safeguards", "Register", "RegisterFiles", "Programs", .product(name: "Yams", package: "Yams"),
      ],
      exclude: ["Golden"],
      swiftSettings: settings),
    .testTarget(name: "DocumentationTests", swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
