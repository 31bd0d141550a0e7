// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"
#include "core/session/settings.h"
#include "tests/faults/consolepipe.h"
#include "ui/alerts/alertview.h"
#include "ui/alerts/gapstrip.h"
#include "ui/commands/commandtablemodel.h"
#include "ui/main/banner.h"
#include "ui/main/channelpill.h"
#include "ui/main/mainwindow.h"

#include <QAccessible>
#include <QAccessibleActionInterface>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QTimer>

#include <map>
#include <set>

using namespace Qt::StringLiterals;

namespace noc::faults {

namespace {

using namespace std::chrono_literals;

// Often enough that a word which stands for a blink only is seldom missed, and the round's player gets four a second at least.
constexpr milliseconds kLookEvery {100};
// Strip, banner and table follow the session each by its own clock, the slowest four times a second.
constexpr milliseconds kAgreeWithin {1'500};
constexpr milliseconds kNothingHeard {1h};

QAccessibleInterface *accessible(QObject *object)
{
    return QAccessible::queryAccessibleInterface(object);
}

bool press(QAccessibleInterface *button)
{
    QAccessibleActionInterface *actions = button ? button->actionInterface() : nullptr;
    if (!actions || button->state().disabled)
        return false;
    actions->doAction(QAccessibleActionInterface::pressAction());
    return true;
}

//! The state that a row's or a command's words tell; words that are not known, as they are.
QString stateIn(const QString &words)
{
    static const std::pair<QStringView, QStringView> known[] = {
        {u"queued", u"queued"},
        {u"sent", u"sent"},
        {u"\u2713 confirmed", u"confirmed"},
        {u"confirmed", u"confirmed"},
        {u"no answer", u"unanswered"},
        {u"! refused", u"refused"},
        {u"refused", u"refused"},
        {u"! not sent", u"expired"},
        {u"too old", u"expired"},
        {u"set aside", u"refused"},
        {u"withdrawn", u"withdrawn"}};
    for (const auto &[begin, state] : known) {
        if (words.startsWith(begin))
            return state.toString();
    }
    return words;
}

//! The whole program but its main(), without a screen: worked through accessibility, and read as assistive technology reads it. Only which
//! alert a row stands for comes from the model, since no row writes its number.
class WindowConsole final : public ConsolePipe
{
private:
    void start(const QJsonObject &profile) override
    {
        CommandLine line;
        line.connection.profile = u"faults"_s;
        line.connection.server = QUrl(profile.value("server"_L1).toString());
        line.connection.origin = profile.value("origin"_L1).toString();
        line.connection.channels = std::set {ChannelKind::Dashboard};
        line.connection.configDir = profile.value("folder"_L1).toString();
        qputenv("WATCHFLOOR_TOKEN", profile.value("token"_L1).toString().toUtf8());
        // Every row is read, so none may be folded away.
        QDir().mkpath(line.connection.configDir);
        Settings settings(line.connection.configDir + u"/settings.json"_s);
        settings.set(Settings::Key<int> {"alerts/flood-begins-at", 30}, 1'000'000);
        if (!settings.sync().ok())
            return QCoreApplication::exit(1);
        m_console = std::make_unique<noc::Console>(std::move(line));
        if (!m_console->start())
            return QCoreApplication::exit(1);
        connect(&m_look, &QTimer::timeout, this, &WindowConsole::look);
        m_look.start(kLookEvery);
    }

    MainWindow *window() const
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *found = qobject_cast<MainWindow *>(widget))
                return found;
        }
        return nullptr;
    }

    void acknowledge(std::int64_t alert) override
    {
        auto *view = window()->findChild<AlertView *>();
        const auto row = view->alerts().rowOf({AlertKind::Alert, EntityId(alert)});
        QAccessibleInterface *item = row ? accessible(view)->child(*row) : nullptr;
        press(item ? item->child(0) : nullptr);
        look();
    }

    void retryNow() override
    {
        for (QPushButton *button : window()->findChild<Banner *>()->findChildren<QPushButton *>()) {
            if (button->isVisible() && accessible(button)->text(QAccessible::Name) == "Retry now"_L1)
                press(accessible(button));
        }
    }

