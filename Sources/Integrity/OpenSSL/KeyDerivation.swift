import COpenSSL
import Synchronization

/// Keys from other secrets: HKDF from a key, scrypt from a passphrase.
enum KeyDerivation {
    /// HKDF with SHA-256, RFC 5869: extract and expand.
    static func hkdf(
        _ secret: SecretBytes,
        salt: [UInt8],
        info: [UInt8],
        count: Int = 32
    ) -> SecretBytes {
        let context = expectHandle(EVP_KDF_CTX_new(Fetched.hkdf.handle), "EVP_KDF_CTX_new")
        defer { EVP_KDF_CTX_free(context) }
        return SecretBytes(count: count) { out in
            let result = secret.withUnsafeBytes { secret in
                farthing_hkdf_sha256_derive(
                    context,
                    secret.start,
                    secret.count,
                    salt,
                    salt.count,
                    info,
                    info.count,
                    out.start,
                    out.count
                )
            }
            expectSuccess(result, "EVP_KDF_derive")
        }
    }

    /// scrypt, RFC 7914, one derivation at a time.
    ///
    /// The usual cost takes 128 MiB for the time of one call, so a crowd that unlocks at once
    /// waits in line rather than exhausts the machine.
    ///
    /// - Returns: nil when OpenSSL refuses, which it does only for want of memory.
    static func scrypt(
        _ passphrase: SecretBytes,
        salt: [UInt8],
        cost: PassphraseCost
    ) -> SecretBytes? {
        queue.withLock { _ in
            ERR_clear_error()
            var result: Int32 = 0
            let key = SecretBytes(count: 32) { out in
                result = scrypt(passphrase, salt, cost, out)
            }
            ERR_clear_error()
            return result == 1 ? key : nil
        }
    }

    private static let queue = Mutex<Void>(())

    private static func scrypt(
        _ passphrase: SecretBytes,
        _ salt: [UInt8],
        _ cost: PassphraseCost,
        _ out: UnsafeMutableRawBufferPointer
    ) -> Int32 {
        passphrase.withUnsafeBytes { passphrase in
            EVP_PBE_scrypt(
                passphrase.baseAddress?.assumingMemoryBound(to: CChar.self),
                passphrase.count,
                salt,
                salt.count,
                UInt64(cost.rounds),
                UInt64(PassphraseCost.blockSize),
                UInt64(PassphraseCost.parallelism),
                PassphraseCost.memoryLimit,
                out.start,
                out.count
            )
        }
    }
}
