public import Calendar
public import Identifiers
public import Integrity

/// A time-stamping authority said that the list of a pack's files was there at a moment.
public struct PackStamped: Hashable, Sendable {
    /// The pack.
    public let pack: PackID
    /// SHA-256 of the list of its files, which is what was stamped.
    public let manifest: Digest
    /// SHA-256 of the authority's response, which is kept beside the journal.
    public let response: Digest
    /// The moment, by the authority's clock.
    public let stamped: Instant
    /// Whom the signing certificate names, in the form of RFC 2253, or nil for nobody.
    public let authority: String?
    /// SHA-256 of that certificate.
    public let certificate: Digest
    /// The authority's number for it, in hexadecimal digits.
    public let serial: String

    /// How many milliseconds earlier than a pack's last record an authority's clock may say it is:
    /// the programme's clock may be fast.
    public static let tolerance: Int64 = 300_000

    public init(
        pack: PackID,
        manifest: Digest,
        response: Digest,
        stamped: Instant,
        authority: String?,
        certificate: Digest,
        serial: String
    ) {
        self.pack = pack
        self.manifest = manifest
        self.response = response
        self.stamped = stamped
        self.authority = authority
        self.certificate = certificate
        self.serial = serial
    }
}

extension PackStamped: RecordContent {
    static let type = "pack.stamped"

    init(from fields: inout FieldReader) throws(RecordError) {
        pack = try fields.value("pack")
        manifest = try fields.value("manifest")
        response = try fields.value("response")
        stamped = try fields.value("stamped")
        authority = try fields.optionalText("authority")
        certificate = try fields.value("certificate")
        serial = try fields.text("serial")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("pack", pack)
        fields.put("manifest", manifest)
        fields.put("response", response)
        fields.put("stamped", stamped)
        fields.put("authority", authority)
        fields.put("certificate", certificate)
        fields.put("serial", serial)
    }
}
