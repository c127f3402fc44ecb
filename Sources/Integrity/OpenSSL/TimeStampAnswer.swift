import COpenSSL

/// A time-stamping authority's response as OpenSSL holds it.
struct TimeStampAnswer: ~Copyable {
    private let handle: OpaquePointer

    /// Reads a response in DER; nil for anything else, or where something follows it.
    init?(_ bytes: [UInt8]) {
        // BER's open lengths would leave where the response ends to what is in it.
        guard bytes.count > 1, bytes[1] != 0x80 else { return nil }
        ERR_clear_error()
        defer { ERR_clear_error() }
        let (made, read) = bytes.withUnsafeBufferPointer { buffer in
            var place = buffer.baseAddress
            let made = d2i_TS_RESP(nil, &place, buffer.count)
            return (made, place.map { buffer.baseAddress?.distance(to: $0) })
        }
        guard let made else { return nil }
        guard read == bytes.count else {
            TS_RESP_free(made)
            return nil
        }
        handle = made
    }

    deinit { TS_RESP_free(handle) }

    /// Whether the authority granted the stamp as it was asked for.
    var isGranted: Bool {
        ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(TS_RESP_get_status_info(handle)))
            == Int(TS_STATUS_GRANTED)
    }

    /// Why the authority refused, in RFC 3161's words.
    var reasons: [String] {
        let status = TS_RESP_get_status_info(handle)
        let number = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(status))
        let failure = TS_STATUS_INFO_get0_failure_info(status)
        let words = Self.statuses[number] ?? "status \(number)"
        return [words]
            + Self.failures.filter { ASN1_BIT_STRING_get_bit(failure, $0.bit) == 1 }.map(\.words)
    }

    private static let statuses = [
        1: "granted with changes", 2: "rejection", 3: "waiting", 4: "revocation is near",
        5: "revoked",
    ]

    private static let failures: [(bit: Int32, words: String)] = [
        (0, "algorithm not taken"), (2, "request not permitted"), (5, "request not understood"),
        (14, "no time at hand"), (15, "policy not taken"), (16, "extension not taken"),
        (17, "information not at hand"), (25, "system failure"),
    ]

    /// What was stamped, when and as which number; nil where the moment is not in UTC.
    var content: Content? {
        guard let info = TS_RESP_get_tst_info(handle), let time = TS_TST_INFO_get_time(info),
            Self.bytes(of: time).last == UInt8(ascii: "Z"), let epoch = ASN1_TIME_set(nil, 0)
        else { return nil }
        defer { ASN1_STRING_free(epoch) }
        var (days, rest): (Int32, Int32) = (0, 0)
        guard ASN1_TIME_diff(&days, &rest, epoch, time) == 1 else { return nil }
        let imprint = TS_TST_INFO_get_msg_imprint(info)
        var algorithm: OpaquePointer?
        X509_ALGOR_get0(&algorithm, nil, nil, TS_MSG_IMPRINT_get_algo(imprint))
        let digest = try? Digest(bytes: Self.bytes(of: TS_MSG_IMPRINT_get_msg(imprint)))
        return Content(
            sha256: OBJ_obj2nid(algorithm) == NID_sha256 ? digest : nil,
            seconds: Int64(days) * 86_400 + Int64(rest),
            serial: TS_TST_INFO_get_serial(info).map { Self.bytes(of: $0) } ?? [],
            nonce: TS_TST_INFO_get_nonce(info).map { Self.bytes(of: $0) }
        )
    }

    struct Content {
        /// The digest that was stamped; nil for one of another algorithm.
        let sha256: Digest?
        /// Since 1970.
        let seconds: Int64
        let serial: [UInt8]
        let nonce: [UInt8]?
    }

    /// The certificates that came with it.
    var certificates: Certificates {
        let token = TS_RESP_get_token(handle)
        let stack = token?.pointee.d.sign?.pointee.cert
        let handles = (0..<max(0, OPENSSL_sk_num(stack))).compactMap { place in
            OPENSSL_sk_value(stack, place).map { OpaquePointer($0) }
        }
        for handle in handles { expectSuccess(X509_up_ref(handle), "X509_up_ref") }
        return Certificates(owning: handles)
    }

    /// Whose certificate signed it, if the signature is right, the certificate is for time-stamping
    /// alone and leads, at a moment, to one of those that are trusted.
    func signer(among trusted: Certificates, at seconds: Int64) -> Signer? {
        ERR_clear_error()
        defer { ERR_clear_error() }
        let check = expectHandle(TS_VERIFY_CTX_new(), "TS_VERIFY_CTX_new")
        defer { TS_VERIFY_CTX_free(check) }
        _ = TS_VERIFY_CTX_set_flags(check, Int32(TS_VFY_SIGNATURE | TS_VFY_VERSION | TS_VFY_SIGNER))
        _ = TS_VERIFY_CTX_set_store(check, trusted.store(at: seconds))
        guard TS_RESP_verify_response(check, handle) == 1,
            let signers = PKCS7_get0_signers(TS_RESP_get_token(handle), nil, 0)
        else { return nil }
        defer { OPENSSL_sk_free(signers) }
        return OPENSSL_sk_value(signers, 0).map { Signer(OpaquePointer($0)) }
    }

    /// Whom a certificate is of, and which it is.
    struct Signer {
        let name: String?
        let digest: Digest

        fileprivate init(_ certificate: OpaquePointer) {
            digest = Digest { out in
                let result = X509_digest(certificate, Fetched.sha256.handle, out.start, nil)
                expectSuccess(result, "X509_digest")
            }
            let output = expectHandle(BIO_new(BIO_s_mem()), "BIO_new")
            defer { BIO_free(output) }
            X509_NAME_print_ex(output, X509_get_subject_name(certificate), 0, rfc2253)
            var bytes = [UInt8](repeating: 0, count: TimeStamp.byteLimit)
            let count = BIO_read(output, &bytes, Int32(bytes.count))
            name = count > 0 ? String(decoding: bytes.prefix(Int(count)), as: UTF8.self) : nil
        }
    }

    private static func bytes(of string: UnsafePointer<ASN1_STRING>?) -> [UInt8] {
        Array(
            UnsafeBufferPointer(
                start: ASN1_STRING_get0_data(string),
                count: Int(ASN1_STRING_length(string))
            )
        )
    }
}

private let rfc2253 = farthing_rfc2253_names
