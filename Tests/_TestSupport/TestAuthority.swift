import Foundation

/// A time-stamping authority of RFC 3161 that `openssl` makes for a test: it says what it is told
/// to, at any moment, and signs it.
public struct TestAuthority: Sendable {
    /// Whose certificate signs.
    public enum Signer: String, CaseIterable, Sendable {
        /// In force from 2026 to the end of 2027, for time-stamping alone.
        case proper
        /// In force in 2025, which is over.
        case expired
        /// For no purpose in particular.
        case withoutPurpose
        /// For time-stamping among other things.
        case withOtherPurposes
        /// For time-stamping, but a reader may pass that over.
        case notCritical
    }

    private let folder: URL

    /// One for all tests of a run.
    public static let shared = Result { try TestAuthority() }

    private init() throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "farthing-authority-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in Self.files { try write(name, Array(text.utf8)) }
        for name in ["root", "other"] + Signer.allCases.map(\.rawValue) {
            try openssl(
                "req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout \(name).key "
                    + "-out \(name).csr -subj /CN=\(name)"
            )
        }
        for name in ["root", "other"] {
            try openssl(
                "ca \(Self.ca) -selfsign -keyfile \(name).key -in \(name).csr "
                    + "-out \(name).pem -startdate 20200101000000Z -enddate 20490101000000Z "
                    + "-extensions authority"
            )
        }
        for signer in Signer.allCases {
            let (name, year) = (signer.rawValue, signer == .expired ? 2025 : 2026)
            let ends = signer == .expired ? "20260101000000Z" : "20280101000000Z"
            try openssl(
                "ca \(Self.ca) -keyfile root.key -cert root.pem -in \(name).csr "
                    + "-out \(name).pem -startdate \(year)0101000000Z -enddate \(ends) "
                    + "-extensions \(name)"
            )
        }
    }

    private static let ca = "-batch -config ca.cnf -notext -md sha256"

    private static let files = [
        "index.txt": "", "serial": "01\n", "index.txt.attr": "unique_subject = no\n",
        "ca.cnf": """
        [ca]
        default_ca = here
        [here]
        database = index.txt
        serial = serial
        new_certs_dir = .
        policy = any
        [any]
        commonName = supplied
        [authority]
        basicConstraints = critical, CA:true
        keyUsage = critical, keyCertSign
        [proper]
        extendedKeyUsage = critical, timeStamping
        [expired]
        extendedKeyUsage = critical, timeStamping
        [withoutPurpose]
        basicConstraints = CA:false
        [withOtherPurposes]
        extendedKeyUsage = critical, timeStamping, clientAuth
        [notCritical]
        extendedKeyUsage = timeStamping

        """,
    ]

    /// The certificate that vouches for those that sign, as PEM.
    public var root: [UInt8] { get throws { try read("root.pem") } }
    /// One that vouches for nobody.
    public var otherRoot: [UInt8] { get throws { try read("other.pem") } }
    /// The certificate that signs, as PEM.
    public func certificate(_ signer: Signer) throws -> [UInt8] { try read("\(signer).pem") }

    /// A response that stamps 32 bytes as SHA-256.
    ///
    /// - Parameters:
    ///   - moment: As `20260606120000Z`.
    ///   - nonce: The number of the request.
    ///   - status: 0 for granted.
    ///   - algorithm: The last byte of the digest's object identifier: 1 for SHA-256.
    public func response(
        stamping imprint: [UInt8],
        at moment: String = "20260606120000Z",
        nonce: [UInt8]? = nil,
        status: UInt8 = 0,
        algorithm: UInt8 = 1,
        signedBy signer: Signer = .proper
    ) throws -> [UInt8] {
        let method = Self.der(0x30, Self.digest + [algorithm], [0x05, 0x00])
        let content = Self.der(
            0x30,
            [0x02, 0x01, 0x01],
            [0x06, 0x04, 0x2A, 0x03, 0x04, 0x01],
            Self.der(0x30, method, Self.der(0x04, imprint)),
            [0x02, 0x02, 0x0F, 0x27],
            Self.der(0x18, Array(moment.utf8)),
            nonce.map { Self.der(0x02, $0) } ?? []
        )
        let name = UUID().uuidString
        try write(name, content)
        try openssl(
            "cms -sign -binary -nodetach -nosmimecap -cades -md sha256 -outform DER -econtent_type "
                + "1.2.840.113549.1.9.16.1.4 -in \(name) -signer \(signer).pem "
                + "-inkey \(signer).key -out \(name).out"
        )
        let token = status < 2 ? try read("\(name).out") : []
        return Self.der(0x30, Self.der(0x30, [0x02, 0x01, status]), token)
    }

    /// The object identifier of SHA-2's digests, but for its last byte.
    private static let digest: [UInt8] = [
        0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02,
    ]

    /// A value in DER: its tag, its length and its parts.
    public static func der(_ tag: UInt8, _ parts: [UInt8]...) -> [UInt8] {
        let bytes = parts.flatMap { $0 }
        let count = bytes.count
        let length: [UInt8] =
            count < 0x80
            ? [UInt8(count)]
            : count < 0x100
                ? [0x81, UInt8(count)] : [0x82, UInt8(count >> 8), UInt8(count & 0xFF)]
        return [tag] + length + bytes
    }

    private func write(_ name: String, _ bytes: [UInt8]) throws {
        try Data(bytes).write(to: folder.appending(path: name))
    }

    private func read(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: name)))
    }

    private func openssl(_ command: String) throws {
        let process = Process()
        let complaints = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["openssl"] + command.split(separator: " ").map(String.init)
        process.currentDirectoryURL = folder
        process.standardOutput = FileHandle.nullDevice
        process.standardError = complaints
        try process.run()
        let said = try complaints.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(command: command, said: String(decoding: said, as: UTF8.self))
        }
    }

    private struct Failure: Error {
        let command: String
        let said: String
    }
}
