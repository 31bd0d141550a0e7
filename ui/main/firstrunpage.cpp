// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/firstrunpage.h"

#include "ui/main/formfield.h"
#include "ui/main/tokenfield.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>

#include <utility>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

// Lines longer than this are hard to read.
constexpr int kWidest = 1120;

QLabel *makeText(const QString &text, const QFont &font, QLatin1StringView role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setFont(font);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    setRole(*label, role);
    return label;
}

QFrame *makeDoor(const QString &title, const QString &text, Theme &theme, QWidget *parent)
{
    auto *door = new QFrame(parent);
    setRole(*door, "door"_L1);
    door->setAccessibleName(title);
    auto *column = new QVBoxLayout(door);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(makeText(title, theme.titleFont(), "text"_L1, door));
    column->addWidget(makeText(text, theme.baseFont(), "secondary"_L1, door));
    return door;
}

// A profile's name also names files; what a host's name may hold beyond that is left out.
QString nameFromHost(const QString &host)
{
    QString name;
    for (const QChar c : host) {
        if (c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.')
            name += c;
    }
    return name;
}

} // namespace

FirstRunPage::FirstRunPage(
    Clock &clock, TransportFactory transports, Theme &theme, QWidget *parent, ApiTransportFactory apiTransports)
    : QWidget(parent), m_clock(clock), m_theme(theme), m_test(clock, std::move(transports)), m_signIn(std::move(apiTransports))
{
    setWindowTitle(tr("Watchfloor"));
    setRole(*this, "ground"_L1);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    outer->addWidget(scroll);

    auto *sheet = new QWidget(scroll);
    setRole(*sheet, "ground"_L1);
    auto *sides = new QHBoxLayout(sheet);
    auto *middle = new QWidget(sheet);
    middle->setMaximumWidth(kWidest);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(6);
    column->addStretch(1);
    column->addWidget(makeText(tr("Watchfloor"), theme.figureFont(), "text"_L1, middle));
    column->addWidget(makeText(
        tr("Live alerts of your network operations centre, acknowledged by a click or a key."), theme.baseFont(), "secondary"_L1,
        middle));
    column->addSpacing(16);
    auto *doors = new QHBoxLayout;
    doors->setSpacing(16);
    doors->addWidget(makeServerDoor(), 5);
    doors->addWidget(makeDemoDoor(), 3);
    column->addLayout(doors);
    column->addStretch(2);
    sides->addWidget(middle);
    scroll->setWidget(sheet);

    m_tick = clock.makeTimer([this] {
        adapt();
        if (m_testSince)
            m_tick->start(seconds(1));
    });
    connect(&m_test, &ConnectionTest::succeeded, this, [this](const Greeting &greeting) {
        const QString token = usesPassword() ? std::exchange(m_access, {}) : m_token->token();
        const QString refresh = std::exchange(m_refresh, {});
        endTest();
        Profile proved = profile();
        if (greeting.tenantId)
            proved.tenantId = greeting.tenantId;
        m_password->clear();
        Q_EMIT profileProved(proved, token, refresh);
    });
    connect(&m_signIn, &SignIn::succeeded, this, [this](const QString &access, const QString &refresh) {
        m_access = access;
        m_refresh = refresh;
        m_test.run(profile(), access);
    });
    connect(&m_signIn, &SignIn::failed, this, [this](const QList<ProfileFault> &faults) {
        endTest();
        showFaults(faults);
    });
    connect(&m_test, &ConnectionTest::failed, this, [this](const QList<ProfileFault> &faults) {
        endTest();
        showFaults(faults);
    });
    load(Profile(), {});
    m_server->setFocus();
}

