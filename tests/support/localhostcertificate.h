// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace noc::test {

//! A self-signed certificate for localhost and 127.0.0.1, 2020 to 2120, and its key. For tests only: the key is public.
inline constexpr char kLocalhostCertificate[] = "-----BEGIN CERTIFICATE-----\n"
                                                "MIIBaDCCAQ2gAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv\n"
                                                "c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM\n"
                                                "CWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABOhHOdAzyZt1VEEB\n"
                                                "eszBnnUhhQMTegQVHIN4fs2pDZbNR2AwB/2ZDV9SonxynnEQPBxfddMhk0tlz/98\n"
                                                "4kcUQ6WjTjBMMBoGA1UdEQQTMBGCCWxvY2FsaG9zdIcEfwAAATAPBgNVHRMBAf8E\n"
                                                "BTADAQH/MB0GA1UdDgQWBBQAfQr5FUA5HMu0MI0PRRj2PwocSzAKBggqhkjOPQQD\n"
                                                "AgNJADBGAiEAqbiJthSqu3tOb8fVty1ZsYXYQ8PIYgh4LUUSiHb3uT8CIQCdzEeR\n"
                                                "neKQbKQABToD2kNTOisY3LpGxB9Mz0HkHNFj6Q==\n"
                                                "-----END CERTIFICATE-----\n";
inline constexpr char kLocalhostKey[] = "-----BEGIN PRIVATE KEY-----\n"
                                        "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgUotk3C6f6jwhGfVy\n"
                                        "eccON1cVXZfmVVYgofMPk0iiUbChRANCAAToRznQM8mbdVRBAXrMwZ51IYUDE3oE\n"
                                        "FRyDeH7NqQ2WzUdgMAf9mQ1fUqJ8cp5xEDwcX3XTIZNLZc//fOJHFEOl\n"
                                        "-----END PRIVATE KEY-----\n";

} // namespace noc::test
