// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeapi.h"
#include "tests/support/faketransport.h"
#include "tests/support/manualclock.h"
#include "ui/main/firstrunpage.h"
#include "ui/main/formfield.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestFirstRunPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void goodServerIsHandedOn();
    void nothingTypedIsSaidAtTheFields();
    void refusalIsSaidAtTheToken();
    void deadServerIsSaidAtTheUrl();
    void silentServerCanBeCancelled();
    void plainTextNeedsAChoice();
    void faultOfHiddenFieldOpensTheSettings();
    void signsInWithAPassword();
    void wrongPasswordIsSaidAtIt();
    void missingPasswordAsksNobody();
    void demoDoor();
    void everyControlHasAName();

private:
    void fill(const QString &server, const QString &token);
    void press(const QString &text);
    //! Chooses the sign-in with a password and fills it in.
    void fillSignIn(const QString &user, const QString &password);
    FormField *fieldOf(const QString &editorName) const;
    QString stateText() const;

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<FakeTransports> m_transports;
    std::unique_ptr<FakeApi> m_api;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<FirstRunPage> m_page;
};

void TestFirstRunPage::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_transports = std::make_unique<FakeTransports>(*m_clock);
    m_api = std::make_unique<FakeApi>(*m_clock);
    m_theme = std::make_unique<Theme>();
    m_theme->apply(ThemeChoice::Dark);
    m_page = std::make_unique<FirstRunPage>(*m_clock, m_transports->factory(), *m_theme, nullptr, m_api->factory());
    m_page->resize(1280, 720);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestFirstRunPage::cleanup()
{
    m_page.reset();
    m_theme.reset();
    m_api.reset();
    m_transports.reset();
    m_clock.reset();
}

void TestFirstRunPage::fill(const QString &server, const QString &token)
{
    for (QLineEdit *line : m_page->findChildren<QLineEdit *>()) {
        if (line->accessibleName() == u"Server URL"_s)
            line->setText(server);
        if (line->accessibleName() == u"Token"_s)
            line->setText(token);
    }
}

void TestFirstRunPage::fillSignIn(const QString &user, const QString &password)
{
    for (QComboBox *box : m_page->findChildren<QComboBox *>()) {
        if (box->findText(u"with user name and password"_s) >= 0)
            box->setCurrentText(u"with user name and password"_s);
    }
    for (QLineEdit *line : m_page->findChildren<QLineEdit *>()) {
        if (line->accessibleName() == u"User name"_s)
            line->setText(user);
        if (line->accessibleName() == u"Password"_s)
            line->setText(password);
    }
}

void TestFirstRunPage::signsInWithAPassword()
{
    QSignalSpy proved(m_page.get(), &FirstRunPage::profileProved);
    fill(u"noc.example.com"_s, {});
    fillSignIn(m_api->user, m_api->password);
    press(u"Connect"_s);
    m_clock->advance(2s);
    QCOMPARE(proved.size(), 1);
    const auto profile = proved.first().at(0).value<Profile>();
    QCOMPARE(profile.api, QUrl(u"https://noc.example.com"_s));
    QCOMPARE(m_transports->lastTo(u"dashboard")->request().token, proved.first().at(1).toString());
    QVERIFY(!proved.first().at(2).toString().isEmpty());
    // The password is gone from the form, and was sent once, to the API.
    QCOMPARE(m_api->received.size(), std::size_t(1));
    QCOMPARE(m_api->received.front().url.host(), u"noc.example.com"_s);
    for (QLineEdit *line : m_page->findChildren<QLineEdit *>())
        QVERIFY(!line->text().contains(m_api->password));
}

void TestFirstRunPage::wrongPasswordIsSaidAtIt()
{
    QSignalSpy proved(m_page.get(), &FirstRunPage::profileProved);
    fill(u"noc.example.com"_s, {});
    fillSignIn(m_api->user, u"wrong"_s);
    press(u"Connect"_s);
    m_clock->advance(2s);
    QVERIFY(proved.isEmpty());
    QVERIFY(fieldOf(u"Password"_s)->fault().contains(u"does not accept"_s));
    QCOMPARE(m_transports->count(), 0);
}

void TestFirstRunPage::missingPasswordAsksNobody()
{
    fill(u"noc.example.com"_s, {});
    fillSignIn({}, {});
    press(u"Connect"_s);
    m_clock->advance(2s);
    QVERIFY(!fieldOf(u"Password"_s)->fault().isEmpty());
    QVERIFY(!fieldOf(u"User name"_s)->fault().isEmpty());
    QVERIFY(m_api->received.empty());
}

void TestFirstRunPage::press(const QString &text)
{
    for (QPushButton *button : m_page->findChildren<QPushButton *>()) {
        if (button->text().remove(u'&') == text) {
            QTest::mouseClick(button, Qt::LeftButton);
            return;
        }
    }
    QFAIL(qPrintable(text));
}

FormField *TestFirstRunPage::fieldOf(const QString &editorName) const
{
    for (FormField *field : m_page->findChildren<FormField *>()) {
        if (field->editor()->accessibleName() == editorName)
            return field;
    }
    return nullptr;
}