QWidget *FirstRunPage::makeServerDoor()
{
    QFrame *door = makeDoor(
        tr("Connect to a server"),
        tr("The connection is tried before anything is saved. A token goes to the system’s keychain, never into a settings file."),
        m_theme, this);
    auto *column = static_cast<QVBoxLayout *>(door->layout());

    m_server = new QLineEdit(door);
    m_server->setPlaceholderText(u"wss://noc.example.com"_s);
    column->addWidget(addField(Field::Server, tr("Server &URL"), m_server));
    m_plainText = new QCheckBox(tr("Connect without encryption: everyone on the way can read the token and the alerts"), door);
    column->addWidget(m_plainText);
    m_way = new QComboBox(door);
    m_way->addItem(tr("with a token"));
    m_way->addItem(tr("with user name and password"));
    connect(m_way, &QComboBox::currentIndexChanged, this, &FirstRunPage::adapt);
    column->addWidget(new FormField(tr("&Sign in"), m_way, {}, m_theme, door));
    m_signInFields = makeSignIn();
    column->addWidget(m_signInFields);
    m_token = new TokenField(m_theme, door);
    column->addWidget(addField(Field::Token, tr("&Token"), m_token, tr("The access token that the server gave you (a JWT).")));

    m_more = new QPushButton(door);
    m_more->setCheckable(true);
    setRole(*m_more, "link"_L1);
    connect(m_more, &QPushButton::toggled, this, &FirstRunPage::adapt);
    column->addWidget(m_more, 0, Qt::AlignLeading);
    m_moreSettings = makeMoreSettings();
    column->addWidget(m_moreSettings);

    m_state = makeText({}, m_theme.baseFont(), "secondary"_L1, door);
    column->addWidget(m_state);
    auto *buttons = new QHBoxLayout;
    m_connect = new QPushButton(tr("&Connect"), door);
    setRole(*m_connect, "primary"_L1);
    m_connect->setAccessibleDescription(tr("Tries the connection and opens the window when the server greets"));
    connect(m_connect, &QPushButton::clicked, this, &FirstRunPage::runTest);
    buttons->addWidget(m_connect);
    m_cancel = new QPushButton(tr("Cancel"), door);
    connect(m_cancel, &QPushButton::clicked, this, &FirstRunPage::endTest);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addStretch(1);

    connect(m_server, &QLineEdit::textChanged, this, [this] {
        if (!m_nameTyped)
            m_name->setText(nameFromHost(normalizedServerUrl(m_server->text()).host()));
        adapt();
    });
    connect(m_token, &TokenField::fileRefused, this, [this](const QString &sentence) {
        m_fields.at(Field::Token)->setFault(sentence);
    });
    connect(m_token, &TokenField::changed, this, [this] { m_fields.at(Field::Token)->setFault({}); });
    return door;
}

QWidget *FirstRunPage::makeSignIn()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_user = new QLineEdit(box);
    column->addWidget(addField(Field::User, tr("User na&me"), m_user));
    m_password = new QLineEdit(box);
    m_password->setEchoMode(QLineEdit::Password);
    column->addWidget(addField(
        Field::Password, tr("Pass&word"), m_password,
        tr("It is used once and not kept; the sign-in renews itself as long as the server allows.")));
    m_api = new QLineEdit(box);
    column->addWidget(addField(Field::Api, tr("&HTTP API"), m_api, tr("Where it is not below the server's own name.")));
    return box;
}

