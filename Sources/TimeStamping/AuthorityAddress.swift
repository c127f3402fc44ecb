import COpenSSLClient

/// Where a time-stamping authority is asked: the very address that whoever runs the program wrote.
public struct AuthorityAddress: Hashable, Sendable, CustomStringConvertible {
    public let description: String
    let isSecure: Bool
    let host: String
    let port: String
    /// The path and, where there is one, the query.
    let path: String

    /// The most characters that are looked at.
    private static let limit = 2_000

    /// Reads `http://` or `https://`, a host, and what else may follow but a name, a password or a
    /// fragment.
    ///
    /// - Throws: ``AuthorityError/badAddress(_:)``.
    public init(_ text: String) throws(AuthorityError) {
        let isPlain = text.utf8.count <= Self.limit && text.utf8.allSatisfy { $0 > 32 && $0 < 127 }
        guard isPlain, text.hasPrefix("http://") || text.hasPrefix("https://") else {
            throw .badAddress(text)
        }
        var isSecure: Int32 = 0
        var user, host, port, path, query, fragment: UnsafeMutablePointer<CChar>?
        ERR_clear_error()
        let isRead =
            OSSL_HTTP_parse_url(
                text,
                &isSecure,
                &user,
                &host,
                &port,
                nil,
                &path,
                &query,
                &fragment
            ) == 1
        ERR_clear_error()
        let parts = [user, host, port, path, query, fragment]
        let words = parts.map { $0.map { String(cString: $0) } ?? "" }
        for part in parts { CRYPTO_free(part, nil, 0) }
        guard isRead, words[0].isEmpty, !words[1].isEmpty, words[5].isEmpty else {
            throw .badAddress(text)
        }
        description = text
        self.isSecure = isSecure == 1
        (self.host, self.port) = (words[1], words[2])
        self.path = words[3] + (words[4].isEmpty ? "" : "?" + words[4])
    }
}
