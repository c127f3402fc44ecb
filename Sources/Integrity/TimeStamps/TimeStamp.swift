/// An authority's word that a digest was there at a moment (RFC 3161), read and found rightly
/// signed.
///
/// The signature is right under a certificate that came with it, which was in force at the moment
/// and is for time-stamping alone. Whose certificate that is, it cannot say of itself: for that see
/// ``chains(to:)``.
public struct TimeStamp: Hashable, Sendable {
    /// The authority's whole response, as it was sent.
    public let bytes: [UInt8]
    /// SHA-256 of what was stamped.
    public let imprint: Digest
    /// The moment, in seconds since 1 January 1970; fractions are left out.
    public let seconds: Int64
    /// The authority's number for it, in hexadecimal digits.
    public let serial: String
    /// Whom the signing certificate names, in the form of RFC 2253 and so in ASCII; nil for nobody.
    public let authority: String?
    /// SHA-256 of the signing certificate.
    public let certificate: Digest
    /// The big number that the request held, if it held one.
    let nonce: [UInt8]?

    /// The most bytes that are looked at.
    public static let byteLimit = 1 << 16

    /// Reads and checks an authority's response.
    ///
    /// - Throws: The first ``TimeStampError``, in the order its cases are declared.
    public init(response bytes: [UInt8]) throws(TimeStampError) {
        guard bytes.count <= Self.byteLimit else { throw .tooLong(bytes: bytes.count) }
        guard let answer = TimeStampAnswer(bytes) else { throw .malformed }
        guard answer.isGranted else { throw .notGranted(reasons: answer.reasons) }
        guard let content = answer.content else { throw .malformed }
        guard let imprint = content.sha256 else { throw .otherAlgorithm }
        guard let signer = answer.signer(among: answer.certificates, at: content.seconds) else {
            throw .badSignature
        }
        self.bytes = bytes
        self.imprint = imprint
        seconds = content.seconds
        serial = Hex.encode(content.serial)
        nonce = content.nonce
        authority = signer.name
        certificate = signer.digest
    }

    /// Whether its certificate, at its moment, was vouched for by one of an authority's that the
    /// reader got another way.
    public func chains(to authorities: AuthorityCertificates) -> Bool {
        guard let answer = TimeStampAnswer(bytes) else { return false }
        return answer.signer(among: authorities.certificates, at: seconds) != nil
    }
}