QWidget *FirstRunPage::makeMoreSettings()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);

    m_name = new QLineEdit(box);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_nameTyped = true; });
    column->addWidget(addField(Field::Name, tr("&Name of this profile"), m_name));

    m_carrier = new QComboBox(box);
    m_carrier->addItem(tr("in the Authorization header"), int(TokenCarrier::Header));
    m_carrier->addItem(tr("in the URL's query (proxies may log it)"), int(TokenCarrier::Query));
    m_carrier->addItem(tr("in the ws_token cookie"), int(TokenCarrier::Cookie));
    column->addWidget(new FormField(tr("The token &travels"), m_carrier, {}, m_theme, box));

    m_origin = new QLineEdit(box);
    column->addWidget(addField(Field::Origin, tr("&Origin"), m_origin, tr("Servers refuse an origin that they do not list.")));

    auto *channels = new QWidget(box);
    auto *row = new QHBoxLayout(channels);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(20);
    for (const ChannelKind kind : kAllChannels) {
        auto *check = new QCheckBox(channelName(kind), channels);
        connect(check, &QCheckBox::toggled, this, &FirstRunPage::adapt);
        m_channels.emplace(kind, check);
        row->addWidget(check);
    }
    row->addStretch(1);
    column->addWidget(addField(Field::Channels, tr("Channels"), channels));

    m_deviceId = new QLineEdit(box);
    column->addWidget(
        addField(Field::DeviceId, tr("&Device id"), m_deviceId, tr("Only for Mobile sync: letters, digits, - and _.")));

    m_caFile = new QLineEdit(box);
    m_caFile->setPlaceholderText(tr("none"));
    auto *ca = new QWidget(box);
    auto *caRow = new QHBoxLayout(ca);
    caRow->setContentsMargins(0, 0, 0, 0);
    caRow->setSpacing(6);
    m_caFile->setAccessibleName(tr("File with a private certificate authority"));
    caRow->addWidget(m_caFile, 1);
    auto *choose = new QPushButton(tr("Choose…"), ca);
    choose->setAccessibleName(tr("Choose the certificate authority's file"));
    connect(choose, &QPushButton::clicked, this, [this] {
        const QString path =
            QFileDialog::getOpenFileName(this, tr("Certificate authority"), {}, tr("Certificates (*.pem *.crt);;All files (*)"));
        if (!path.isEmpty())
            m_caFile->setText(path);
    });
    caRow->addWidget(choose);
    ca->setFocusProxy(m_caFile);
    column->addWidget(addField(Field::CaFile, tr("&Private certificate authority (PEM)"), ca));
    return box;
}

QWidget *FirstRunPage::makeDemoDoor()
{
    QFrame *door = makeDoor(
        tr("Try the demo"),
        tr("A server inside this program plays a shift: calm minutes, a burst, a flapping device, a slow link and a restart. "
           "Nothing leaves "
           "this machine."),
        m_theme, this);
    auto *column = static_cast<QVBoxLayout *>(door->layout());
    m_demo = new QPushButton(tr("Start the &demo"), door);
    connect(m_demo, &QPushButton::clicked, this, &FirstRunPage::demoRequested);
    column->addWidget(m_demo, 0, Qt::AlignLeading);
    column->addStretch(1);
    return door;
}

FormField *FirstRunPage::addField(Field field, const QString &name, QWidget *editor, const QString &hint)
{
    auto *formField = new FormField(name, editor, hint, m_theme, this);
    m_fields.emplace(field, formField);
    return formField;
}

void FirstRunPage::load(const Profile &profile, const QString &why)
{
    m_base = profile;
    m_nameTyped = !profile.name.isEmpty();
    m_name->setText(profile.name);
    m_server->setText(profile.server.toString());
    m_plainText->setChecked(profile.allowPlainText);
    m_carrier->setCurrentIndex(m_carrier->findData(int(profile.carrier)));
    m_origin->setText(profile.origin);
    for (const auto &[kind, check] : m_channels)
        check->setChecked(profile.channels.contains(kind));
    m_deviceId->setText(profile.deviceId);
    m_api->setText(profile.api.toString());
    m_way->setCurrentIndex(profile.api.isEmpty() ? 0 : 1);
    m_password->clear();
    m_caFile->setText(profile.caFile);
    m_token->clear();
    clearFaults();
    m_state->setText(why);
    adapt();
}

Profile FirstRunPage::profile() const
{
    Profile profile = m_base;
    profile.name = m_name->text().trimmed();
    profile.server = normalizedServerUrl(m_server->text());
    profile.allowPlainText = m_plainText->isChecked();
    profile.carrier = TokenCarrier(m_carrier->currentData().toInt());
    profile.origin = m_origin->text().trimmed();
    profile.channels.clear();
    for (const auto &[kind, check] : m_channels) {
        if (check->isChecked())
            profile.channels.insert(kind);
    }
    profile.deviceId = m_deviceId->text().trimmed();
    profile.caFile = m_caFile->text().trimmed();
    if (usesPassword()) {
        const QString typed = m_api->text().trimmed();
        profile.api = typed.isEmpty() ? likelyApiUrl(profile.server) : QUrl(typed, QUrl::StrictMode);
    }
    return profile;
}

