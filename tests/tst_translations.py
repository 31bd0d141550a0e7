#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that every text of the sources has a finished translation with the same places to fill in.

usage: tst_translations.py SOURCE_DIR LUPDATE
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

PLACES = re.compile(r"%(?:L?\d{1,2}|n)")
# A single & before a letter is the key of a menu or button; && is a plain one.
KEY = re.compile(r"(?<!&)&(?=\w)")
# Texts of Qt's own, from ui/theme/qttexts.cpp.
QT_CONTEXTS = {"QPlatformTheme", "QShortcut", "QLineEdit", "QWidgetTextControl", "QFileDialog", "QFileSystemModel"}
MARKUP = re.compile(r"</?\w+[^>]*>")


def faults_of(message):
    source = message.findtext("source") or ""
    translation = message.find("translation")
    forms = [form.text or "" for form in translation.findall("numerusform")] if message.get("numerus") == "yes" else [translation.text or ""]
    if message.get("numerus") == "yes" and len(forms) != 2:
        yield f"{len(forms)} plural forms instead of 2"
    if translation.get("type") == "unfinished" or not all(form.strip() for form in forms):
        yield "not translated"
        return
    for form in forms:
        places = set(PLACES.findall(form))
        wanted = set(PLACES.findall(source))
        # A plural form may leave the number out (“one alert”), but not the rest.
        if places != wanted and not (message.get("numerus") == "yes" and places | {"%n"} == wanted):
            yield f"places {sorted(places)} instead of {sorted(wanted)}: {form}"
        if len(KEY.findall(form)) != len(KEY.findall(source)):
            yield f"the & of the key is missing or too many: {form}"
        if MARKUP.findall(form) != MARKUP.findall(source):
            yield f"other markup than the source: {form}"
        if (form[:1].isspace(), form[-1:].isspace()) != (source[:1].isspace(), source[-1:].isspace()):
            yield f"other blanks at an end than the source: {form!r}"
        if source.endswith("…") != form.endswith("…"):
            yield f"an ellipsis on one side only: {form}"


def main():
    top, lupdate = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    faults = []
    texts = 0
    for committed in sorted((top / "translations").glob("*.ts")):
        with tempfile.TemporaryDirectory() as folder:
            fresh = pathlib.Path(shutil.copy(committed, folder))
            plurals = ["-pluralonly"] if committed.name.endswith("_en.ts") else []
            subprocess.run([lupdate, "core", "ui", "app", "-I", ".", "-silent", "-extensions", "cpp,h", "-no-obsolete", "-locations", "none",
                            *plurals, "-ts", str(fresh)], cwd=top, check=True)
            for context in xml.parse(fresh).getroot().iter("context"):
                # Qt's own texts, which the transport compares with, stay as Qt's own translation says them.
                if context.findtext("name").startswith("QWebSocket"):
                    continue
                # A class whose namespace lupdate did not see gets a context that nobody asks for when the program runs.
                if not context.findtext("name").startswith("noc::") and context.findtext("name") not in QT_CONTEXTS:
                    faults.append(f"{committed.name}: the context {context.findtext('name')} lacks its namespace")
                for message in context.iter("message"):
                    texts += 1
                    faults += [f"{committed.name}: {context.findtext('name')}: “{message.findtext('source')}”: {fault}"
                               for fault in faults_of(message)]
    print("\n".join(faults), file=sys.stderr)
    if texts < 50:
        sys.exit(f"only {texts} texts were found; this is not the whole of the sources")
    print(f"{texts} texts, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
