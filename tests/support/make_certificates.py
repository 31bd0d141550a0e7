#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes certificates for localhost that are wrong in one thing each, and one that is right, below a private authority.

usage: make_certificates.py FOLDER

Writes NAME.pem and NAME.key for ca, other-ca (authorities), good, expired, future, wrong-host, self-signed, untrusted (from other-ca).
"""
import datetime
import ipaddress
import pathlib
import sys

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NOW = datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None)
DAY = datetime.timedelta(days=1)


def name_of(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def make(folder, name, issuer=None, hosts=("localhost", "127.0.0.1"), begin=NOW - DAY, end=NOW + 30 * DAY, is_authority=False):
    """One certificate and its key; signed by itself without an issuer, a pair that this function gave."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = name_of(name)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer[0].subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
    )
    if not is_authority:
        alternatives = []
        for host in hosts:
            try:
                alternatives.append(x509.IPAddress(ipaddress.ip_address(host)))
            except ValueError:
                alternatives.append(x509.DNSName(host))
        builder = builder.add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
    certificate = builder.sign(issuer[1] if issuer else key, hashes.SHA256())
    (folder / f"{name}.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / f"{name}.key").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return certificate, key


def main():
    folder = pathlib.Path(sys.argv[1])
    authority = make(folder, "ca", begin=NOW - 400 * DAY, is_authority=True)
    other = make(folder, "other-ca", is_authority=True)
    make(folder, "good", authority)
    make(folder, "expired", authority, begin=NOW - 90 * DAY, end=NOW - DAY)
    make(folder, "future", authority, begin=NOW + DAY)
    make(folder, "wrong-host", authority, hosts=("noc.example.com",))
    make(folder, "self-signed")
    make(folder, "untrusted", other)


if __name__ == "__main__":
    main()
