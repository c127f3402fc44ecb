/// Why a response is no time stamp that counts, in order of precedence.
public enum TimeStampError: Error, Hashable, Sendable {
    case tooLong(bytes: Int)
    /// It is no response of RFC 3161 in DER, or something follows it.
    case malformed
    /// The authority said no, for these reasons.
    case notGranted(reasons: [String])
    /// It is of another digest than SHA-256.
    case otherAlgorithm
    /// No certificate in it signed it that was in force and is for time-stamping alone.
    case badSignature
    case otherImprint(expected: Digest, found: Digest)
    /// It answers another request.
    case otherNonce
    /// A file that should hold a request of ours holds something else.
    case notARequest
    /// A file that should hold an authority's certificates holds none, or something else.
    case noCertificates

    /// The stable code.
    public var code: String {
        switch self {
        case .tooLong: "time-stamp.too-long"
        case .malformed: "time-stamp.malformed"
        case .notGranted: "time-stamp.not-granted"
        case .otherAlgorithm: "time-stamp.algorithm"
        case .badSignature: "time-stamp.signature"
        case .otherImprint: "time-stamp.imprint"
        case .otherNonce: "time-stamp.nonce"
        case .notARequest: "time-stamp.request"
        case .noCertificates: "time-stamp.authorities"
        }
    }

    /// The rule, the numbers and what to do, for a person.
    public var message: String {
        switch self {
        case .tooLong(let bytes):
            "A time stamp has at most \(TimeStamp.byteLimit) bytes and this has \(bytes): take the "
                + "authority's answer alone."
        case .malformed:
            "This is no answer of a time-stamping authority (RFC 3161, DER): get it again."
        case .notGranted(let reasons):
            "The authority refused the stamp (\(reasons.joined(separator: ", "))): ask again "
                + "later, or another authority."
        case .otherAlgorithm:
            "The time stamp is not of a SHA-256 digest: ask again with the request as it was made."
        case .badSignature:
            "The time stamp's signature is not right under a certificate in it that is for "
                + "time-stamping alone and was in force then: ask another authority."
        case .otherImprint(let expected, let found):
            "The time stamp is of \(found) and \(expected) was to be stamped: take the answer to "
                + "this request."
        case .otherNonce:
            "The time stamp answers another request: take the answer to this one, or ask again."
        case .notARequest:
            "This is no request that Farthing made: take the file that --request wrote."
        case .noCertificates:
            "An authority's certificates are wanted, one after another as PEM, and these are none: "
                + "get them from the authority."
        }
    }
}
