# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an ASGI application cannot do by itself: end a connection in the middle, answer a handshake with any status."""
from autobahn.twisted.websocket import ConnectionDeny
from daphne.server import Server
from daphne.ws_protocol import WebSocketProtocol


class ReachableServer(Server):
    """Daphne's server, which can be asked for the connection behind a consumer."""

    running = None

    def run(self):
        ReachableServer.running = self
        super().run()

    def listen_success(self, port):
        # Autobahn cuts the deadline for the client's close frame down to the whole second, so that its one second may
        # be over at once and the abort takes the server's last words along. With two, a second is sure to be left.
        self.ws_factory.closeHandshakeTimeout = 2
        super().listen_success(port)


def _connection(scope):
    for protocol in list(ReachableServer.running.connections):
        if isinstance(protocol, WebSocketProtocol) and protocol.client_addr == scope["client"]:
            return protocol
    return None


def cut(scope, reset):
    """Ends the TCP connection without a close frame: by RST, else by FIN."""
    protocol = _connection(scope)
    if protocol:
        protocol.dropConnection(abort=reset)


def answer_handshake(scope, status, reason):
    """Refuses a handshake with this status, as a proxy in front of the server would."""
    protocol = _connection(scope)
    protocol.handshake_deferred.errback(ConnectionDeny(code=status, reason=reason))
    del protocol.handshake_deferred
    protocol.server.protocol_disconnected(protocol)
