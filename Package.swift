// swift-tools-version:6.2
import PackageDescription

/// `make check` sets SIGHTLINE_STRICT; a newer compiler's new warnings do not stop anybody else's build.
let isStrict = Context.environment["SIGHTLINE_STRICT"] == "1"

let settings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + (isStrict ? [.treatAllWarnings(as: .error)] : [])

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")

let package = Package(
    name: "sightline",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "sightline", targets: ["sightline"])
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Floor 0: rules and values; two database engines; files people open.
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CXLSX", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CQRencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
        .target(name: "Domain", swiftSettings: settings),
        .target(
            name: "Storage",
            dependencies: ["CPostgres", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: settings),
        .target(
            name: "Documents",
            dependencies: ["CXLSX", "CZip", "CQRencode", .product(name: "Subprocess", package: "swift-subprocess")],
            swiftSettings: settings),
        .target(
            name: "Packs", path: "Packs",
            resources: [.copy("calendar"), .copy("question-sets"), .copy("screening"), .copy("scrutiny")],
            swiftSettings: settings),

        // Floor 1
        .target(
            name: "Platform",
            dependencies: [
                "Domain", "Storage", "Documents", "Packs", "CCurl", hummingbird, mustache, logging, crypto,
                cryptoExtras,
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            resources: [.copy("Templates"), .copy("Assets")],
            swiftSettings: settings),

        // Floor 2
        .target(
            name: "Partnership",
            dependencies: [
                "Domain", "Storage", "Documents", "Platform", hummingbird, mustache, logging,
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            resources: [.copy("Templates")],
            swiftSettings: settings),

        // Floor 3
        .target(
            name: "Questions",
            dependencies: [
                "Domain", "Storage", "Documents", "Packs", "Platform", "Partnership", hummingbird, mustache, logging,
                .product(name: "Yams", package: "Yams"),
            ],
            resources: [.copy("Templates")],
            swiftSettings: settings),

        // Floor 4
        .target(
            name: "Learning",
            dependencies: [
                "Domain", "Storage", "Documents", "Platform", "Partnership", "Questions", hummingbird, mustache,
                logging,
            ],
            resources: [.copy("Templates")],
            swiftSettings: settings),

        // Floor 5
        .target(
            name: "Scrutiny",
            dependencies: [
                "Domain", "Storage", "Documents", "Packs", "Platform", "Partnership", "Questions", "Learning",
                hummingbird,
                mustache, logging, .product(name: "Yams", package: "Yams"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            resources: [.copy("Templates")],
            swiftSettings: settings),

        // Floor 6
        .target(
            name: "Demonstration",
            dependencies: [
                "Domain", "Storage", "Documents", "Platform", "Partnership", "Questions", "Learning", "Scrutiny",
            ],
            resources: [.copy("Data")],
            swiftSettings: settings),
        .executableTarget(
            name: "sightline",
            dependencies: [
                "Domain", "Storage", "Documents", "Packs", "Platform", "Partnership", "Questions", "Learning",
                "Scrutiny", "Demonstration", hummingbird, logging, crypto,
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
            ],
            swiftSettings: settings),

        // Benchmarks: what `make bench` measures the program against.
        .executableTarget(
            name: "bare", dependencies: [hummingbird, logging], path: "Benchmarks/Bare", swiftSettings: settings),
        .executableTarget(
            name: "sealing", dependencies: [crypto, cryptoExtras], path: "Benchmarks/Sealing", swiftSettings: settings),
        .executableTarget(
            name: "engine", dependencies: ["Storage"], path: "Benchmarks/Engine", swiftSettings: settings),

        // Tests
        .target(name: "StorageTestSupport", dependencies: ["Storage"], swiftSettings: settings),
        .target(
            name: "TestSupport",
            dependencies: [
                "Domain", "Storage", "StorageTestSupport", "Platform", "Partnership", "Questions", "Learning",
                "Scrutiny", hummingbird, logging,
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: settings),
        .testTarget(name: "DomainTests", dependencies: ["Domain"], swiftSettings: settings),
        .testTarget(name: "StorageTests", dependencies: ["Storage", "StorageTestSupport"], swiftSettings: settings),
        .testTarget(name: "DocumentsTests", dependencies: ["Documents"], swiftSettings: settings),
        .testTarget(name: "PlatformTests", dependencies: ["Platform", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "PartnershipTests", dependencies: ["Partnership", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "QuestionsTests", dependencies: ["Questions", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "LearningTests", dependencies: ["Learning", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "ScrutinyTests", dependencies: ["Scrutiny", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "DemonstrationTests", dependencies: ["Demonstration", "TestSupport"], swiftSettings: settings),
    ]
)