void FirstRunPage::runTest()
{
    if (m_testSince)
        return;
    clearFaults();
    m_testSince = m_clock.bootNow();
    m_tick->start(seconds(1));
    adapt();
    // Either may answer at once, so everything is set before.
    if (usesPassword())
        m_signIn.run(profile(), m_user->text().trimmed(), m_password->text());
    else
        m_test.run(profile(), m_token->token());
}

bool FirstRunPage::usesPassword() const
{
    return m_way->currentIndex() == 1;
}

void FirstRunPage::endTest()
{
    m_test.cancel();
    m_signIn.cancel();
    m_access.clear();
    m_refresh.clear();
    m_testSince.reset();
    m_state->clear();
    adapt();
}

void FirstRunPage::clearFaults()
{
    for (const auto &[field, formField] : m_fields)
        formField->setFault({});
    setRole(*m_state, "secondary"_L1);
    m_state->clear();
}

void FirstRunPage::showFaults(const QList<ProfileFault> &faults)
{
    clearFaults();
    QWidget *first = nullptr;
    const bool serverIsWrong =
        std::any_of(faults.begin(), faults.end(), [](const ProfileFault &fault) { return fault.field == Field::Server; });
    int said = 0;
    for (const ProfileFault &fault : faults) {
        // A name that nobody typed comes from the server's URL, so only that is to be mended.
        if (fault.field == Field::Name && !m_nameTyped && serverIsWrong)
            continue;
        ++said;
        // Fields that are not shown say it through one that is.
        Field field = fault.field;
        if (field == Field::Api && !usesPassword())
            field = Field::Server;
        else if (field == Field::Token && usesPassword())
            field = Field::Password;
        FormField *formField = m_fields.at(field);
        const QString more = formField->fault().isEmpty() ? QString() : formField->fault() + QLatin1Char('\n');
        formField->setFault(more + fault.error.message);
        const bool isInFront = field == Field::Server || field == Field::Token || field == Field::User || field == Field::Password
            || field == Field::Api;
        if (!isInFront)
            m_more->setChecked(true);
        if (!first)
            first = formField->editor();
    }
    setRole(*m_state, "error"_L1);
    m_state->setText(tr("Not connected: %n problem(s), said at the field that causes it.", nullptr, said));
    adapt();
    if (first)
        first->setFocus();
}

void FirstRunPage::adapt()
{
    const QUrl url = normalizedServerUrl(m_server->text());
    const bool testing = m_testSince.has_value();
    if (testing) {
        const milliseconds soFar = std::chrono::floor<milliseconds>(m_clock.bootNow() - *m_testSince);
        m_state->setText(tr("Connecting to %1, %2…", "host, duration").arg(url.host(), formatDuration(soFar)));
    }
    m_state->setVisible(!m_state->text().isEmpty());
    m_connect->setEnabled(!testing);
    m_cancel->setVisible(testing);

    Profile sketch;
    sketch.server = url;
    m_origin->setPlaceholderText(url.host().isEmpty() ? QString() : effectiveOrigin(sketch));
    const QString host = url.host();
    const bool loopback = host == u"localhost"_s || host == u"::1"_s || host.startsWith(u"127."_s);
    m_plainText->setVisible(url.scheme() == u"ws"_s && !host.isEmpty() && !loopback);
    m_signInFields->setVisible(usesPassword());
    m_fields.at(Field::Token)->setVisible(!usesPassword());
    m_api->setPlaceholderText(likelyApiUrl(url).toString());
    m_fields.at(Field::DeviceId)->setVisible(m_channels.at(ChannelKind::MobileSync)->isChecked());
    m_more->setText(m_more->isChecked() ? tr("Fewer settings") : tr("More settings"));
    m_moreSettings->setVisible(m_more->isChecked());
}

void FirstRunPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_testSince) {
        endTest();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        // In a form, Enter means its main action; on a button, that button.
        if (auto *button = qobject_cast<QPushButton *>(focusWidget()))
            button->click();
        else
            runTest();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace noc
