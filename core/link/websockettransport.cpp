// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/link/websockettransport.h"

#include "core/base/logging.h"
#include "core/base/redaction.h"
#include "core/link/websockethandshake.h"

#include <QCoreApplication>
#include <QSslConfiguration>
#include <QSslError>
#include <QTcpSocket>
#include <QWebSocket>

namespace noc {

namespace {

constexpr qsizetype kDetailLength = 512;
// Bytes. Over a way of 100 ms still 10 MB/s.
constexpr int kReceiveBuffer = 1024 * 1024;

EndCause causeOf(EndKind kind, int status = 0, const QString &detail = {})
{
    EndCause cause;
    cause.kind = kind;
    cause.status = status;
    cause.detail = detail;
    return cause;
}

} // namespace

WebSocketTransport::WebSocketTransport(QObject *parent) : Transport(parent)
{
    // Qt itself waits for ever for a server that accepts and says nothing.
    m_connectTimer.setSingleShot(true);
    connect(&m_connectTimer, &QTimer::timeout, this, &WebSocketTransport::onConnectTimeout);
}

WebSocketTransport::~WebSocketTransport()
{
    tearDown();
}

void WebSocketTransport::open(const TransportRequest &request)
{
    Q_ASSERT(m_phase == Phase::Idle);
    m_phase = Phase::Connecting;
    m_token = request.token;
    keepOutOfTexts(m_token);
    if (const QString fault = faultOfUrl(request.url); !fault.isEmpty()) {
        finish(causeOf(EndKind::InvalidUrl, 0, fault));
        return;
    }
    qCDebug(lcLink) << "opening" << request.url.adjusted(QUrl::RemoveQuery | QUrl::RemoveUserInfo);

    // Origin by the constructor only: set as a raw header too, it would be sent twice.
    m_socket = new QWebSocket(originHeader(request), QWebSocketProtocol::VersionLatest, this);
    m_socket->setMaxAllowedIncomingFrameSize(quint64(request.maxFrameBytes));
    m_socket->setMaxAllowedIncomingMessageSize(quint64(request.maxFrameBytes)); // or fragments add up without end
    if (!request.extraCa.isEmpty()) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        // Adding one alone would switch the system's off, which Qt loads on demand only while none is set.
        tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + request.extraCa);
        m_socket->setSslConfiguration(tls);
    }
    connect(m_socket, &QWebSocket::connected, this, &WebSocketTransport::onConnected);
    connect(m_socket, &QWebSocket::disconnected, this, &WebSocketTransport::onDisconnected);
    connect(m_socket, &QWebSocket::sslErrors, this, &WebSocketTransport::onSslErrors);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(m_socket, &QWebSocket::errorOccurred, this, &WebSocketTransport::onError);
#else
    connect(m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, &WebSocketTransport::onError);
#endif
    connect(m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) { Q_EMIT textReceived(text.toUtf8()); });
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray &bytes) {
        Q_EMIT binaryReceived(bytes.size());
    });
    connect(m_socket, &QWebSocket::pong, this, [this](quint64, const QByteArray &payload) { Q_EMIT pongReceived(payload); });

    m_connectTimer.start(request.connectTimeout);
    m_socket->open(handshakeRequest(request));
}

bool WebSocketTransport::sendText(std::string_view utf8)
{
    if (m_phase != Phase::Open || m_socket->state() != QAbstractSocket::ConnectedState)
        return false;
    return m_socket->sendTextMessage(QString::fromUtf8(utf8.data(), qsizetype(utf8.size()))) > 0;
}

void WebSocketTransport::ping(const QByteArray &payload)
{
    if (m_phase == Phase::Open) // during the handshake a ping would corrupt it
        m_socket->ping(payload);
}

void WebSocketTransport::end(const EndCause &cause)
{
    if (m_phase == Phase::Idle) {
        m_phase = Phase::Ended;
    } else if (m_phase != Phase::Ended) {
        // In order where that waits for nothing: close() stays in Closing while bytes are unsent, on a dead link for minutes.
        if (m_socket && m_phase == Phase::Open && m_socket->bytesToWrite() == 0) {
            m_socket->disconnect(this);
            m_socket->close(QWebSocketProtocol::CloseCodeNormal);
        }
        finish(cause);
    }
}

// ---- what the socket tells ----------------------------------------------------------------------------------------------

void WebSocketTransport::onConnected()
{
    if (m_phase != Phase::Connecting)
        return;
    m_phase = Phase::Open;
    m_connectTimer.stop();
    if (auto *tcp = m_socket->findChild<QTcpSocket *>()) {
        // Qt writes a frame's head and body apart; Nagle would hold the second until the first is acknowledged.
        tcp->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        // The kernel would let many megabytes wait, and behind them in a storm the answer to a click.
        tcp->setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, kReceiveBuffer);
    }
    Q_EMIT opened();
}