QString TestFirstRunPage::stateText() const
{
    QString found;
    for (QLabel *label : m_page->findChildren<QLabel *>()) {
        if (label->isVisible() && (label->text().startsWith(u"Not connected"_s) || label->text().startsWith(u"Connecting"_s)))
            found = label->text();
    }
    return found;
}

void TestFirstRunPage::goodServerIsHandedOn()
{
    QSignalSpy proved(m_page.get(), &FirstRunPage::profileProved);
    fill(u"noc.example.com"_s, u"aaa.bbb.ccc"_s);
    press(u"Connect"_s);
    QCOMPARE(stateText(), u"Connecting to noc.example.com, 0 s…"_s);
    m_clock->advance(1s);
    QCOMPARE(proved.size(), 1);
    const auto profile = proved.first().first().value<Profile>();
    QCOMPARE(profile.server, QUrl(u"wss://noc.example.com"_s));
    QCOMPARE(profile.name, u"noc.example.com"_s);
    QVERIFY(profile.channels == (std::set {ChannelKind::Dashboard, ChannelKind::Presence}));
    QCOMPARE(profile.tenantId, EntityId(5));
    QCOMPARE(proved.first().at(1).toString(), u"aaa.bbb.ccc"_s);
}

void TestFirstRunPage::nothingTypedIsSaidAtTheFields()
{
    press(u"Connect"_s);
    QVERIFY(!fieldOf(u"Server URL"_s)->fault().isEmpty());
    QCOMPARE(m_transports->count(), 0);
    QVERIFY(stateText().startsWith(u"Not connected"_s));
    QVERIFY(fieldOf(u"Server URL"_s)->editor()->hasFocus());
}

void TestFirstRunPage::refusalIsSaidAtTheToken()
{
    m_transports->behaviour().refusal = endCause(EndKind::HandshakeRefused, 403);
    fill(u"wss://noc.example.com"_s, u"aaa.bbb.ccc"_s);
    press(u"Connect"_s);
    m_clock->advance(1s);
    const QString fault = fieldOf(u"Token"_s)->fault();
    QVERIFY2(fault.contains(u"403"_s) && fault.contains(u"origin"_s), qPrintable(fault));
    QCOMPARE(fieldOf(u"Server URL"_s)->fault(), QString());
}

void TestFirstRunPage::deadServerIsSaidAtTheUrl()
{
    m_transports->behaviour().refusal = endCause(EndKind::ConnectionRefused);
    fill(u"wss://noc.example.com"_s, u"aaa.bbb.ccc"_s);
    press(u"Connect"_s);
    m_clock->advance(1s);
    QVERIFY(!fieldOf(u"Server URL"_s)->fault().isEmpty());
    QCOMPARE(fieldOf(u"Token"_s)->fault(), QString());
}

void TestFirstRunPage::silentServerCanBeCancelled()
{
    m_transports->behaviour() = FakeBehaviour::manual();
    fill(u"wss://noc.example.com"_s, u"aaa.bbb.ccc"_s);
    press(u"Connect"_s);
    m_clock->advance(3s);
    QCOMPARE(stateText(), u"Connecting to noc.example.com, 3 s…"_s);
    press(u"Cancel"_s);
    QCOMPARE(stateText(), QString());
    QCOMPARE(m_transports->aliveCount(), 0);
}

void TestFirstRunPage::plainTextNeedsAChoice()
{
    auto *choice = [this] {
        for (QCheckBox *check : m_page->findChildren<QCheckBox *>()) {
            if (check->text().startsWith(u"Connect without encryption"_s))
                return check;
        }
        return static_cast<QCheckBox *>(nullptr);
    }();
    fill(u"wss://noc.example.com"_s, {});
    QVERIFY(!choice->isVisible());
    fill(u"ws://127.0.0.1:8000"_s, {});
    QVERIFY(!choice->isVisible());
    fill(u"ws://noc.example.com"_s, u"aaa.bbb.ccc"_s);
    QVERIFY(choice->isVisible());
    press(u"Connect"_s);
    QVERIFY(!fieldOf(u"Server URL"_s)->fault().isEmpty());
    QCOMPARE(m_transports->count(), 0);
    choice->setChecked(true);
    press(u"Connect"_s);
    QCOMPARE(m_transports->count(), 1);
}

void TestFirstRunPage::faultOfHiddenFieldOpensTheSettings()
{
    QVERIFY(!fieldOf(u"Origin"_s)->isVisible());
    m_page->showFaults({{ProfileFault::Field::Origin, Error {ErrorCode::InvalidInput, u"Not an origin."_s, {}}}});
    QVERIFY(fieldOf(u"Origin"_s)->isVisible());
    QCOMPARE(fieldOf(u"Origin"_s)->fault(), u"Not an origin."_s);
}

void TestFirstRunPage::demoDoor()
{
    QSignalSpy demo(m_page.get(), &FirstRunPage::demoRequested);
    press(u"Start the demo"_s);
    QCOMPARE(demo.size(), 1);
}

void TestFirstRunPage::everyControlHasAName()
{
    press(u"More settings"_s);
    for (QWidget *widget : m_page->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
            continue;
        auto *button = qobject_cast<QAbstractButton *>(widget);
        const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(named, widget->metaObject()->className());
    }
}

QTEST_MAIN(TestFirstRunPage)
#include "tst_firstrunpage.moc"
