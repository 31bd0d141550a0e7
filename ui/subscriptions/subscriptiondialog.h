// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/profile.h"

#include <QDialog>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace noc {

class Theme;

//! Asks for a client's id and the operator's own name for it; or, for a known client, for its name alone.
class SubscriptionDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SubscriptionDialog(Theme &theme, QWidget *parent = nullptr);

    //! The id stands, only the name can be changed.
    void setSubscription(const Subscription &subscription);
    //! None while the id is empty.
    std::optional<Subscription> subscription() const;

private:
    std::optional<EntityId> m_fixedId;
    QLineEdit *m_id;
    QLineEdit *m_name;
    QPushButton *m_accept;
};

} // namespace noc