void WebSocketTransport::onSslErrors(const QList<QSslError> &errors)
{
    m_tlsFault = tlsFaultOf(errors);
    m_tlsWords = tlsDetail(errors); // never ignored: the socket now ends with SslHandshakeFailedError
}

void WebSocketTransport::onError(QAbstractSocket::SocketError error)
{
    judge(error);
}

void WebSocketTransport::onDisconnected()
{
    if (m_phase == Phase::Open && m_socket->error() == QAbstractSocket::UnknownSocketError) {
        finish(causeOfClose());
        return;
    }
    // An attempt's error may come after this signal; give it its turn.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_phase == Phase::Connecting || m_phase == Phase::Open)
                judge(
                    m_socket->error() == QAbstractSocket::UnknownSocketError ? QAbstractSocket::RemoteHostClosedError
                                                                             : m_socket->error());
        },
        Qt::QueuedConnection);
}

void WebSocketTransport::onConnectTimeout()
{
    if (m_phase != Phase::Connecting)
        return;
    const QString foreign = foreignWords();
    finish(causeOf(foreign.isEmpty() ? EndKind::ConnectTimeout : EndKind::NotAWebSocket, 0, foreign));
}

// ---- what it means ------------------------------------------------------------------------------------------------------

void WebSocketTransport::judge(QAbstractSocket::SocketError error)
{
    if (m_phase == Phase::Connecting)
        finish(causeOfFailedAttempt(error));
    else if (m_phase == Phase::Open) // FIN, RST, a network fault: no close frame came, whatever closeCode() says
        finish(causeOf(EndKind::ConnectionLost, 0, m_socket->errorString()));
}

EndCause WebSocketTransport::causeOfFailedAttempt(QAbstractSocket::SocketError error) const
{
    const QString words = m_socket->errorString();
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        // Qt reports an HTTP answer other than 101 as refused too; then the socket itself has no error.
        if (m_socket->error() != QAbstractSocket::ConnectionRefusedError)
            return causeOfRefusal(words);
        return causeOf(EndKind::ConnectionRefused, 0, words);
    case QAbstractSocket::HostNotFoundError: return causeOf(EndKind::HostNotFound, 0, words);
    case QAbstractSocket::RemoteHostClosedError:
        if (const QString foreign = foreignWords(); !foreign.isEmpty())
            return causeOf(EndKind::NotAWebSocket, 0, foreign);
        return causeOf(EndKind::ConnectionLost, 0, words);
    case QAbstractSocket::SocketTimeoutError: return causeOf(EndKind::ConnectTimeout, 0, words);
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return causeOf(EndKind::TlsFailed, int(m_tlsFault), m_tlsWords.isEmpty() ? words : m_tlsWords);
    default: return causeOf(EndKind::NetworkError, 0, words);
    }
}

EndCause WebSocketTransport::causeOfClose() const
{
    const int code = int(m_socket->closeCode());
    const QString reason = m_socket->closeReason();
    // Qt turns codes it does not know (1012 at a restart, 1013) into 1002 with these words.
    const bool unknownCode =
        reason == QCoreApplication::translate("QWebSocketDataProcessor", "Invalid close code %1 detected.").arg(code);
    // What Qt itself refuses ends with these codes and Qt's words, as if the server had closed.
    if ((code == 1002 || code == 1007 || code == 1009) && !reason.isEmpty() && !unknownCode)
        return causeOf(EndKind::ProtocolViolation, code, reason);
    return causeOf(EndKind::ServerClosed, code, reason);
}

QString WebSocketTransport::foreignWords() const
{
    // Qt waits for the blank line after HTTP headers; whoever speaks another protocol never sends it. Its bytes lie unread.
    auto *tcp = m_socket->findChild<QTcpSocket *>();
    const QByteArray start = tcp ? tcp->peek(64) : QByteArray();
    if (start.startsWith("HTTP/"))
        return {};
    QString words;
    for (const char c : start)
        words += c >= ' ' && c < '\x7f' ? QLatin1Char(c) : QLatin1Char('.');
    return words;
}

// ---- the end ------------------------------------------------------------------------------------------------------------

void WebSocketTransport::finish(EndCause cause)
{
    m_phase = Phase::Ended;
    cause.detail = redacted(cause.detail, {m_token}).left(kDetailLength);
    tearDown();
    Q_EMIT ended(cause);
}

void WebSocketTransport::tearDown()
{
    m_connectTimer.stop();
    if (!m_socket)
        return;
    QWebSocket *socket = std::exchange(m_socket, nullptr);
    socket->disconnect(this);
    if (socket->state() != QAbstractSocket::UnconnectedState)
        socket->abort();
    socket->deleteLater(); // it may be on the stack
}

TransportFactory makeWebSocketTransports()
{
    return [] { return std::make_unique<WebSocketTransport>(); };
}

} // namespace noc
