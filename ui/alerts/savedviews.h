// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertorder.h"
#include "core/alerts/alertquery.h"

#include <QList>
#include <QObject>
#include <QString>

#include <optional>

class QJsonObject;

namespace noc {

class Settings;

//! What the table shows and in which order, under a name of the operator's.
struct SavedView {
    QString name;
    QString text; //!< of the filter
    SeveritySet severities;
    bool unacknowledgedOnly = false;
    AlertOrder order;

    //! The same rows in the same order, whatever the name.
    bool showsTheSame(const SavedView &other) const
    {
        return text == other.text && severities == other.severities && unacknowledgedOnly == other.unacknowledgedOnly
            && order == other.order;
    }
    friend bool operator==(const SavedView &, const SavedView &) = default;
};

//! A view as one line of text, to be given to a colleague.
QString viewToText(const SavedView &view);
//! Reads such a line; none for anything else. Untrusted: bounded, and made safe for one line.
std::optional<SavedView> viewFromText(const QString &text);

//! The operator's views of one profile, in an order of the operator's, kept in the settings. No two have the same name.
class SavedViews : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype kMostViews = 50;
    static constexpr qsizetype kMostName = 60;
    static constexpr qsizetype kMostText = 1'000;

    SavedViews(Settings &settings, const QString &profile, QObject *parent = nullptr);

    const QList<SavedView> &views() const { return m_views; }
    std::optional<SavedView> named(const QString &name) const;

    //! Keeps it, in the place of the one of that name if there is one. The name, made safe; empty where there is no room or no name.
    QString keep(SavedView view);
    //! Adds it under its own name or, where that is taken, one like it; the name it got, empty where there is no room.
    QString add(SavedView view);
    //! False when the name is empty or taken.
    bool rename(qsizetype at, const QString &name);
    void move(qsizetype from, qsizetype to);
    void remove(qsizetype at);

Q_SIGNALS:
    void changed();
    void renamed(const QString &from, const QString &to);

private:
    void store();

    Settings &m_settings;
    QString m_profile;
    QList<SavedView> m_views;
};

} // namespace noc
