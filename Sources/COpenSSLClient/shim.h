#ifndef COPENSSL_CLIENT_SHIM_H
#define COPENSSL_CLIENT_SHIM_H
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/http.h>
#include <openssl/ssl.h>

/* Much of what sets a connection up is macros, which Swift cannot call. */

struct farthing_tls {
    SSL_CTX *context;
    const char *host;
};

/* Puts TLS over a connection: the server has to show a certificate of its host that the system
   trusts. NULL where that cannot be set up; the connection then stays the caller's. */
static inline BIO *farthing_tls_update(BIO *connection, void *argument, int connects, int with_tls) {
    const struct farthing_tls *tls = argument;
    SSL *session;
    BIO *filter;
    int named;

    if (!connects || !with_tls) return connection;
    if ((session = SSL_new(tls->context)) == NULL) return NULL;
    /* An address is a host by itself, and is not told to the server. */
    named = X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(session), tls->host) == 1
        || (SSL_set1_host(session, tls->host) == 1
            && SSL_set_tlsext_host_name(session, tls->host) == 1);
    filter = named ? BIO_new(BIO_f_ssl()) : NULL;
    if (filter == NULL) {
        SSL_free(session);
        return NULL;
    }
    SSL_set_connect_state(session);
    BIO_set_ssl(filter, session, BIO_CLOSE);
    return BIO_push(filter, connection);
}

/* A client's rules: certificates are checked, against those that the system trusts. */
static inline SSL_CTX *farthing_tls_context(void) {
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());

    if (context == NULL) return NULL;
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
    if (SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) != 1
        || SSL_CTX_set_default_verify_paths(context) != 1) {
        SSL_CTX_free(context);
        return NULL;
    }
    return context;
}
#endif
