// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/settings.h"

#include "core/base/logging.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonParseError>
#include <QSaveFile>
#include <QStringList>
#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr std::chrono::milliseconds kWriteDelay {1'000};
constexpr qint64 kLargestFile = 16 * 1024 * 1024;
constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

// JSON has no bytes: they are kept as text behind a mark, and a text that begins like a mark gets one of its own.
const QString kBytesMark = u"base64:"_s;
const QString kTextMark = u"text:"_s;

QJsonValue toJson(const QVariant &value)
{
    if (value.typeId() == QMetaType::QByteArray)
        return kBytesMark + QString::fromLatin1(value.toByteArray().toBase64());
    if (value.typeId() == QMetaType::QString) {
        const QString text = value.toString();
        return text.startsWith(kBytesMark) || text.startsWith(kTextMark) ? kTextMark + text : text;
    }
    if (value.metaType().flags() & QMetaType::IsEnumeration)
        return value.toLongLong();
    return QJsonValue::fromVariant(value);
}

QVariant fromJson(const QJsonValue &value)
{
    if (value.isUndefined() || value.isNull())
        return {};
    if (!value.isString())
        return value.toVariant();
    const QString text = value.toString();
    if (text.startsWith(kBytesMark))
        return QByteArray::fromBase64(text.mid(kBytesMark.size()).toLatin1());
    return text.startsWith(kTextMark) ? text.mid(kTextMark.size()) : text;
}

QJsonValue valueAt(const QJsonObject &object, QStringView path)
{
    const qsizetype slash = path.indexOf(u'/');
    if (slash < 0)
        return object.value(path);
    return valueAt(object.value(path.first(slash)).toObject(), path.sliced(slash + 1));
}

void setValueAt(QJsonObject &object, QStringView path, const QJsonValue &value)
{
    const qsizetype slash = path.indexOf(u'/');
    if (slash < 0) {
        object.insert(path, value);
        return;
    }
    const QString first = path.first(slash).toString();
    QJsonObject inner = object.value(first).toObject();
    setValueAt(inner, path.sliced(slash + 1), value);
    object.insert(first, inner);
}

} // namespace

class Settings::Private
{
public:
    //! Reads the file into `root`; what cannot be read is left where nobody overwrites it.
    void load()
    {
        QFile file(path);
        if (path.isEmpty() || !file.exists())
            return;
        if (!file.open(QIODevice::ReadOnly)) {
            mayWrite = false;
            problem = Error {
                ErrorCode::Storage, Settings::tr("The settings file cannot be read. Defaults are used, and nothing is saved."),
                path + u": "_s + file.errorString()};
            return;
        }
        QJsonParseError fault;
        const QJsonDocument document =
            file.size() <= kLargestFile ? QJsonDocument::fromJson(file.readAll(), &fault) : QJsonDocument();
        file.close();
        if (document.isObject())
            root = document.object();
        else
            keepAside(fault.error == QJsonParseError::NoError ? u"no object, or too large"_s : fault.errorString());
    }

    void keepAside(const QString &fault)
    {
        const QString stem = path + u".broken-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
        QString aside = stem;
        for (int more = 2; QFileInfo::exists(aside); ++more)
            aside = stem + u'-' + QString::number(more);
        if (QFile::rename(path, aside)) {
            problem = Error {
                ErrorCode::Malformed,
                Settings::tr("The settings file was damaged. It was kept as “%1”; defaults are used.")
                    .arg(QFileInfo(aside).fileName()),
                aside + u": "_s + fault};
        } else {
            mayWrite = false;
            problem = Error {
                ErrorCode::Malformed, Settings::tr("The settings file is damaged. Defaults are used, and nothing is saved."),
                path + u": "_s + fault};
        }
    }

    Outcome write() const
    {
        const auto failure = [this](const QString &detail) {
            return Error {
                ErrorCode::Storage, Settings::tr("The settings cannot be saved. Check the disk and the folder's permissions."),
                path + u": "_s + detail};
        };
        if (!mayWrite)
            return failure(u"kept from being overwritten"_s);
        const QDir folder = QFileInfo(path).absoluteDir();
        if (!folder.exists()) {
            if (!folder.mkpath(u"."_s))
                return failure(u"no folder"_s);
            QFile::setPermissions(folder.absolutePath(), kOwnerOnly | QFileDevice::ExeOwner);
        }
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return failure(file.errorString());
        // Before anything is in it; of an old file it would else take over the permissions.
        if (!file.setPermissions(kOwnerOnly))
            return failure(file.errorString());
        file.write(QJsonDocument(root).toJson());
        return file.commit() ? done() : Outcome(failure(file.errorString()));
    }

    QString path;
    QJsonObject root;
    std::optional<Error> problem;
    QTimer timer;
    bool dirty = false;
    bool mayWrite = true;
    bool failing = false;
};

Settings::Settings(const QString &path, QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    d->path = path;
    d->load();
    if (d->problem)
        qCWarning(lcSession) << "settings:" << d->problem->detail;
    d->timer.setSingleShot(true);
    d->timer.setInterval(kWriteDelay);
    connect(&d->timer, &QTimer::timeout, this, [this] { (void)sync(); });
}

Settings::~Settings()
{
    // Nobody is left to be told.
    const QSignalBlocker quiet(this);
    (void)sync();
}

QVariant Settings::value(const char *name) const
{
    return fromJson(valueAt(d->root, QString::fromUtf8(name)));
}

void Settings::setValue(const char *name, const QVariant &value)
{
    store(name, toJson(value));
}

QJsonObject Settings::object(const char *name) const
{
    return valueAt(d->root, QString::fromUtf8(name)).toObject();
}

void Settings::setObject(const char *name, const QJsonObject &object)
{
    store(name, object);
}

void Settings::store(const char *name, const QJsonValue &value)
{
    const QString path = QString::fromUtf8(name);
    if (valueAt(d->root, path) == value)
        return;
    setValueAt(d->root, path, value);
    d->dirty = true;
    // From the first change on: one who goes on changing is not to put it off for ever.
    if (!d->path.isEmpty() && !d->timer.isActive())
        d->timer.start();
}

std::optional<Error> Settings::loadProblem() const
{
    return d->problem;
}

Outcome Settings::sync()
{
    d->timer.stop();
    if (!d->dirty || d->path.isEmpty())
        return done();
    const Outcome outcome = d->write();
    d->dirty = !outcome.ok();
    if (!outcome.ok() && !std::exchange(d->failing, true)) {
        qCWarning(lcSession) << "settings:" << outcome.error().detail;
        Q_EMIT writeFailed(outcome.error());
    }
    if (outcome.ok())
        d->failing = false;
    return outcome;
}

} // namespace noc
