// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/stylesheet.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QMainWindow>
#include <QPainter>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>

using namespace noc;
using namespace Qt::StringLiterals;

namespace {

struct Pair {
    const char *name;
    QColor text;
    QColor ground;
};

//! Every text colour with every ground that it is drawn on.
std::vector<Pair> textPairs(const ThemeColors &c)
{
    std::vector<Pair> pairs;
    const std::array grounds = {c.ground, c.panel, c.raised};
    for (const QColor &ground : grounds) {
        pairs.push_back({"text", c.text, ground});
        pairs.push_back({"secondary", c.secondary, ground});
        pairs.push_back({"critical", c.critical, ground});
        pairs.push_back({"high", c.high, ground});
        pairs.push_back({"medium", c.medium, ground});
        pairs.push_back({"low", c.low, ground});
        pairs.push_back({"info", c.info, ground});
        pairs.push_back({"action", c.action, ground});
        pairs.push_back({"healthy", c.healthy, ground});
        pairs.push_back({"warning", c.warningText, ground});
    }
    pairs.push_back({"settled on ground", c.settled, c.ground});
    pairs.push_back({"settled on panel", c.settled, c.panel});
    pairs.push_back({"text on selection", c.text, c.selection});
    pairs.push_back({"text on critical row", c.text, c.criticalRow});
    pairs.push_back({"critical on its row", c.critical, c.criticalRow});
    // What is disabled is read too; on raised grounds (menus) it takes the secondary colour.
    pairs.push_back({"text on selected menu item", c.text, c.selection});
    for (const double share : {0.06, 0.08, 0.12, 0.16}) {
        const QColor touched = mixed(c.raised, c.text, share);
        pairs.push_back({"text of a touched button", c.text, touched});
    }
    const QColor pill = mixed(c.raised, c.text, 0.06);
    for (const QColor &word : {c.secondary, c.warningText, c.critical, c.action})
        pairs.push_back({"words of a hovered pill", word, pill});
    for (const QColor &bar : {c.warningGround, c.criticalRow}) {
        pairs.push_back({"link in a banner", c.action, bar});
        pairs.push_back({"secondary in a banner", c.secondary, bar});
    }
    pairs.push_back({"text on warning", c.text, c.warningGround});
    pairs.push_back({"warning", c.warningText, c.warningGround});
    pairs.push_back({"primary button", c.actionText, c.action});
    pairs.push_back({"primary button hovered", c.actionText, mixed(c.action, c.text, 0.15)});
    pairs.push_back({"hovered button", c.text, mixed(c.raised, c.text, 0.06)});
    pairs.push_back({"pressed button", c.text, mixed(c.raised, c.text, 0.12)});
    return pairs;
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastFormula();
    void textIsReadable_data();
    void textIsReadable();
    void wordsOnTintedRowsFallBackToTheMainColour();
    void dimmedTextStaysReadable_data() { textIsReadable_data(); }
    void dimmedTextStaysReadable();
    void rowsAreReadableInEveryState_data() { textIsReadable_data(); }
    void rowsAreReadableInEveryState();
    void styleSheetHasNoPlaceholderLeft();
    void styleSheetGrowsWithTheFont();
    void applyTellsAndSetsThePalette();
    void choiceIdsRoundTrip();
    void everySeverityHasItsOwnShape();
    void fontsHaveTheirSizes();
    void fontsSurviveAnotherParent();
};

void TestTheme::contrastFormula()
{
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
    // The known border case of WCAG: #767676 on white is just readable.
    const double border = contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white);
    QVERIFY2(border > 4.5 && border < 4.6, qPrintable(QString::number(border)));
}

void TestTheme::textIsReadable_data()
{
    QTest::addColumn<ThemeChoice>("choice");
    QTest::addColumn<double>("needed");
    QTest::newRow("dark") << ThemeChoice::Dark << 4.5;
    QTest::newRow("light") << ThemeChoice::Light << 4.5;
    QTest::newRow("high contrast") << ThemeChoice::HighContrast << 7.0;
}

void TestTheme::textIsReadable()
{
    QFETCH(ThemeChoice, choice);
    QFETCH(double, needed);
    Theme theme;
    theme.apply(choice);
    for (const Pair &pair : textPairs(theme.colors())) {
        const double ratio = contrastRatio(pair.text, pair.ground);
        QVERIFY2(
            ratio >= needed,
            qPrintable(u"%1 %2 on %3: %4"_s.arg(QLatin1StringView(pair.name), pair.text.name(), pair.ground.name()).arg(ratio)));
    }
}

void TestTheme::wordsOnTintedRowsFallBackToTheMainColour()
{
    Theme theme;
    for (const ThemeChoice choice : {ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::HighContrast}) {
        theme.apply(choice);
        const ThemeColors &c = theme.colors();
        const double needed = choice == ThemeChoice::HighContrast ? 7.0 : 4.5;
        for (const QColor &ground : {c.selection, c.criticalRow, c.warningGround}) {
            for (const QColor &wanted : {c.critical, c.high, c.medium, c.low, c.info, c.secondary, c.settled, c.healthy, c.action})
                QVERIFY(contrastRatio(theme.readable(wanted, ground), ground) >= needed);
        }
        QCOMPARE(theme.readable(c.text, c.ground), c.text);
        QCOMPARE(theme.readable(c.ground, c.ground), c.text);
    }
}

