// swift-tools-version: 6.2
import PackageDescription

/// Rules every target is compiled under: a warning fails the build, and a file says which of its
/// imports leak into its face.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Whether the package is what is fuzzed: that needs a runtime that an ordinary build does not have, and
/// `.scripts/fuzz` asks for it.
let isFuzzed = Context.environment["NEWSREAD_FUZZING"] != nil

let programDependencies: [Target.Dependency] = [
  "Articles", "Catalog", "Screen", "Reader", "State", "Terminal",
  .product(name: "ArgumentParser", package: "swift-argument-parser"),
]

/// The program, which another one can only be made of as a library, with its own beginning out of the way.
let program: Target =
  isFuzzed
  ? .target(
    name: "newsread", dependencies: programDependencies, resources: [.embedInCode("Guide")],
    swiftSettings: strict + [
      .unsafeFlags(["-Xfrontend", "-entry-point-function-name", "-Xfrontend", "newsread_main"])
    ])
  : .executableTarget(
    name: "newsread", dependencies: programDependencies, resources: [.embedInCode("Guide")],
    swiftSettings: strict)

let package = Package(
  name: "newsread",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "newsread", targets: ["newsread"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    .target(name: "Articles", swiftSettings: strict),
    .target(name: "Catalog", dependencies: ["Articles"], swiftSettings: strict),
    .target(name: "Screen", swiftSettings: strict),
    .target(
      name: "Reader", dependencies: ["Articles", "Catalog", "Screen"], swiftSettings: strict),
    .target(
      name: "State",
      dependencies: ["Articles", "Catalog", .product(name: "GRDB", package: "GRDB.swift")],
      exclude: ["Linking"], swiftSettings: strict,
      linkerSettings: [
        .unsafeFlags(
          ["-L\(Context.packageDirectory)/Sources/State/Linking"],
          .when(platforms: [.linux], configuration: .release))
      ]),
    .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw")]),
    .target(name: "Terminal", dependencies: ["Screen", "CNcurses"], swiftSettings: strict),
    program,
    .testTarget(name: "ArticlesTests", dependencies: ["Articles"], swiftSettings: strict),
    .testTarget(
      name: "CatalogTests", dependencies: ["Articles", "Catalog"], swiftSettings: strict),
    .testTarget(name: "ScreenTests", dependencies: ["Screen"], swiftSettings: strict),
    .testTarget(
      name: "ReaderTests", dependencies: ["Articles", "Catalog", "Screen", "Reader"],
      swiftSettings: strict),
    .testTarget(
      name: "StateTests",
      dependencies: [
        "Articles", "Catalog", "State", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "TerminalTests", dependencies: ["Screen", "Terminal"], swiftSettings: strict),
    .testTarget(
      name: "NewsreadTests",
      dependencies: ["newsread", "Articles", "Catalog", "Reader", "Screen", "State"],
      exclude: ["Screens"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

#if os(Linux)
  // Reads what a program has used from /proc, so it is built only where there is one.
  package.targets += [
    .executableTarget(
      name: "newsread-benchmark",
      dependencies: [
        "Screen", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/Benchmark", swiftSettings: strict),
    .testTarget(
      name: "BenchmarkTests", dependencies: ["newsread-benchmark"], swiftSettings: strict),
  ]
#endif

if isFuzzed {
  package.products = []
  package.targets.removeAll { $0.isTest }
  package.targets.append(
    .executableTarget(
      name: "Fuzzing",
      dependencies: ["Articles", "Catalog", "Screen", "Reader", "State", "Terminal", "newsread"],
      path: "Tests/Fuzzing", exclude: ["Seeds"], swiftSettings: strict))
}
