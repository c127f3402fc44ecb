// swift-tools-version: 6.2
import PackageDescription

// Targets are listed in reading order: each imports only from above.
// SwiftPM does not keep that promise; Tests/ArchitectureTests does.
let package = Package(
    name: "farthing",
    products: [
        .executable(name: "farthing", targets: ["farthing"]),
        .executable(name: "farthing-papers", targets: ["FarthingPapers"]),
        .executable(name: "farthing-verify", targets: ["FarthingVerify"]),
    ],
    dependencies: [
        // An independent oracle for IntegrityTests; the product's cryptography is OpenSSL's.
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        // Reads the rule packs, in the shell only.
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        // Opens and guards the database's connections.
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        // Reads the command line.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        // The system's libcrypto.
        .systemLibrary(
            name: "COpenSSL",
            pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"])]
        ),
        // The system's libssl and the HTTP client of libcrypto, for the shell alone.
        .systemLibrary(
            name: "COpenSSLClient",
            pkgConfig: "libssl",
            providers: [.apt(["libssl-dev"])]
        ),
        // What Swift cannot call of the system's SQLite.
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        // What Swift cannot call of the system's C library.
        .systemLibrary(name: "CLinux"),
        // The system's libxml2: a bank's statements are written by somebody else.
        .systemLibrary(
            name: "CLibXML2",
            pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"])]
        ),

        // The system's pango and cairo, which set text and draw pages.
        .systemLibrary(
            name: "CPangoCairo",
            pkgConfig: "pangocairo",
            providers: [.apt(["libpango1.0-dev"])]
        ),
        // The system's libxlsxwriter.
        .systemLibrary(name: "CXLSXWriter", providers: [.apt(["libxlsxwriter-dev"])]),

        // The core: pure, synchronous; no clock, no randomness, no input or output.
        .target(name: "Identifiers"),
        .target(name: "Calendar"),
        .target(name: "StrictJSON"),
        .target(name: "Money"),
        .target(name: "Documents", dependencies: ["Money"]),
        // Files that come in as evidence: recognised, and written anew without what is no evidence.
        .target(name: "Capture"),
        // A bank's statement read and matched with our payments, and the file that asks it to pay.
        .target(
            name: "Banking",
            dependencies: ["CLibXML2", "Identifiers", "Calendar", "Money", "Documents"]
        ),
        .target(name: "Integrity", dependencies: ["COpenSSL", "Identifiers"]),
        .target(name: "Ledger", dependencies: ["Identifiers", "Calendar", "Money"]),
        .target(
            name: "Policy",
            dependencies: ["Identifiers", "Calendar", "Money", "Integrity"]
        ),
        .target(
            name: "Approvals",
            dependencies: ["Identifiers", "Calendar", "Money", "Capture", "Integrity", "Policy"]
        ),
        .target(
            name: "Journal",
            dependencies: [
                "Identifiers", "Calendar", "Money", "Capture", "Integrity", "Ledger", "Policy",
                "Approvals",
            ]
        ),
        // What funders and other programs want to be given, as data.
        .target(
            name: "Profiles",
            dependencies: [
                "Identifiers", "Calendar", "StrictJSON", "Money", "Documents", "Integrity",
                "Ledger", "Policy", "Approvals", "Journal",
            ]
        ),
        .target(
            name: "Evidence",
            dependencies: [
                "Identifiers", "Calendar", "StrictJSON", "Money", "Documents", "Integrity",
                "Ledger", "Policy", "Approvals", "Journal",
            ],
            // The page's style and script, each in its own language, as bytes of the program.
            resources: [
                .embedInCode("Pages/index.css"), .embedInCode("Pages/index.js"),
            ]
        ),

        // Drawing from a pack's list and reckoning with what was found: for auditors, who need
        // nothing else of ours.
        .target(name: "Sampling", dependencies: ["Money", "Documents", "Integrity"]),

        // A made-up programme of several years, as commands: the same for the same seed.
        .target(name: "Simulation", dependencies: ["Calendar", "StrictJSON"]),

        // The ports and the use cases.
        .target(
            name: "Store",
            dependencies: [
                "Identifiers", "Calendar", "Money", "Integrity", "Ledger", "Policy", "Approvals",
                "Journal",
            ]
        ),
        .target(
            name: "Operations",
            dependencies: [
                "Identifiers", "Calendar", "StrictJSON", "Money", "Banking", "Capture",
                "Integrity", "Ledger", "Policy", "Approvals", "Journal", "Profiles", "Evidence",
                "Store",
            ]
        ),

        // The shell: engines, files and faces.
        .target(name: "Threads"),
        .target(name: "FileSystem", dependencies: ["CLinux"]),
        .target(
            name: "StoreSQLite",
            dependencies: [
                "Identifiers", "Calendar", "Money", "Integrity", "Ledger", "Policy", "Approvals",
                "Journal", "Store", "CSQLite",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]
        ),
        .target(
            name: "Files",
            dependencies: [
                "Identifiers", "Calendar", "StrictJSON", "Money", "Capture", "Integrity", "Ledger",
                "Policy", "Journal", "Profiles", "Evidence", "Operations", "Threads", "FileSystem",
                .product(name: "Yams", package: "Yams"),
            ]
        ),
        // Asking a time-stamping authority: all that goes out to a network.
        .target(name: "TimeStamping", dependencies: ["COpenSSLClient"]),
        .target(name: "Typesetting", dependencies: ["Documents", "CPangoCairo"]),
        .target(name: "Spreadsheets", dependencies: ["Documents", "CXLSXWriter"]),
        .target(
            name: "Printing",
            dependencies: ["Documents", "Evidence", "Typesetting", "Spreadsheets"]
        ),
        .target(
            name: "CLI",
            dependencies: [
                "Identifiers", "Calendar", "StrictJSON", "Money", "Integrity", "Ledger", "Policy",
                "Approvals", "Journal", "Profiles", "Banking", "Evidence", "Store", "Operations",
                "Simulation", "Threads", "FileSystem", "Files",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .target(
            name: "Bootstrap",
            dependencies: [
                "Identifiers", "Calendar", "Integrity", "Policy", "Journal", "Evidence", "Store",
                "Operations", "FileSystem", "StoreSQLite", "Files", "TimeStamping", "CLI",
            ]
        ),
        .executableTarget(name: "farthing", dependencies: ["CLI", "Bootstrap"]),
        // The same with the printers, which would double the time that every command takes to start.
        .executableTarget(
            name: "FarthingPapers",
            dependencies: ["CLinux", "CLI", "Bootstrap", "Printing"]
        ),
        .executableTarget(
            name: "FarthingVerify",
            dependencies: [
                "Calendar", "Money", "Integrity", "Evidence", "Sampling", "Threads", "FileSystem",
            ]
        ),

        // What tests share, and the rules that every source keeps.
        .target(name: "_TestSupport", path: "Tests/_TestSupport"),
        .testTarget(name: "TestSupportTests", dependencies: ["_TestSupport"]),
        .testTarget(name: "ArchitectureTests"),

        // The tests, one target for each source target.
        .testTarget(name: "IdentifiersTests", dependencies: ["Identifiers"]),
        .testTarget(name: "CalendarTests", dependencies: ["Calendar"]),
        .testTarget(name: "StrictJSONTests", dependencies: ["StrictJSON"]),
        .testTarget(name: "MoneyTests", dependencies: ["Money", "_TestSupport"]),
        .testTarget(name: "DocumentsTests", dependencies: ["Documents"]),
        .testTarget(
            name: "CaptureTests",
            dependencies: ["Capture", "_TestSupport"],
            exclude: ["Samples", "Snapshots"]
        ),
        .testTarget(
            name: "BankingTests",
            dependencies: [
                "Banking", "Identifiers", "Calendar", "Money", "Documents", "_TestSupport",
            ],
            exclude: ["Samples", "Snapshots"]
        ),
        .testTarget(
            name: "IntegrityTests",
            dependencies: [
                "Integrity", "Identifiers", "_TestSupport",
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        .testTarget(
            name: "LedgerTests",
            dependencies: ["Identifiers", "Calendar", "Money", "Ledger", "_TestSupport"],
            exclude: ["Rows"]
        ),
        .testTarget(
            name: "PolicyTests",
            dependencies: ["Policy", "Identifiers", "Calendar", "Money", "Integrity"]
        ),
        .testTarget(
            name: "ApprovalsTests",
            dependencies: [
                "Approvals", "Identifiers", "Calendar", "Money", "Integrity", "Policy",
            ]
        ),
        .testTarget(
            name: "JournalTests",
            dependencies: [
                "Journal", "Identifiers", "Calendar", "Money", "Capture", "Integrity", "Ledger",
                "Policy", "Approvals", "_TestSupport",
            ]
        ),
        .testTarget(
            name: "EvidenceTests",
            dependencies: [
                "Evidence", "Capture", "Documents", "Journal", "Identifiers", "Calendar", "Money",
                "Integrity",
                "Ledger",
                "Policy", "Approvals", "_TestSupport",
            ],
            exclude: ["SamplePack"]
        ),
        .testTarget(
            name: "ProfilesTests",
            dependencies: ["Profiles", "Identifiers", "Calendar", "Integrity", "Journal"]
        ),
        .testTarget(
            name: "SamplingTests",
            dependencies: ["Sampling", "Integrity", "_TestSupport"]
        ),
        .testTarget(
            name: "SimulationTests",
            dependencies: ["Simulation", "Calendar", "StrictJSON"]
        ),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "Store", "StoreSQLite", "Journal", "Identifiers", "Calendar", "Money", "Capture",
                "Integrity", "Ledger", "Policy", "Approvals", "_TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]
        ),
        .testTarget(
            name: "OperationsTests",
            dependencies: [
                "Operations", "Store", "StoreSQLite", "Files", "Evidence", "Journal",
                "Identifiers", "Calendar", "StrictJSON", "Money", "Banking", "Capture",
                "Integrity", "Ledger", "Policy", "Approvals", "_TestSupport",
            ]
        ),
        .testTarget(name: "ThreadsTests", dependencies: ["Threads"]),
        .testTarget(
            name: "FilesTests",
            dependencies: [
                "Files", "FileSystem", "StrictJSON", "Profiles", "Evidence", "Operations",
                "Policy", "Journal", "Identifiers", "Calendar", "Money", "Capture", "Integrity",
            ]
        ),
        .testTarget(
            name: "TimeStampingTests",
            dependencies: ["TimeStamping", "Integrity", "_TestSupport"]
        ),
        .testTarget(name: "TypesettingTests", dependencies: ["Typesetting", "Documents"]),
        .testTarget(name: "SpreadsheetsTests", dependencies: ["Spreadsheets", "Documents"]),
        .testTarget(
            name: "CLITests",
            dependencies: [
                "CLI", "Bootstrap", "Printing", "Files", "FileSystem", "StrictJSON", "Calendar",
                "Documents", "Integrity",
                "_TestSupport",
            ],
            exclude: ["Snapshots"]
        ),
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
