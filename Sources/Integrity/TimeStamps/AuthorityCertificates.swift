/// Certificates of time-stamping authorities that the reader got another way than the time stamp.
///
/// Each is trusted as it stands, whoever signed it: a root's, one below it, or the authority's own.
public struct AuthorityCertificates: Sendable {
    let certificates: Certificates

    /// Reads certificates in PEM, one after another.
    ///
    /// - Throws: ``TimeStampError/noCertificates`` for anything else.
    public init(pem: [UInt8]) throws(TimeStampError) {
        guard let certificates = Certificates(pem: pem) else { throw .noCertificates }
        self.certificates = certificates
    }
}
