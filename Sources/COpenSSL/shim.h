#ifndef COPENSSL_SHIM_H
#define COPENSSL_SHIM_H
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/pem.h>
#include <openssl/ts.h>
#include <openssl/x509.h>

/* An OSSL_PARAM keeps pointers to its name and value. Made here, they live as long as the call. */

static inline int farthing_hmac_sha256_init(EVP_MAC_CTX *context,
                                            const unsigned char *key, size_t key_size) {
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, (char *)"SHA256", 0),
        OSSL_PARAM_construct_end(),
    };
    return EVP_MAC_init(context, key, key_size, parameters);
}

static inline int farthing_hkdf_sha256_derive(EVP_KDF_CTX *context,
                                              const unsigned char *key, size_t key_size,
                                              const unsigned char *salt, size_t salt_size,
                                              const unsigned char *info, size_t info_size,
                                              unsigned char *out, size_t out_size) {
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, (char *)"SHA256", 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, (void *)key, key_size),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, (void *)salt, salt_size),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, (void *)info, info_size),
        OSSL_PARAM_construct_end(),
    };
    return EVP_KDF_derive(context, out, out_size, parameters);
}

/* How a certificate's subject is written: a macro of macros, which Swift cannot read. */
static const unsigned long farthing_rfc2253_names = XN_FLAG_RFC2253;
#endif
