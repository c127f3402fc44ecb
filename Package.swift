// swift-tools-version: 6.2
import PackageDescription

// Targets are listed in reading order: each imports only from above.
// SwiftPM does not keep that promise; Tests/ArchitectureTests does.
let package = Package(
    name: "farthing",
    targets: [
        // The core: pure, synchronous; no clock, no randomness, no input or output.
        .target(name: "Identifiers"),
        .target(name: "Calendar"),

        // The tests, one target for each source target.
        .testTarget(name: "IdentifiersTests", dependencies: ["Identifiers"]),
        .testTarget(name: "CalendarTests", dependencies: ["Calendar"]),
    ],
    swiftLanguageModes: [.v6]
)

// Every target keeps the same strict settings.
for target in package.targets where target.type != .system {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .treatAllWarnings(as: .error),
        ]
}
