"""Somebody who is not the centre, or the centre behind a bad certificate: counts what it hears."""

import contextlib
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

PATIENCE = 20.0
_DAY = timedelta(days=1)


def reply(
    body: bytes = b"", status: str = "200 OK", kind: str = "application/json", **headers: str
) -> bytes:
    """A whole answer as it travels; `Retry_After` stands for Retry-After."""
    lines = {"Content-Type": kind, "Content-Length": str(len(body)), "Connection": "close"}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


class Impostor:
    """Listens on loopback. `answer` makes the pieces of an answer from the path that was asked.

    `heard` holds each request as it was understood (after TLS); `called` counts connections.
    `pace` is the seconds between two pieces.
    """

    def __init__(
        self, answer: Callable[[str], bytes | Iterable[bytes]], tls: Path | None = None
    ) -> None:
        self.answer = answer
        self.pace = 0.0
        self.heard: list[bytes] = []
        self.called = 0
        self._context = None
        if tls is not None:
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._context.load_cert_chain(tls)
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self.port}"
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._closing.set()
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()

    def _serve(self) -> None:
        while not self._closing.is_set():
            try:
                line, _ = self._server.accept()
            except OSError:
                return
            self.called += 1
            line.settimeout(PATIENCE)
            with contextlib.suppress(OSError), line, self._secured(line) as talking:
                self._talk(talking)

    def _secured(self, line: socket.socket) -> socket.socket:
        return line if self._context is None else self._context.wrap_socket(line, server_side=True)

    def _hear(self, line: socket.socket) -> bytes:
        """The request that comes now, whole or as far as it came."""
        request = b""
        while not self.is_whole(request):
            part = line.recv(65536)
            if not part:
                break
            request += part
        if request:
            self.heard.append(request)
        return request

    def _talk(self, line: socket.socket) -> None:
        if request := self._hear(line):
            path = request.partition(b" ")[2].partition(b" ")[0].decode("latin-1").partition("?")[0]
            pieces = self.answer(path)
            for piece in [pieces] if isinstance(pieces, bytes) else pieces:
                line.sendall(piece)
                if self._closing.wait(self.pace):
                    return

    @staticmethod
    def is_whole(request: bytes) -> bool:
        """Whether a request came to its end, or is a greeting of TLS."""
        if request.startswith(b"\x16"):
            return True  # a TLS greeting: no HTTP will follow
        head, end, body = request.partition(b"\r\n\r\n")
        sizes = [
            int(line.partition(b":")[2])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length:")
        ]
        return bool(end) and len(body) >= sum(sizes)


class Authority:
    """A certificate authority of one test; `path` is its own certificate."""

    def __init__(self, folder: Path, name: str = "Otoritas Uji") -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        made = self._build(self._name, self._key.public_key(), -_DAY, _DAY)
        made = made.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        self.path = folder / f"{name}.pem"
        self.path.write_bytes(_pem(made.sign(self._key, hashes.SHA256())))

    def folder(self) -> Path:
        """A folder of authorities as OpenSSL looks into one, with this alone."""
        made = self._folder / "authorities"
        made.mkdir(exist_ok=True)
        asked = ["openssl", "x509", "-noout", "-subject_hash", "-in", str(self.path)]
        name = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
        (made / f"{name}.0").write_bytes(self.path.read_bytes())
        return made

    def certify(
        self, *hosts: str, since: timedelta = -_DAY, until: timedelta = _DAY, file: str = "leaf"
    ) -> Path:
        """Certificate and key for these hosts, valid from now + since to now + until."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Pusat Uji")])
        names = x509.SubjectAlternativeName([_general(host) for host in hosts])
        made = self._build(subject, key.public_key(), since, until)
        signed = made.add_extension(names, critical=False).sign(self._key, hashes.SHA256())
        path = self._folder / f"{file}.pem"
        secret = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        path.write_bytes(_pem(signed) + secret)
        return path

    def _build(
        self, subject: x509.Name, key: ec.EllipticCurvePublicKey, since: timedelta, until: timedelta
    ) -> x509.CertificateBuilder:
        now = datetime.now(UTC)
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + since)
            .not_valid_after(now + until)
        )


def _general(host: str) -> x509.GeneralName:
    with contextlib.suppress(ValueError):
        return x509.IPAddress(ip_address(host))
    return x509.DNSName(host)


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)