    //! Reads the window from top to bottom.
    void look()
    {
        const MainWindow *shown = window();
        if (!shown)
            return;
        const bool bannerIsUp = shown->findChild<Banner *>()->isVisible();
        Rows rows;
        std::map<std::int64_t, QString> states;
        readRows(*shown->findChild<AlertView *>(), rows, states);
        readCommands(*shown->findChild<CommandTableModel *>(), states);
        int open = 0;
        for (const auto &[alert, words] : states) {
            const QString state = stateIn(words);
            open += state == "queued"_L1 || state == "sent"_L1 || state == "unanswered"_L1;
            if (std::exchange(m_told[alert], state) != state)
                tell(
                    {{u"event"_s, u"command"_s},
                     {u"id"_s, qint64(alert)},
                     {u"command"_s, 0},
                     {u"state"_s, state},
                     {u"saving"_s, words.contains("not saved"_L1)}});
        }
        readGaps(*shown->findChild<GapStrip *>());
        // Whichever of the two looks more alive counts.
        tell(
            {{u"event"_s, u"live"_s},
             {u"live"_s, rows.live > 0 || !bannerIsUp},
             {u"open"_s, open},
             {u"age"_s, qint64(proofAge(*shown).count())}});
        compare(bannerIsUp, rows);
    }

    struct Rows {
        int all = 0, live = 0, remembered = 0;
    };

    void readRows(AlertView &view, Rows &rows, std::map<std::int64_t, QString> &states)
    {
        static const QRegularExpression command(u"Your command: (.*)\\.$"_s);
        QAccessibleInterface *list = accessible(&view);
        rows.all = list->childCount();
        for (int row = 0; row < rows.all; ++row) {
            const auto key = view.alerts().keyAt(row);
            if (!key)
                continue;
            const std::int64_t alert = key->id.toInt64().value_or(0);
            const QString sentence = list->child(row)->text(QAccessible::Name);
            if (m_rows.insert(alert).second)
                tell({{u"event"_s, u"row"_s}, {u"id"_s, qint64(alert)}});
            const bool remembered = sentence.contains("Last known"_L1);
            rows.remembered += remembered;
            rows.live += !remembered && !sentence.contains("not live"_L1);
            if (const auto match = command.match(sentence); match.hasMatch())
                states[alert] = match.captured(1);
        }
    }

    //! Of alerts whose row says nothing of a command, or that have none: the list of commands, from its newest line for each.
    void readCommands(const CommandTableModel &commands, std::map<std::int64_t, QString> &states)
    {
        std::set<std::int64_t> ofRows;
        for (const auto &[alert, words] : states)
            ofRows.insert(alert);
        for (int row = 0; row < commands.rowCount(); ++row) {
            const std::int64_t alert = commands.commands()[row].target.toInt64().value_or(0);
            if (!ofRows.contains(alert))
                states.try_emplace(alert, commands.index(row, CommandTableModel::StateColumn).data().toString());
        }
    }

    void readGaps(const GapStrip &strip)
    {
        const QList<Gap> &gaps = strip.unseen();
        if (!gaps.isEmpty() && !strip.isVisible())
            tell({{u"event"_s, u"contradiction"_s}, {u"text"_s, u"a gap ended and no line tells of it"_s}});
        for (; m_gaps < gaps.size(); ++m_gaps) {
            const Gap &gap = gaps[m_gaps];
            tell(
                {{u"event"_s, u"gap"_s},
                 {u"start"_s, gap.atStart},
                 {u"from"_s, qint64(gap.from.time_since_epoch().count())},
                 {u"to"_s, qint64(gap.to->time_since_epoch().count())}});
        }
    }

    //! How long ago the server last spoke, as the strip on top says.
    static milliseconds proofAge(const MainWindow &window)
    {
        static const QRegularExpression age(u"([\\d.]+) s ago"_s);
        const QStringList variants = window.findChild<ChannelPill *>()->words().variants;
        const auto match = age.match(variants.isEmpty() ? QString() : variants.first());
        return match.hasMatch() ? milliseconds(std::int64_t(match.captured(1).toDouble() * 1000)) : kNothingHeard;
    }

    //! A banner over rows that look live, or rows that look dead under none, may stand for the blink in which one follows the other.
    void compare(bool bannerIsUp, const Rows &rows)
    {
        if (rows.live == (bannerIsUp ? 0 : rows.all - rows.remembered)) {
            m_disagreeFor = 0ms;
        } else if ((m_disagreeFor += kLookEvery) == kAgreeWithin) {
            const QString words = bannerIsUp ? u"%1 of %2 rows look live under a banner that says there is no data"_s
                                             : u"%1 of %2 rows look live, and no banner says why not all"_s;
            tell({{u"event"_s, u"contradiction"_s}, {u"text"_s, words.arg(rows.live).arg(rows.all)}});
        }
    }

    std::unique_ptr<noc::Console> m_console;
    QTimer m_look;
    std::set<std::int64_t> m_rows;
    std::map<std::int64_t, QString> m_told;
    qsizetype m_gaps = 0;
    milliseconds m_disagreeFor {0};
};

} // namespace

} // namespace noc::faults

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    // The words are read.
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    noc::faults::WindowConsole console;
    return QApplication::exec();
}
