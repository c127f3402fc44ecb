extension ModuleTable {
    /// The rows in reading order; each imports only from above. A row may await its target.
    static let farthing = ModuleTable(rows: [
        Row(target: "Identifiers", layer: .core, imports: []),
        Row(target: "Calendar", layer: .core, imports: []),
        Row(target: "StrictJSON", layer: .core, imports: []),
        Row(target: "Money", layer: .core, imports: []),
        Row(target: "Documents", layer: .core, imports: ["Money"]),
        Row(target: "Capture", layer: .core, imports: []),
        Row(target: "CLibXML2", layer: .core, imports: []),
        Row(
            target: "Banking",
            layer: .core,
            imports: plain.union(["CLibXML2", "Documents"])
        ),
        Row(target: "COpenSSL", layer: .core, imports: []),
        // Synchronization for locks: one scrypt at a time, since each takes 128 MiB, and a derived
        // key that is kept.
        Row(
            target: "Integrity",
            layer: .core,
            imports: ["COpenSSL", "Identifiers", "Synchronization"]
        ),
        Row(target: "Ledger", layer: .core, imports: plain),
        Row(target: "Policy", layer: .core, imports: plain.union(["Integrity"])),
        Row(
            target: "Approvals",
            layer: .core,
            imports: plain.union(["Capture", "Integrity", "Policy"])
        ),
        Row(
            target: "Journal",
            layer: .core,
            imports: plain.union(["Capture", "Integrity", "Ledger", "Policy", "Approvals"])
        ),
        Row(
            target: "Profiles",
            layer: .core,
            imports: plain.union([
                "StrictJSON", "Documents", "Integrity", "Ledger", "Policy", "Approvals", "Journal",
            ])
        ),
        // Synchronization for a lock: files are hashed on several cores.
        Row(
            target: "Evidence",
            layer: .core,
            imports: plain.union([
                "StrictJSON", "Documents", "Integrity", "Ledger", "Policy", "Approvals", "Journal",
                "Synchronization",
            ])
        ),
        Row(target: "Sampling", layer: .core, imports: ["Money", "Documents", "Integrity"]),
        Row(target: "Simulation", layer: .core, imports: ["Calendar", "StrictJSON"]),

        Row(target: "Store", layer: .operations, imports: core),
        // Synchronization for a lock: rule packs are read once for all threads that play commands.
        // Banking for the form of bank details and the file of a payment run.
        Row(
            target: "Operations",
            layer: .operations,
            imports: core.union(["Banking", "Store", "StrictJSON", "Synchronization"])
        ),

        Row(target: "CSQLite", layer: .shell, imports: []),
        Row(target: "Threads", layer: .shell, imports: ["Glibc", "Synchronization"]),
        Row(target: "CLinux", layer: .shell, imports: []),
        // Reading folders for the checker, which must not see the rest of the shell.
        Row(target: "FileSystem", layer: .shell, imports: system.union(["CLinux"])),
        Row(
            target: "StoreSQLite",
            layer: .shell,
            imports: core.union(system).union(["Store", "GRDB", "GRDBSQLite", "CSQLite"])
        ),
        Row(
            target: "Files",
            layer: .shell,
            imports: core.union(system).union([
                "Store", "Operations", "StrictJSON", "Threads", "FileSystem", "Yams",
            ])
        ),
        Row(target: "COpenSSLClient", layer: .shell, imports: []),
        // All that goes out to a network; it sees nothing else of ours.
        Row(
            target: "TimeStamping",
            layer: .shell,
            imports: system.union(["COpenSSLClient"])
        ),
        Row(target: "CPangoCairo", layer: .shell, imports: []),
        Row(target: "CXLSXWriter", layer: .shell, imports: []),
        // What is printed is a value of the core; the printers see nothing else of ours.
        // Synchronization for a lock: one paper at a time.
        Row(
            target: "Typesetting",
            layer: .shell,
            imports: ["Documents", "CPangoCairo", "Synchronization"]
        ),
        Row(
            target: "Spreadsheets",
            layer: .shell,
            imports: system.union(["Documents", "CXLSXWriter"])
        ),
        Row(
            target: "Printing",
            layer: .shell,
            imports: ["Documents", "Evidence", "Typesetting", "Spreadsheets"]
        ),
        Row(
            target: "CLI",
            layer: .shell,
            imports: core.union(system).union([
                "Banking", "Store", "Operations", "StrictJSON", "Simulation", "Threads",
                "FileSystem", "Files", "ArgumentParser",
            ])
        ),
        Row(
            target: "Bootstrap",
            layer: .shell,
            imports: core.union(system).union([
                "Store", "Operations", "StrictJSON", "FileSystem", "StoreSQLite", "Files", "CLI",
                "Documents", "TimeStamping", "GRDB", "GRDBSQLite", "Yams", "ArgumentParser",
            ])
        ),
        Row(
            target: "farthing",
            layer: .shell,
            imports: system.union(["CLI", "Bootstrap", "ArgumentParser"])
        ),
        Row(
            target: "FarthingPapers",
            layer: .shell,
            imports: system.union(["CLinux", "CLI", "Bootstrap", "Printing"])
        ),
        Row(
            target: "FarthingVerify",
            layer: .shell,
            imports: plain.union(system).union([
                "Integrity", "Evidence", "Sampling", "Threads", "FileSystem",
            ])
        ),
    ])

    /// What needs no cryptography.
    private static let plain: Set = ["Identifiers", "Calendar", "Money"]

    private static let core = plain.union([
        "Capture", "Integrity", "Ledger", "Policy", "Approvals", "Journal", "Profiles", "Evidence",
    ])

    /// What the shell may use of the platform.
    private static let system: Set = [
        "Foundation", "FoundationEssentials", "Glibc", "Dispatch", "Synchronization",
    ]
}
