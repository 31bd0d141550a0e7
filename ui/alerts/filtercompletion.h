// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertstore.h"
#include "core/alerts/querytext.h"

#include <QFrame>
#include <QStringList>

#include <optional>

class QLabel;
class QLineEdit;
class QTreeWidget;

namespace noc {

class Theme;

//! What may be typed next into the filter: names of fields, then their values, those that the store knows most often first. A list under the line that takes
//! neither the focus nor a key that the line has a use for: Tab takes the chosen one, Ctrl+Down and Ctrl+Up choose, Ctrl+Space asks for it.
class FilterCompletion : public QFrame
{
    Q_OBJECT

public:
    static constexpr qsizetype kMostShown = 8;

    //! `edit` and `store` must outlive it. Shown as a child of the edit's window.
    FilterCompletion(QLineEdit &edit, const AlertStore &store, Theme &theme);

    //! Shows what goes with the text before the cursor, or hides; asked for (not by typing), also where nothing is typed yet.
    void offer(bool asked);
    bool isOffering() const { return isVisible(); }
    QStringList offered() const;
    QString chosen() const;
    //! Moves the choice, around its ends.
    void choose(int by);
    //! Puts the chosen one into the text; a field's name has its values offered next.
    void take();
    void close();

private:
    struct Suggestion {
        QString typed; // as it goes into the text
        QString shown; // the same, safe to look at
        QString note;
    };
    QList<Suggestion> suggestions(const QueryPlace &place, bool asked);
    QList<Suggestion> fields(const QString &begun) const;
    QList<Suggestion> values(QueryField field, const QString &begun);
    void show(const QList<Suggestion> &suggestions);
    void place();
    void tellChoice();
    void adoptTheme();

    QLineEdit &m_edit;
    const AlertStore &m_store;
    Theme &m_theme;
    QTreeWidget *m_list;
    QLabel *m_hint;
    QList<Suggestion> m_suggestions;
    std::optional<QueryPlace> m_at;
    // Counted once for as long as the list is about that field.
    std::optional<QueryField> m_namesOf;
    QStringList m_names;
};

} // namespace noc