void TestTheme::dimmedTextStaysReadable()
{
    QFETCH(ThemeChoice, choice);
    QFETCH(double, needed);
    Theme theme;
    theme.apply(choice);
    const ThemeColors &c = theme.colors();
    for (const QColor &color : {c.text, c.secondary, c.critical, c.high, c.medium, c.low}) {
        const QColor dimmed = theme.dimmed(color, c.ground);
        QVERIFY2(contrastRatio(dimmed, c.ground) >= needed, qPrintable(color.name()));
    }
    QVERIFY(theme.dimmed(c.text, c.ground) != c.text);
}

void TestTheme::rowsAreReadableInEveryState()
{
    QFETCH(ThemeChoice, choice);
    QFETCH(double, needed);
    Theme theme;
    theme.apply(choice);
    const ThemeColors &c = theme.colors();
    // As AlertDelegate mixes its grounds: plain, CRITICAL and selected rows, under the pointer or not, live or stale.
    for (const QColor &plain : {c.ground, c.criticalRow, c.selection}) {
        for (const double hover : {0.0, 0.04, 0.05}) {
            const QColor ground = mixed(plain, c.text, hover);
            for (const QColor &wanted :
                 {c.text, c.secondary, c.settled, c.critical, c.high, c.medium, c.low, c.info, c.healthy, c.action}) {
                const QColor live = theme.readable(wanted, ground);
                const QColor stale = theme.dimmed(live, ground);
                QVERIFY2(contrastRatio(live, ground) >= needed, qPrintable(wanted.name() + u" on "_s + ground.name()));
                QVERIFY2(contrastRatio(stale, ground) >= needed, qPrintable(wanted.name() + u" stale on "_s + ground.name()));
            }
            const QColor button = mixed(ground, c.raised, 0.7);
            QVERIFY2(contrastRatio(theme.dimmed(c.text, button), button) >= needed, qPrintable(button.name()));
        }
    }
}

void TestTheme::styleSheetHasNoPlaceholderLeft()
{
    for (const ThemeColors &colors : {darkColors(), lightColors(), highContrastColors()}) {
        const QString sheet = styleSheet(colors, 1);
        QVERIFY(!sheet.contains(u'@'));
        QVERIFY(!sheet.contains(u"dp"_s));
        QVERIFY(sheet.contains(colors.panel.name()));
    }
}

void TestTheme::styleSheetGrowsWithTheFont()
{
    QVERIFY(styleSheet(darkColors(), 1).contains(u"QScrollBar:vertical { width: 10px; }"_s));
    QVERIFY(styleSheet(darkColors(), 2).contains(u"QScrollBar:vertical { width: 20px; }"_s));
}

void TestTheme::applyTellsAndSetsThePalette()
{
    Theme theme;
    QSignalSpy changed(&theme, &Theme::changed);
    theme.apply(ThemeChoice::Light);
    QCOMPARE(changed.size(), 1);
    QVERIFY(!theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), lightColors().panel);
    theme.apply(ThemeChoice::Dark);
    QVERIFY(theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::WindowText), darkColors().text);
    QCOMPARE(theme.choice(), ThemeChoice::Dark);
}

void TestTheme::choiceIdsRoundTrip()
{
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::HighContrast})
        QCOMPARE(themeChoiceFromId(themeChoiceId(choice)), choice);
    QCOMPARE(themeChoiceFromId(u"sepia"), std::nullopt);
}

void TestTheme::everySeverityHasItsOwnShape()
{
    const auto draw = [](Severity severity, bool settled) {
        QImage image(24, 24, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        drawSeverityMark(painter, QRectF(2, 2, 20, 20), severity, Qt::white, settled);
        return image;
    };
    QList<QImage> shapes;
    for (const Severity severity : kTileSeverities) {
        const QImage shape = draw(severity, false);
        QVERIFY2(!shapes.contains(shape), qPrintable(severityWord(severity)));
        shapes << shape;
        QCOMPARE(draw(severity, true), draw(Severity::Info, false));
    }
    QCOMPARE(draw(Severity::Unknown, false), draw(Severity::Critical, false));
}

void TestTheme::fontsHaveTheirSizes()
{
    Theme theme;
    QCOMPARE(theme.baseFont().pixelSize(), 13);
    QCOMPARE(theme.secondaryFont().pixelSize(), 12);
    QCOMPARE(theme.titleFont().pixelSize(), 15);
    QCOMPARE(theme.figureFont().pixelSize(), 24);
    QVERIFY(
        QFontMetrics(theme.baseFont()).horizontalAdvance(u"1111"_s) == QFontMetrics(theme.baseFont()).horizontalAdvance(u"8888"_s));
}

void TestTheme::fontsSurviveAnotherParent()
{
    Theme theme;
    theme.apply(ThemeChoice::Dark);
    QMainWindow window;
    auto *panel = new QWidget;
    auto *label = new QLabel(u"x"_s);
    auto *scroll = new QScrollArea(panel);
    scroll->setWidget(label);
    label->setFont(theme.headingFont());
    window.setCentralWidget(panel);
    QCOMPARE(label->font().pixelSize(), theme.headingFont().pixelSize());
    QVERIFY(label->font().bold());
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
