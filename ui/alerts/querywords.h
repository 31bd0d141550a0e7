// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/querytext.h"

#include <QString>

namespace noc {

//! What is wrong with a part of the filter's text, and that it hides nothing, as one sentence or two.
QString queryErrorText(const QString &text, const QueryError &error);
//! What the field is, in a few words.
QString queryFieldText(QueryField field);
//! Its name with the operator that is used most, to be typed before a value.
QString queryFieldStart(QueryField field);

} // namespace noc
