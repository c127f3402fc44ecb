#!/usr/bin/env python3
"""A time-stamping authority (RFC 3161) for tests: openssl makes it, and it says what it is told.

    authority.py make FOLDER            its keys and certificates: root.pem vouches for proper.pem
    authority.py serve FOLDER [HOW]     answers over HTTP; prints its port first. HOW is how:
                                        granted, rejected, replayed (always the first answer),
                                        garbage, huge, slow, moved, missing, or secure: over
                                        TLS, as localhost

What is granted is made by `openssl ts -reply`, with the machine's time.
"""
import functools, hashlib, http.server, pathlib, ssl, subprocess, sys

CONFIGURATION = """
[ca]
default_ca = here
[here]
database = index.txt
serial = serial
new_certs_dir = .
policy = any
[any]
commonName = supplied
[authority]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign
[proper]
extendedKeyUsage = critical, timeStamping
[purposeless]
basicConstraints = CA:false
[localhost]
subjectAltName = DNS:localhost
[tsa]
default_tsa = granted
[granted]
serial = tsa-serial
default_policy = 1.2.3.4.1
digests = sha256
signer_digest = sha256
ess_cert_id_alg = sha256
[rejected]
serial = tsa-serial
default_policy = 1.2.3.4.1
digests = sha512
signer_digest = sha256
ess_cert_id_alg = sha256
"""


def der(tag, *parts):
    """A value of ASN.1, by its tag and parts."""
    data = b"".join(parts)
    size = len(data).to_bytes((len(data).bit_length() + 7) // 8 or 1, "big")
    return bytes([tag]) + (size if len(data) < 128 else bytes([128 + len(size)]) + size) + data


class Authority:
    """The files of an authority in a folder."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder).absolute()

    def openssl(self, command):
        subprocess.run(["openssl", *command.split()], cwd=self.folder, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def make(self):
        """Makes the keys, and certificates that are in force from 2020 to the end of 2049."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for name, text in (("ca.cnf", CONFIGURATION), ("index.txt", ""), ("serial", "01\n"),
                           ("index.txt.attr", "unique_subject = no\n"), ("tsa-serial", "01\n")):
            (self.folder / name).write_text(text)
        by = "-batch -config ca.cnf -notext -md sha256"
        for name in ("root", "proper", "purposeless", "localhost"):
            self.openssl("req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes "
                         f"-keyout {name}.key -out {name}.csr -subj /CN={name}")
            signer = "-selfsign" if name == "root" else "-cert root.pem"
            extensions = "authority" if name == "root" else name
            self.openssl(f"ca {by} {signer} -keyfile root.key -in {name}.csr -out {name}.pem "
                         "-startdate 20200101000000Z -enddate 20500101000000Z "
                         f"-extensions {extensions}")

    def answer(self, request, section="granted"):
        """What `openssl ts` answers."""
        (self.folder / "request").write_bytes(request)
        self.openssl(f"ts -reply -config ca.cnf -section {section} -queryfile request "
                     "-signer proper.pem -inkey proper.key -out answer")
        return (self.folder / "answer").read_bytes()

    @functools.lru_cache(maxsize=64)
    def stamp(self, data, moment="20260606120000Z", status=0, signer="proper", algorithm=1):
        """A response that stamps the SHA-256 of some bytes at any moment."""
        method = der(0x30, bytes.fromhex("06096086480165030402") + bytes([algorithm]), b"\5\0")
        content = der(0x30, der(2, b"\1"), bytes.fromhex("06042a030401"),
                      der(0x30, method, der(4, hashlib.sha256(data).digest())),
                      der(2, b"\x0f\x27"), der(0x18, moment.encode()))
        (self.folder / "content").write_bytes(content)
        self.openssl("cms -sign -binary -nodetach -nosmimecap -cades -md sha256 -outform DER "
                     "-econtent_type 1.2.840.113549.1.9.16.1.4 -in content -out token "
                     f"-signer {signer}.pem -inkey {signer}.key")
        token = (self.folder / "token").read_bytes()
        return der(0x30, der(0x30, der(2, bytes([status]))), token)


def serve(authority, how="granted"):
    """Answers for ever."""
    first = []

    class Answers(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            request = self.rfile.read(int(self.headers["Content-Length"]))
            if how == "slow":  # says nothing until whoever asked gives up
                self.rfile.read(1)
                return
            if how in ("moved", "missing"):
                self.send_response({"moved": 302, "missing": 404}[how])
                self.send_header("Location", "http://127.0.0.1:1/")
                return self.end_headers()
            section = "rejected" if how == "rejected" else "granted"
            answer = authority.answer(request, section)
            first.append(answer)
            answer = {"replayed": first[0], "garbage": b"<html>no</html>",
                      "huge": der(0x30, bytes(1 << 20))}.get(how, answer)
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *words):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    if how == "secure":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        folder = authority.folder
        context.load_cert_chain(folder / "localhost.pem", folder / "localhost.key")
        server.socket = context.wrap_socket(server.socket, server_side=True)
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    what, folder, *how = sys.argv[1:]
    {"make": lambda: Authority(folder).make(),
     "serve": lambda: serve(Authority(folder), *how)}[what]()
