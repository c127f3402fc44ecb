import COpenSSLClient
import Glibc

/// A time-stamping authority (RFC 3161) that is asked over HTTP or HTTPS, with OpenSSL's client.
///
/// Only the address that was given is asked: no redirection is followed. An answer is signed, so
/// that HTTP is as good as HTTPS but for who sees that one asks. With HTTPS the server's
/// certificate has to be of its host and trusted by the system. `http_proxy`, `https_proxy` and
/// `no_proxy` count as they do for other programs.
public struct Authority: Sendable {
    private let address: AuthorityAddress
    private let seconds: Int32

    /// The most bytes of an answer that are read.
    public static let answerLimit = 1 << 16

    /// - Parameter seconds: How long the whole may take, from connecting to the answer's last byte.
    public init(_ address: AuthorityAddress, within seconds: Int32 = 20) {
        (self.address, self.seconds) = (address, seconds)
    }

    /// Sends a request and returns the answer's bytes, which nobody has looked into yet.
    ///
    /// - Throws: ``AuthorityError/noAnswer(_:reason:)``.
    public func answer(to request: [UInt8]) throws(AuthorityError) -> [UInt8] {
        ERR_clear_error()
        // A server that hangs up is an error of the call, and no end of the program.
        let before = signal(SIGPIPE, SIG_IGN)
        defer {
            signal(SIGPIPE, before)
            ERR_clear_error()
        }
        let context = address.isSecure ? farthing_tls_context() : nil
        defer { SSL_CTX_free(context) }
        guard !address.isSecure || context != nil else { throw failure("TLS cannot be set up") }
        let answer = address.host.withCString { host in
            var tls = farthing_tls(context: context, host: host)
            return transfer(request, over: &tls)
        }
        guard let answer else { throw failure(Self.reasons) }
        defer { BIO_free_all(answer) }
        var bytes = [UInt8](repeating: 0, count: Self.answerLimit)
        let count = BIO_read(answer, &bytes, Int32(bytes.count))
        guard count > 0 else { throw failure("the answer is empty") }
        return Array(bytes.prefix(Int(count)))
    }

    private func transfer(_ request: [UInt8], over tls: inout farthing_tls) -> OpaquePointer? {
        guard let body = BIO_new_mem_buf(request, Int32(request.count)) else { return nil }
        defer { BIO_free(body) }
        return OSSL_HTTP_transfer(
            nil,
            address.host,
            address.port,
            address.path,
            address.isSecure ? 1 : 0,
            nil,
            nil,
            nil,
            nil,
            address.isSecure ? farthing_tls_update : nil,
            &tls,
            0,
            nil,
            "application/timestamp-query",
            body,
            "application/timestamp-reply",
            1,
            Self.answerLimit,
            seconds,
            0
        )
    }

    private func failure(_ reason: String) -> AuthorityError { .noAnswer(address, reason: reason) }

    /// What OpenSSL said, from the cause to what came of it.
    private static var reasons: String {
        var reasons: [String] = []
        var data: UnsafePointer<CChar>?
        var flags: Int32 = 0
        while case let code = ERR_get_error_all(nil, nil, nil, &data, &flags), code != 0 {
            let words = ERR_reason_error_string(code)
            var reason = words.map { String(cString: $0) } ?? "error \(code)"
            if flags & ERR_TXT_STRING != 0, let data, data.pointee != 0 {
                reason += ": \(String(cString: data))"
            }
            if !reasons.contains(reason) { reasons.append(reason) }
        }
        return reasons.isEmpty ? "no connection" : reasons.joined(separator: ", ")
    }
}
