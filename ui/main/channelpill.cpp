// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/channelpill.h"

#include "ui/theme/formats.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QPainter>

namespace noc {

namespace {

constexpr int kPadding = 12;
constexpr int kMark = 9;
constexpr int kGap = 7;

} // namespace

Severity markShape(PillWords::Mark mark)
{
    switch (mark) {
    case PillWords::Mark::Healthy: return Severity::Low;
    case PillWords::Mark::Off: return Severity::Info;
    case PillWords::Mark::Waiting: return Severity::Medium;
    case PillWords::Mark::Failed: return Severity::Critical;
    }
    Q_UNREACHABLE();
}

QColor markColor(PillWords::Mark mark, const ThemeColors &colors)
{
    switch (mark) {
    case PillWords::Mark::Healthy: return colors.healthy;
    case PillWords::Mark::Off: return colors.secondary;
    case PillWords::Mark::Waiting: return colors.high;
    case PillWords::Mark::Failed: return colors.critical;
    }
    Q_UNREACHABLE();
}

ChannelPill::ChannelPill(ChannelKind kind, Theme &theme, QWidget *parent) : QAbstractButton(parent), m_kind(kind), m_theme(theme)
{
    setFont(theme.secondaryFont());
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    m_words.variants = QStringList {QString()};
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ChannelPill::setWords(const PillWords &words)
{
    if (words == m_words)
        return;
    const QSize before = sizeHint();
    if (words.mark != m_words.mark || words.variants.size() != m_words.variants.size())
        m_widths.clear();
    m_words = words;
    const QString whole = tr("%1: %2", "channel, its state").arg(channelName(m_kind), words.variants.first());
    setAccessibleName(whole);
    setToolTip(plainToolTip(whole));
    // The whole window is laid out anew for it, and the words tick.
    if (sizeHint() != before)
        updateGeometry();
    update();
}

void ChannelPill::setBrevity(int brevity)
{
    if (brevity == m_brevity)
        return;
    m_brevity = brevity;
    updateGeometry();
    update();
}

QString ChannelPill::shownWords(int brevity) const
{
    return m_words.variants.at(std::min<qsizetype>(brevity, m_words.variants.size() - 1));
}

int ChannelPill::widthAt(int brevity) const
{
    while (m_widths.size() <= brevity)
        m_widths.append(Width());
    Width &width = m_widths[brevity];
    if (const QString words = shownWords(brevity); width.pixels == 0 || width.words != words) {
        QFont bold = font();
        bold.setBold(true);
        const int text =
            QFontMetrics(bold).horizontalAdvance(channelName(m_kind)) + fontMetrics().horizontalAdvance(QLatin1Char(' ') + words);
        width = {words, std::max(width.pixels, kPadding + kMark + kGap + text + kPadding + 2)};
    }
    return width.pixels;
}

QSize ChannelPill::sizeHint() const
{
    return QSize(widthAt(m_brevity), fontMetrics().height() + 10);
}

void ChannelPill::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        m_widths.clear();
    QAbstractButton::changeEvent(event);
}

void ChannelPill::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = m_theme.colors();
    const bool failed = m_words.mark == PillWords::Mark::Failed;
    const bool wrong = failed || m_words.mark == PillWords::Mark::Waiting;
    const QColor wordColor = failed ? colors.critical : wrong ? colors.warningText : colors.secondary;

    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(hasFocus() ? colors.action : wrong ? markColor(m_words.mark, colors) : colors.line, 1));
    painter.setBrush(underMouse() ? mixed(colors.raised, colors.text, 0.06) : colors.raised);
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);

    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    QRect box = rect().adjusted(kPadding, 0, -kPadding, 0);
    const QRect mark(mirrored ? box.right() - kMark + 1 : box.left(), (height() - kMark) / 2, kMark, kMark);
    drawSeverityMark(painter, mark, markShape(m_words.mark), markColor(m_words.mark, colors));

    const auto moveOn = [&](int by) { box.adjust(mirrored ? 0 : by, 0, mirrored ? -by : 0, 0); };
    // Mirrored by drawText() itself.
    constexpr int alignment = Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine;
    const QString name = channelName(m_kind);
    moveOn(kMark + kGap);
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(wrong ? wordColor : colors.text);
    painter.drawText(box, alignment, name);
    moveOn(QFontMetrics(bold).horizontalAdvance(name) + fontMetrics().horizontalAdvance(QLatin1Char(' ')));
    painter.setFont(font());
    painter.setPen(wordColor);
    painter.drawText(box, alignment, shownWords(m_brevity));
}

} // namespace noc
