<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>Suchen in:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>Datei&amp;name:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Dateien vom Typ:</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Sichern</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 gibt es schon.
Soll die Datei ersetzt werden?</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Geändert</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Nein</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Pos1</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>Bild↑</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>Bild↓</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>←</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>→</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>↑</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>↓</translation>
    </message>
</context>
<context>
    <name>QWebSocketDataProcessor</name>
    <message>
        <source>Invalid close code %1 detected.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>noc::Ack</name>
    <message>
        <source>It was sent, but no answer came in time; it may have been executed.</source>
        <translation>Gesendet, aber rechtzeitig kam keine Antwort; es kann ausgeführt worden sein.</translation>
    </message>
    <message>
        <source>Not every alert was answered. What was sent without an answer may have been executed.</source>
        <translation>Nicht zu jedem Alarm kam eine Antwort. Was ohne Antwort gesendet wurde, kann ausgeführt worden sein.</translation>
    </message>
    <message>
        <source>What was not sent is not kept: it ends with this command.</source>
        <translation>Was nicht gesendet wurde, wird nicht aufbewahrt: Es endet mit diesem Befehl.</translation>
    </message>
</context>
<context>
    <name>noc::AlertCopy</name>
    <message>
        <source>alert %1</source>
        <comment>id</comment>
        <translation>Alarm %1</translation>
    </message>
    <message>
        <source>finding %1</source>
        <comment>id</comment>
        <translation>Befund %1</translation>
    </message>
    <message>
        <source>anomaly %1</source>
        <comment>id</comment>
        <translation>Anomalie %1</translation>
    </message>
    <message>
        <source>ticket %1</source>
        <comment>id</comment>
        <translation>Ticket %1</translation>
    </message>
    <message>
        <source>%1, %2: %3 (%4)</source>
        <comment>severity, type, message, alert and its id</comment>
        <translation>%1, %2: %3 (%4)</translation>
    </message>
    <message>
        <source>%1, %2: %3 (%4, raised %5)</source>
        <comment>severity, type, message, alert and its id, time</comment>
        <translation>%1, %2: %3 (%4, ausgelöst %5)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>fact, its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>%1, raised again since</source>
        <comment>status</comment>
        <translation>%1, seither erneut ausgelöst</translation>
    </message>
    <message>
        <source>Last known</source>
        <translation>Zuletzt bekannt</translation>
    </message>
    <message>
        <source>By</source>
        <comment>by whom</comment>
        <translation>Von</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Quittiert</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Wiederholungen</translation>
    </message>
    <message numerus="yes">
        <source>%n raises, the last %1</source>
        <comment>time</comment>
        <translation>
            <numerusform>%n Auslösung, die letzte %1</numerusform>
            <numerusform>%n Auslösungen, die letzte %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more rows, which are not copied</source>
        <translation>
            <numerusform>… und %n weitere Zeile, die nicht kopiert ist</numerusform>
            <numerusform>… und %n weitere Zeilen, die nicht kopiert sind</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy as one line</source>
        <translation>Als eine Zeile kopieren</translation>
    </message>
    <message>
        <source>Copy all that is known</source>
        <translation>Alles Bekannte kopieren</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>Meldung kopieren</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>Nummer kopieren</translation>
    </message>
</context>
<context>
    <name>noc::AlertDetail</name>
    <message>
        <source>Alert %1</source>
        <comment>id</comment>
        <translation>Alarm %1</translation>
    </message>
    <message>
        <source>Finding %1</source>
        <comment>id</comment>
        <translation>Befund %1</translation>
    </message>
    <message>
        <source>Anomaly %1</source>
        <comment>id</comment>
        <translation>Anomalie %1</translation>
    </message>
    <message>
        <source>Ticket %1</source>
        <comment>id</comment>
        <translation>Ticket %1</translation>
    </message>
    <message>
        <source>Alert detail</source>
        <translation>Alarm im Einzelnen</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>By</source>
        <comment>by whom</comment>
        <translation>Von</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Choose an alert in the table to see all that is known of it.</source>
        <translation>Wählen Sie einen Alarm in der Tabelle, um alles zu sehen, was über ihn bekannt ist.</translation>
    </message>
    <message>
        <source>This alert is no longer kept: the console&apos;s memory was needed for newer ones.</source>
        <translation>Dieser Alarm wird nicht mehr aufbewahrt: Der Speicher der Konsole wurde für neuere gebraucht.</translation>
    </message>
    <message>
        <source>not told</source>
        <comment>by the server</comment>
        <translation>ohne Angabe</translation>
    </message>
    <message>
        <source>%1, %2 ago</source>
        <comment>time, how long ago</comment>
        <translation>%1, vor %2</translation>
    </message>
    <message numerus="yes">
        <source>%n in %1</source>
        <comment>raises in that time</comment>
        <translation>
            <numerusform>%n in %1</numerusform>
            <numerusform>%n in %1</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <comment>repeats</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1, raised again since</source>
        <comment>status</comment>
        <translation>%1, seither erneut ausgelöst</translation>
    </message>
    <message>
        <source>Mark as seen   A</source>
        <comment>button with its key</comment>
        <translation>Als gesehen markieren   A</translation>
    </message>
    <message>
        <source>Acknowledge again   A</source>
        <comment>button with its key</comment>
        <translation>Erneut quittieren   A</translation>
    </message>
    <message>
        <source>Queue acknowledgement   A</source>
        <comment>button with its key</comment>
        <translation>Quittierung einreihen   A</translation>
    </message>
    <message>
        <source>Acknowledge   A</source>
        <comment>button with its key</comment>
        <translation>Quittieren   A</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>fact, its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Open the runbook…</source>
        <translation>Runbook öffnen…</translation>
    </message>
    <message>
        <source>Copy ▾</source>
        <comment>button with a menu</comment>
        <translation>Kopieren ▾</translation>
    </message>
    <message>
        <source>Copy this alert</source>
        <translation>Diesen Alarm kopieren</translation>
    </message>
    <message>
        <source>Runbook</source>
        <translation>Runbook</translation>
    </message>
    <message>
        <source>%1, shelved: not in the table</source>
        <comment>status</comment>
        <translation>%1, zurückgestellt: nicht in der Tabelle</translation>
    </message>
</context>
<context>
    <name>noc::AlertDigest</name>
    <message>
        <source>%1 %2</source>
        <comment>a number and a severity, such as: 2 CRITICAL</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>severity, alert type</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>severity and type of an alert, its message</comment>
        <translation>%1 – %2</translation>
    </message>
    <message numerus="yes">
        <source>%n new alert(s)</source>
        <translation>
            <numerusform>%n neuer Alarm</numerusform>
            <numerusform>%n neue Alarme</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::AlertPane</name>
    <message>
        <source>%1: %2</source>
        <comment>severity: number of alerts</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Quittieren</translation>
    </message>
    <message numerus="yes">
        <source>Acknowledge %n alert(s)?</source>
        <translation>
            <numerusform>%n Alarm quittieren?</numerusform>
            <numerusform>%n Alarme quittieren?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shelve %n alert(s) for</source>
        <translation>
            <numerusform>%n Alarm zurückstellen für</numerusform>
            <numerusform>%n Alarme zurückstellen für</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>CRITICAL alerts</comment>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Shelve</source>
        <translation>Zurückstellen</translation>
    </message>
    <message numerus="yes">
        <source>Shelve %n unacknowledged CRITICAL?</source>
        <translation>
            <numerusform>%n unquittierten kritischen Alarm zurückstellen?</numerusform>
            <numerusform>%n unquittierte kritische Alarme zurückstellen?</numerusform>
        </translation>
    </message>
    <message>
        <source>It is neither seen nor heard until %1.</source>
        <translation>Zu sehen und zu hören ist davon bis %1 nichts.</translation>
    </message>
</context>
<context>
    <name>noc::AlertTableModel</name>
    <message>
        <source>This alert is gone.</source>
        <translation>Diesen Alarm gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>%1, %2: %3.</source>
        <comment>severity, type, message</comment>
        <translation>%1, %2: %3.</translation>
    </message>
    <message>
        <source>%1, raised %2 ago.</source>
        <comment>status, age</comment>
        <translation>%1, vor %2 ausgelöst.</translation>
    </message>
    <message>
        <source>%1, raised %2 ago, not live.</source>
        <comment>status, age</comment>
        <translation>%1, vor %2 ausgelöst, nicht live.</translation>
    </message>
    <message numerus="yes">
        <source>Raised %n times.</source>
        <translation>
            <numerusform>%n-mal ausgelöst.</numerusform>
            <numerusform>%n-mal ausgelöst.</numerusform>
        </translation>
    </message>
    <message>
        <source>Raised again after it was acknowledged.</source>
        <translation>Nach der Quittierung erneut ausgelöst.</translation>
    </message>
    <message>
        <source>Client %1.</source>
        <translation>Kunde %1.</translation>
    </message>
    <message>
        <source>Site %1.</source>
        <translation>Standort %1.</translation>
    </message>
    <message>
        <source>Your command: %1.</source>
        <comment>state of the operator&apos;s command</comment>
        <translation>Ihr Befehl: %1.</translation>
    </message>
    <message>
        <source>×%1</source>
        <comment>how often it was raised</comment>
        <translation>×%1</translation>
    </message>
    <message>
        <source>Raised again</source>
        <comment>status</comment>
        <translation>Erneut ausgelöst</translation>
    </message>
    <message>
        <source>First raised %1</source>
        <translation>Zuerst ausgelöst %1</translation>
    </message>
    <message>
        <source>First raised %1. The rows are not live: what happened since is unknown.</source>
        <translation>Zuerst ausgelöst %1. Die Zeilen sind nicht live: Was seither geschah, ist unbekannt.</translation>
    </message>
    <message>
        <source>Last raised %1</source>
        <translation>Zuletzt ausgelöst %1</translation>
    </message>
    <message>
        <source>Not told by the server</source>
        <translation>Vom Server nicht angegeben</translation>
    </message>
    <message>
        <source>%1, and raised again since</source>
        <comment>status</comment>
        <translation>%1 und seither erneut ausgelöst</translation>
    </message>
    <message>
        <source>The link is lost: the acknowledgement is queued and sent when it is back.</source>
        <translation>Die Verbindung ist weg: Die Quittierung wird eingereiht und gesendet, sobald sie wieder steht.</translation>
    </message>
    <message>
        <source>Since it was first raised</source>
        <translation>Seit er zuerst ausgelöst wurde</translation>
    </message>
    <message>
        <source>How often it was raised</source>
        <translation>Wie oft er ausgelöst wurde</translation>
    </message>
    <message>
        <source>Severity</source>
        <comment>column</comment>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Age</source>
        <comment>column</comment>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Count</source>
        <comment>column</comment>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Type</source>
        <comment>column</comment>
        <translation>Art</translation>
    </message>
    <message>
        <source>Message</source>
        <comment>column</comment>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Client</source>
        <comment>column</comment>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Site</source>
        <comment>column</comment>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Status</source>
        <comment>column</comment>
        <translation>Status</translation>
    </message>
    <message>
        <source>By</source>
        <comment>column: by whom</comment>
        <translation>Von</translation>
    </message>
    <message>
        <source>Command</source>
        <comment>column</comment>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Raised while away.</source>
        <translation>In Abwesenheit ausgelöst.</translation>
    </message>
    <message>
        <source>Raised away</source>
        <comment>status</comment>
        <translation>Abwesend</translation>
    </message>
    <message>
        <source>%1. It was raised while no data came; the server&apos;s list told of it.</source>
        <comment>status</comment>
        <translation>%1. Er wurde ausgelöst, während keine Daten kamen; die Liste des Servers hat davon berichtet.</translation>
    </message>
    <message>
        <source>Last known %1; the server has not spoken of it since.</source>
        <comment>point in time</comment>
        <translation>Zuletzt bekannt %1; der Server hat seither nicht davon gesprochen.</translation>
    </message>
    <message>
        <source>as of %1</source>
        <comment>status, point in time</comment>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>%1. So it was %2, when this console last had live data; the server has not spoken of it since.</source>
        <comment>status, point in time</comment>
        <translation>%1. So war es %2, als diese Konsole zuletzt aktuelle Daten hatte; der Server hat seither nicht davon gesprochen.</translation>
    </message>
    <message>
        <source>Unknown severity</source>
        <translation>Unbekannte Schwere</translation>
    </message>
    <message>
        <source>Not told</source>
        <comment>a group of alerts whose type, client or site the server did not tell</comment>
        <translation>Ohne Angabe</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>type of alert, client</comment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%n Alarm</numerusform>
            <numerusform>%n Alarme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, raised %n times</source>
        <comment>number of alerts</comment>
        <translation>
            <numerusform>%1, %n-mal ausgelöst</numerusform>
            <numerusform>%1, %n-mal ausgelöst</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>number of alerts, number of unacknowledged ones</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n unacknowledged</source>
        <translation>
            <numerusform>%n unquittiert</numerusform>
            <numerusform>%n unquittiert</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, all answered</source>
        <comment>number of alerts</comment>
        <translation>%1, alle quittiert</translation>
    </message>
    <message>
        <source>Group %1: %2.</source>
        <comment>name of a group of alerts, its counts</comment>
        <translation>Gruppe %1: %2.</translation>
    </message>
    <message>
        <source>%1 Worst: %2.</source>
        <comment>sentence, severity</comment>
        <translation>%1 Höchste Schwere: %2.</translation>
    </message>
    <message>
        <source>It chatters.</source>
        <translation>Er flattert.</translation>
    </message>
    <message>
        <source>Unacknowledged for over %1.</source>
        <translation>Seit über %1 unquittiert.</translation>
    </message>
    <message>
        <source>Chattering</source>
        <comment>status</comment>
        <translation>Flattert</translation>
    </message>
    <message>
        <source>Stale</source>
        <comment>status</comment>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>%1. It chatters: the same message comes again and again.</source>
        <comment>status</comment>
        <translation>%1. Er flattert: Dieselbe Meldung kommt immer wieder.</translation>
    </message>
    <message>
        <source>%1, unacknowledged for over %2.</source>
        <comment>status, duration</comment>
        <translation>%1, seit über %2 unquittiert.</translation>
    </message>
</context>
<context>
    <name>noc::AlertTimeline</name>
    <message>
        <source>sent to the server</source>
        <translation>an den Server gesendet</translation>
    </message>
    <message>
        <source>confirmed by the server after %1</source>
        <translation>vom Server bestätigt nach %1</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <comment>the server&apos;s words</comment>
        <translation>abgelehnt: %1</translation>
    </message>
    <message>
        <source>no answer before the link ended, will be asked again</source>
        <translation>keine Antwort vor dem Ende der Verbindung, wird erneut gefragt</translation>
    </message>
    <message>
        <source>too old to be sent without asking</source>
        <translation>zu alt, um ungefragt gesendet zu werden</translation>
    </message>
    <message>
        <source>withdrawn by you</source>
        <translation>von Ihnen zurückgezogen</translation>
    </message>
    <message>
        <source>raised</source>
        <translation>ausgelöst</translation>
    </message>
    <message>
        <source>first heard of, by a change</source>
        <translation>zuerst durch eine Änderung bekannt</translation>
    </message>
    <message numerus="yes">
        <source>repeated, the last of %n raises</source>
        <translation>
            <numerusform>wiederholt, die letzte von %n Auslösung</numerusform>
            <numerusform>wiederholt, die letzte von %n Auslösungen</numerusform>
        </translation>
    </message>
    <message>
        <source>you asked for the acknowledgement</source>
        <translation>Sie haben die Quittierung verlangt</translation>
    </message>
    <message>
        <source>no data until %1 (%2): what happened then is unknown</source>
        <comment>time, how long</comment>
        <translation>keine Daten bis %1 (%2): was da geschah, ist unbekannt</translation>
    </message>
    <message>
        <source>no data since then: what happens is unknown</source>
        <translation>seither keine Daten: was geschieht, ist unbekannt</translation>
    </message>
    <message>
        <source>repeated, now as %1</source>
        <comment>severity</comment>
        <translation>wiederholt, nun als %1</translation>
    </message>
    <message>
        <source>raised again</source>
        <translation>erneut ausgelöst</translation>
    </message>
    <message>
        <source>first heard of; raised %1 by the server&apos;s clock</source>
        <comment>time</comment>
        <translation>erstmals gehört; laut Uhr des Servers %1 ausgelöst</translation>
    </message>
    <message>
        <source>repeated</source>
        <translation>wiederholt</translation>
    </message>
    <message numerus="yes">
        <source>repeated %n times, until %1</source>
        <comment>time</comment>
        <translation>
            <numerusform>%n-mal wiederholt, bis %1</numerusform>
            <numerusform>%n-mal wiederholt, bis %1</numerusform>
        </translation>
    </message>
    <message>
        <source>changed, the server says: %1</source>
        <translation>geändert, der Server sagt: %1</translation>
    </message>
    <message>
        <source>the server reports: %1</source>
        <comment>status</comment>
        <translation>der Server meldet: %1</translation>
    </message>
    <message>
        <source>the server reports: %1 (%2)</source>
        <comment>status, the server&apos;s words</comment>
        <translation>der Server meldet: %1 (%2)</translation>
    </message>
    <message>
        <source>acknowledged, as the server reports</source>
        <translation>quittiert, wie der Server meldet</translation>
    </message>
    <message>
        <source>acknowledged by this console</source>
        <translation>von dieser Konsole quittiert</translation>
    </message>
    <message>
        <source>you asked for it again</source>
        <translation>Sie haben sie erneut verlangt</translation>
    </message>
    <message>
        <source>acknowledged by this console, confirmed by the server after %1</source>
        <translation>von dieser Konsole quittiert, vom Server nach %1 bestätigt</translation>
    </message>
    <message>
        <source>acknowledged by this console, confirmed by the server</source>
        <translation>von dieser Konsole quittiert, vom Server bestätigt</translation>
    </message>
</context>
<context>
    <name>noc::AlertView</name>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Row height</source>
        <translation>Zeilenhöhe</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Kompakt</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Bequem</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>Großzügig</translation>
    </message>
    <message>
        <source>Most urgent first</source>
        <translation>Dringendste zuerst</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
    <message numerus="yes">
        <source>Acknowledge %n alert(s)</source>
        <translation>
            <numerusform>%n Alarm quittieren</numerusform>
            <numerusform>%n Alarme quittieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Queue %n acknowledgement(s)</source>
        <translation>
            <numerusform>%n Quittierung einreihen</numerusform>
            <numerusform>%n Quittierungen einreihen</numerusform>
        </translation>
    </message>
    <message>
        <source>Show only “%1”</source>
        <comment>alert type</comment>
        <translation>Nur „%1“ zeigen</translation>
    </message>
    <message>
        <source>Withdraw what is not sent yet</source>
        <translation>Zurückziehen, was noch nicht gesendet ist</translation>
    </message>
    <message>
        <source>The rows had just moved: nothing was sent. Click again.</source>
        <translation>Die Zeilen hatten sich gerade bewegt: Es wurde nichts gesendet. Bitte noch einmal klicken.</translation>
    </message>
    <message>
        <source>Shelve for…</source>
        <translation>Zurückstellen für …</translation>
    </message>
    <message numerus="yes">
        <source>Copy %n row(s)</source>
        <translation>
            <numerusform>%n Zeile kopieren</numerusform>
            <numerusform>%n Zeilen kopieren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::Backfill</name>
    <message>
        <source>The server&apos;s list of alerts could not be read to its end: it is too long, or it kept changing. Older alerts may be missing.</source>
        <translation>Die Liste der Alarme des Servers ließ sich nicht bis zum Ende lesen: Sie ist zu lang oder änderte sich ständig. Ältere Alarme können fehlen.</translation>
    </message>
</context>
<context>
    <name>noc::Banner</name>
    <message>
        <source>Retry now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Accept this tenant…</source>
        <translation>Diesen Mandanten annehmen…</translation>
    </message>
    <message>
        <source>Event log</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Another tenant</source>
        <translation>Anderer Mandant</translation>
    </message>
    <message>
        <source>The server greeted as another tenant than before. Only accept it if you know why. What waits in the queue is then sent to the new tenant.</source>
        <translation>Der Server meldet sich als anderer Mandant als zuvor. Nehmen Sie ihn nur an, wenn Sie wissen, warum. Was in der Warteschlange steht, geht dann an den neuen Mandanten.</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Anmelden…</translation>
    </message>
</context>
<context>
    <name>noc::ChannelKind</name>
    <message>
        <source>Dashboard</source>
        <translation>Dashboard</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>Presence</translation>
    </message>
    <message>
        <source>Mobile sync</source>
        <translation>Mobile Sync</translation>
    </message>
</context>
<context>
    <name>noc::ChannelPill</name>
    <message>
        <source>%1: %2</source>
        <comment>channel, its state</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>noc::CommandLine</name>
    <message>
        <source>Print live alerts and connection events until interrupted</source>
        <translation>Live-Alarme und Ereignisse der Verbindung ausgeben, bis zum Abbruch</translation>
    </message>
    <message>
        <source>Acknowledge alerts and wait for the server&apos;s answer for each</source>
        <translation>Alarme quittieren und für jeden auf die Antwort des Servers warten</translation>
    </message>
    <message>
        <source>Subscribe to clients, for as long as the command runs</source>
        <translation>Kunden abonnieren, solange der Befehl läuft</translation>
    </message>
    <message>
        <source>Ask the presence channel for its figures</source>
        <translation>Den Kanal Presence nach seinen Zahlen fragen</translation>
    </message>
    <message>
        <source>Run the demo server, which speaks the whole protocol, until interrupted</source>
        <translation>Den Demoserver betreiben, der das ganze Protokoll spricht, bis zum Abbruch</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>Befehle:</translation>
    </message>
    <message>
        <source>Watch and acknowledge NOC alerts without a window.</source>
        <translation>NOC-Alarme ohne Fenster verfolgen und quittieren.</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Print this help and end</source>
        <translation>Diese Hilfe ausgeben und enden</translation>
    </message>
    <message>
        <source>Print the version and end</source>
        <translation>Die Version ausgeben und enden</translation>
    </message>
    <message>
        <source>Print one JSON object a line instead of text for people</source>
        <translation>Ein JSON-Objekt je Zeile statt Text für Menschen ausgeben</translation>
    </message>
    <message>
        <source>ack, subscribe, stats: give up after so long without an answer (30)</source>
        <translation>ack, subscribe, stats: nach so langer Zeit ohne Antwort aufgeben (30)</translation>
    </message>
    <message>
        <source>demo-server: the port to listen on (any free one)</source>
        <translation>demo-server: der Port, auf dem gelauscht wird (ein beliebiger freier)</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>ack: alerts; subscribe: clients</source>
        <translation>ack: Alarme; subscribe: Kunden</translation>
    </message>
    <message>
        <source>Name a command; --help lists them.</source>
        <translation>Nennen Sie einen Befehl; --help führt sie auf.</translation>
    </message>
    <message>
        <source>There is no command “%1”; --help lists them.</source>
        <translation>Es gibt keinen Befehl „%1“; --help führt sie auf.</translation>
    </message>
    <message>
        <source>%1 needs at least one id.</source>
        <translation>%1 braucht mindestens eine ID.</translation>
    </message>
    <message>
        <source>%1 takes no ids.</source>
        <translation>%1 nimmt keine IDs.</translation>
    </message>
    <message>
        <source>An id cannot be empty.</source>
        <translation>Eine ID kann nicht leer sein.</translation>
    </message>
    <message>
        <source>--timeout takes 1 to 86400 seconds.</source>
        <translation>--timeout nimmt 1 bis 86400 Sekunden.</translation>
    </message>
    <message>
        <source>--port takes 0 to 65535.</source>
        <translation>--port nimmt 0 bis 65535.</translation>
    </message>
    <message>
        <source>--%1: “%2” is not usable. Expected: %3.</source>
        <translation>--%1: „%2“ ist nicht verwendbar. Erwartet: %3.</translation>
    </message>
    <message>
        <source>a number of seconds</source>
        <translation>eine Zahl von Sekunden</translation>
    </message>
    <message>
        <source>Use this theme: system, dark, light or high-contrast.</source>
        <translation>Dieses Aussehen verwenden: system, dark, light oder high-contrast.</translation>
    </message>
    <message>
        <source>Use this language instead of the system&apos;s, such as de.</source>
        <translation>Diese Sprache statt der des Systems verwenden, etwa de.</translation>
    </message>
    <message>
        <source>Open the window at this size, such as 1920x1080.</source>
        <translation>Das Fenster in dieser Größe öffnen, etwa 1920x1080.</translation>
    </message>
    <message>
        <source>Write a picture (PNG) of the window to this file, then go on.</source>
        <translation>Ein Bild (PNG) des Fensters in diese Datei schreiben und weitermachen.</translation>
    </message>
    <message>
        <source>When to take it: live, first-run or disconnected.</source>
        <translation>Wann es entsteht: live, first-run oder disconnected.</translation>
    </message>
    <message>
        <source>End the program after so many seconds.</source>
        <translation>Das Programm nach so vielen Sekunden beenden.</translation>
    </message>
    <message>
        <source>Write the log to this file too, readable by its owner only.</source>
        <translation>Das Protokoll auch in diese Datei schreiben, nur für den Eigentümer lesbar.</translation>
    </message>
    <message>
        <source>Desktop console for operators who answer alerts in a network operations centre.</source>
        <translation>Konsole für alle, die in einer Leitstelle Alarme beantworten.</translation>
    </message>
    <message>
        <source>Print this help.</source>
        <translation>Diese Hilfe ausgeben.</translation>
    </message>
    <message>
        <source>Print the version.</source>
        <translation>Die Version ausgeben.</translation>
    </message>
    <message>
        <source>Start a demo server inside the program and connect to it.</source>
        <translation>Einen Demoserver im Programm starten und sich mit ihm verbinden.</translation>
    </message>
    <message>
        <source>“%1” is not an option. A token is never given on the command line.</source>
        <translation>„%1“ ist keine Option. Ein Token steht nie auf der Befehlszeile.</translation>
    </message>
    <message>
        <source>--demo brings its own server; leave --server out.</source>
        <translation>--demo bringt seinen eigenen Server mit; lassen Sie --server weg.</translation>
    </message>
    <message>
        <source>Show the screen for the wall: full screen (or --size), no controls, no sounds. Ctrl+Q ends it.</source>
        <translation>Die Anzeige für die Wand zeigen: Vollbild (oder --size), ohne Bedienung, ohne Töne. Strg+Q beendet sie.</translation>
    </message>
</context>
<context>
    <name>noc::CommandTableModel</name>
    <message>
        <source>queued</source>
        <comment>state of a command</comment>
        <translation>eingereiht</translation>
    </message>
    <message>
        <source>sent, %1</source>
        <comment>state of a command and its age</comment>
        <translation>gesendet, %1</translation>
    </message>
    <message>
        <source>confirmed</source>
        <comment>state of a command</comment>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <comment>state of a command, the server&apos;s words</comment>
        <translation>abgelehnt: %1</translation>
    </message>
    <message>
        <source>no answer yet, will be asked again</source>
        <comment>state of a command</comment>
        <translation>noch keine Antwort, wird erneut gefragt</translation>
    </message>
    <message>
        <source>too old to be sent without asking</source>
        <comment>state of a command</comment>
        <translation>zu alt, um ungefragt gesendet zu werden</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <comment>state of a command</comment>
        <translation>zurückgezogen</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <comment>kind of command</comment>
        <translation>Quittieren</translation>
    </message>
    <message>
        <source>Ask for metrics</source>
        <comment>kind of command</comment>
        <translation>Kennzahlen anfragen</translation>
    </message>
    <message>
        <source>Alert %1</source>
        <comment>id</comment>
        <translation>Alarm %1</translation>
    </message>
    <message>
        <source>Client %1</source>
        <comment>id</comment>
        <translation>Kunde %1</translation>
    </message>
    <message>
        <source>Command</source>
        <comment>column</comment>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>For</source>
        <comment>column: what the command is for</comment>
        <translation>Für</translation>
    </message>
    <message>
        <source>About</source>
        <comment>column: message or client name</comment>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>State</source>
        <comment>column</comment>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Asked</source>
        <comment>column: when</comment>
        <translation>Verlangt</translation>
    </message>
    <message>
        <source>Took</source>
        <comment>column: how long</comment>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>queued, not saved</source>
        <comment>state of a command</comment>
        <translation>wartet, nicht gespeichert</translation>
    </message>
    <message>
        <source>held back, can be withdrawn</source>
        <comment>state of a command</comment>
        <translation>zurückgehalten, kann zurückgezogen werden</translation>
    </message>
    <message>
        <source>set aside: %1</source>
        <comment>state of a command, our words</comment>
        <translation>beiseitegelegt: %1</translation>
    </message>
    <message>
        <source>no answer yet, will be asked again, not saved</source>
        <comment>state of a command</comment>
        <translation>noch keine Antwort, wird erneut gesendet, nicht gespeichert</translation>
    </message>
    <message>
        <source>%1 asked for</source>
        <comment>history of a command, time</comment>
        <translation>%1 verlangt</translation>
    </message>
    <message>
        <source>%1 sent</source>
        <comment>history of a command, time</comment>
        <translation>%1 gesendet</translation>
    </message>
    <message>
        <source>%1 dropped by the server&apos;s rate limit</source>
        <comment>history of a command, time</comment>
        <translation>%1 von der Mengengrenze des Servers verworfen</translation>
    </message>
    <message>
        <source>%1 no answer: %2</source>
        <comment>history of a command, time and cause</comment>
        <translation>%1 keine Antwort: %2</translation>
    </message>
    <message>
        <source>%1 confirmed by the server</source>
        <comment>history of a command, time</comment>
        <translation>%1 vom Server bestätigt</translation>
    </message>
    <message>
        <source>%1 refused by the server: %2</source>
        <comment>history of a command, time and words</comment>
        <translation>%1 vom Server abgelehnt: %2</translation>
    </message>
    <message>
        <source>%1 set aside by this console: %2</source>
        <comment>history of a command, time and words</comment>
        <translation>%1 von dieser Konsole beiseitegelegt: %2</translation>
    </message>
    <message>
        <source>%1 too old to be sent without asking</source>
        <comment>history of a command, time</comment>
        <translation>%1 zu alt, um ohne Rückfrage gesendet zu werden</translation>
    </message>
    <message>
        <source>%1 withdrawn</source>
        <comment>history of a command, time</comment>
        <translation>%1 zurückgezogen</translation>
    </message>
    <message>
        <source>%1 asked for again</source>
        <comment>history of a command, time</comment>
        <translation>%1 erneut verlangt</translation>
    </message>
    <message>
        <source>%1 read from the disk after a restart</source>
        <comment>history of a command, time</comment>
        <translation>%1 nach einem Neustart vom Datenträger gelesen</translation>
    </message>
</context>
<context>
    <name>noc::CommandsView</name>
    <message>
        <source>Nothing was asked for yet. What you acknowledge or subscribe to shows here until it is settled.</source>
        <translation>Noch wurde nichts verlangt. Was Sie quittieren oder abonnieren, steht hier, bis es erledigt ist.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut fragen</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Take back what was not sent yet. Key: Del</source>
        <translation>Zurücknehmen, was noch nicht gesendet wurde. Taste: Entf</translation>
    </message>
    <message>
        <source>Ask once more for what was refused. Key: R</source>
        <translation>Noch einmal verlangen, was abgelehnt wurde. Taste: R</translation>
    </message>
    <message>
        <source>Ask for metrics</source>
        <comment>kind of command</comment>
        <translation>Kennzahlen anfragen</translation>
    </message>
    <message>
        <source>no answer yet, will be asked again</source>
        <comment>state of a command</comment>
        <translation>noch keine Antwort, wird erneut gefragt</translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <comment>commands</comment>
        <translation>
            <numerusform>%n offen</numerusform>
            <numerusform>%n offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <comment>commands</comment>
        <translation>
            <numerusform>%n abgelehnt</numerusform>
            <numerusform>%n abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 messages this minute</source>
        <comment>command budget</comment>
        <translation>%1 von %2 Nachrichten in dieser Minute</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Cancel the rest</source>
        <translation>Rest abbrechen</translation>
    </message>
    <message>
        <source>Give up what waited too long and was not sent.</source>
        <translation>Aufgeben, was zu lange wartete und nicht gesendet wurde.</translation>
    </message>
    <message>
        <source>Withdraw every acknowledgement that was not sent yet.</source>
        <translation>Jede Bestätigung zurückziehen, die noch nicht gesendet wurde.</translation>
    </message>
    <message>
        <source>%1 of %2 answered</source>
        <comment>progress of a bulk</comment>
        <translation>%1 von %2 beantwortet</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <comment>duration</comment>
        <translation>noch etwa %1</translation>
    </message>
    <message numerus="yes">
        <source>%n waited too long: ask again or discard</source>
        <comment>commands</comment>
        <translation>
            <numerusform>%n wartete zu lange: erneut senden oder verwerfen</numerusform>
            <numerusform>%n warteten zu lange: erneut senden oder verwerfen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::ConnectionOptions</name>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>url</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>The profile to use (the one used last)</source>
        <translation>Das zu verwendende Profil (das zuletzt verwendete)</translation>
    </message>
    <message>
        <source>The server, ws:// or wss://</source>
        <translation>Der Server, ws:// oder wss://</translation>
    </message>
    <message>
        <source>Read the token from a file that only you can read (else: the environment variable WATCHFLOOR_TOKEN)</source>
        <translation>Das Token aus einer Datei lesen, die nur Sie lesen können (sonst: die Umgebungsvariable WATCHFLOOR_TOKEN)</translation>
    </message>
    <message>
        <source>The Origin header to send (https:// and the server&apos;s host)</source>
        <translation>Der zu sendende Origin-Header (https:// und der Host des Servers)</translation>
    </message>
    <message>
        <source>How the token travels: header, query or cookie</source>
        <translation>Wie das Token übertragen wird: header, query oder cookie</translation>
    </message>
    <message>
        <source>The channels to open, with commas between them</source>
        <translation>Die zu öffnenden Kanäle, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Subscribe to this client too (again for more)</source>
        <translation>Auch diesen Kunden abonnieren (mehrfach für weitere)</translation>
    </message>
    <message>
        <source>The device id for mobile sync</source>
        <translation>Die Geräte-ID für Mobile Sync</translation>
    </message>
    <message>
        <source>The server&apos;s HTTP API</source>
        <translation>Die HTTP-API des Servers</translation>
    </message>
    <message>
        <source>Trust the authorities in this PEM file too</source>
        <translation>Auch den Stellen in dieser PEM-Datei vertrauen</translation>
    </message>
    <message>
        <source>Keep settings and profiles in this folder</source>
        <translation>Einstellungen und Profile in diesem Ordner aufbewahren</translation>
    </message>
    <message>
        <source>--server needs a URL such as wss://noc.example.com.</source>
        <translation>--server braucht eine URL wie wss://noc.example.com.</translation>
    </message>
    <message>
        <source>--auth is header, query or cookie.</source>
        <translation>--auth ist header, query oder cookie.</translation>
    </message>
    <message>
        <source>--channels takes dashboard, presence and mobile.</source>
        <translation>--channels nimmt dashboard, presence und mobile.</translation>
    </message>
    <message>
        <source>--subscribe needs a client&apos;s id.</source>
        <translation>--subscribe braucht die ID eines Kunden.</translation>
    </message>
    <message>
        <source>There is no profile “%1”.</source>
        <translation>Es gibt kein Profil „%1“.</translation>
    </message>
    <message>
        <source>There is no profile yet: name a server with --server, or make a profile in watchfloor.</source>
        <translation>Es gibt noch kein Profil: Nennen Sie mit --server einen Server, oder legen Sie in watchfloor ein Profil an.</translation>
    </message>
</context>
<context>
    <name>noc::ConnectionState</name>
    <message>
        <source>disconnected</source>
        <translation>getrennt</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>reconnecting</source>
        <translation>verbindet neu</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
</context>
<context>
    <name>noc::ConnectionStrip</name>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Token ends in %1</source>
        <translation>Token endet in %1</translation>
    </message>
    <message>
        <source>Token has ended</source>
        <translation>Token ist abgelaufen</translation>
    </message>
    <message>
        <source>New token…</source>
        <translation>Neues Token…</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Shift coverage %1</source>
        <translation>Abdeckung der Schicht %1</translation>
    </message>
    <message>
        <source>Coverage %1</source>
        <translation>Abdeckung %1</translation>
    </message>
    <message>
        <source>%1 of %2 this minute</source>
        <comment>commands</comment>
        <translation>%1 von %2 in dieser Minute</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>commands spent, ceiling</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Commands %1, %2</source>
        <comment>spent, number waiting</comment>
        <translation>Befehle %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <comment>commands</comment>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Commands %1</source>
        <translation>Befehle %1</translation>
    </message>
    <message>
        <source>Load %1, %2</source>
        <translation>Last %1, %2</translation>
    </message>
    <message>
        <source>%1 in 10 min</source>
        <translation>%1 in 10 min</translation>
    </message>
    <message>
        <source>Load %1</source>
        <translation>Last %1</translation>
    </message>
</context>
<context>
    <name>noc::ConnectionWords</name>
    <message>
        <source>connected · no sign of life for %1</source>
        <translation>verbunden · seit %1 kein Lebenszeichen</translation>
    </message>
    <message>
        <source>no sign of life for %1</source>
        <translation>seit %1 kein Lebenszeichen</translation>
    </message>
    <message>
        <source>silent %1</source>
        <translation>stumm seit %1</translation>
    </message>
    <message>
        <source>connected · %1 · proof %2 ago</source>
        <translation>verbunden · %1 · Lebenszeichen vor %2</translation>
    </message>
    <message>
        <source>connected · %1 · %2 ago</source>
        <comment>round trip, age of the last proof of life</comment>
        <translation>verbunden · %1 · vor %2</translation>
    </message>
    <message>
        <source>connected · %1</source>
        <translation>verbunden · %1</translation>
    </message>
    <message>
        <source>connected · proof %1 ago</source>
        <translation>verbunden · Lebenszeichen vor %1</translation>
    </message>
    <message>
        <source>connected · %1 ago</source>
        <translation>verbunden · vor %1</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>%1 · %2 · proof %3 ago</source>
        <comment>state, what comes next, age</comment>
        <translation>%1 · %2 · Lebenszeichen vor %3</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>state, what comes next</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a sentence, the system&apos;s words</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>No data yet.</source>
        <translation>Noch keine Daten.</translation>
    </message>
    <message>
        <source>No data since %1 (%2).</source>
        <comment>time, duration</comment>
        <translation>Keine Daten seit %1 (%2).</translation>
    </message>
    <message>
        <source>What you acknowledge now is queued and sent when the link is back.</source>
        <translation>Was Sie jetzt quittieren, wird eingereiht und gesendet, sobald die Verbindung wieder steht.</translation>
    </message>
    <message>
        <source>No sign of life for %1.</source>
        <translation>Seit %1 kein Lebenszeichen.</translation>
    </message>
    <message>
        <source>The connection is open, but nothing comes from the server.</source>
        <translation>Die Verbindung ist offen, aber vom Server kommt nichts.</translation>
    </message>
    <message>
        <source>Connected.</source>
        <translation>Verbunden.</translation>
    </message>
    <message>
        <source>The subscriptions are being asked for; rows count as live when they are answered.</source>
        <translation>Die Abonnements werden angefragt; die Zeilen gelten als live, sobald die Antworten da sind.</translation>
    </message>
    <message>
        <source>Nothing is sent.</source>
        <translation>Es wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Alerts may be missing.</source>
        <translation>Es können Alarme fehlen.</translation>
    </message>
    <message>
        <source>The Dashboard link is over an hour old and could not be renewed; a server can forget such a link without saying so.</source>
        <translation>Die Dashboard-Verbindung ist über eine Stunde alt und ließ sich nicht erneuern; ein Server kann eine solche Verbindung vergessen, ohne es zu sagen.</translation>
    </message>
    <message>
        <source>Attempt %1 of %2 in %3.</source>
        <translation>Versuch %1 von %2 in %3.</translation>
    </message>
    <message>
        <source>Attempt %1 of %2 is under way.</source>
        <translation>Versuch %1 von %2 läuft.</translation>
    </message>
    <message>
        <source>The connection has failed; nothing more is tried until you say so.</source>
        <translation>Die Verbindung ist gescheitert; ohne Ihr Zutun wird nichts mehr versucht.</translation>
    </message>
    <message>
        <source>The connection has failed; the next try comes in %1.</source>
        <translation>Die Verbindung ist gescheitert; der nächste Versuch folgt in %1.</translation>
    </message>
    <message>
        <source>The connection has failed; a try is under way.</source>
        <translation>Die Verbindung ist gescheitert; ein Versuch läuft.</translation>
    </message>
    <message>
        <source>off in this profile</source>
        <translation>in diesem Profil aus</translation>
    </message>
    <message>
        <source>off</source>
        <comment>channel</comment>
        <translation>aus</translation>
    </message>
    <message>
        <source>disconnected</source>
        <translation>getrennt</translation>
    </message>
    <message>
        <source>connecting · %1</source>
        <comment>duration so far</comment>
        <translation>verbindet · %1</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>next in %1</source>
        <translation>nächster in %1</translation>
    </message>
    <message>
        <source>attempt %1 of %2</source>
        <translation>Versuch %1 von %2</translation>
    </message>
    <message>
        <source>reconnecting</source>
        <translation>verbindet neu</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>wartet auf Sie</translation>
    </message>
    <message>
        <source>trying now</source>
        <translation>Versuch läuft</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>No alerts.</source>
        <translation>Keine Alarme.</translation>
    </message>
    <message>
        <source>This profile does not open the Dashboard channel, which carries the alerts.</source>
        <translation>Dieses Profil öffnet den Kanal Dashboard nicht, der die Alarme bringt.</translation>
    </message>
    <message>
        <source>Not connected.</source>
        <translation>Nicht verbunden.</translation>
    </message>
    <message>
        <source>The connection was ended here. Nothing is tried until you connect again.</source>
        <translation>Die Verbindung wurde hier beendet. Es wird nichts versucht, bis Sie wieder verbinden.</translation>
    </message>
    <message>
        <source>Connecting to %1.</source>
        <translation>Verbindung zu %1 wird aufgebaut.</translation>
    </message>
    <message>
        <source>Waiting for the server&apos;s greeting for %1. Nothing is known yet.</source>
        <translation>Seit %1 wird auf die Begrüßung des Servers gewartet. Noch ist nichts bekannt.</translation>
    </message>
    <message>
        <source>flood</source>
        <comment>operator load</comment>
        <translation>Flut</translation>
    </message>
    <message>
        <source>busy</source>
        <comment>operator load</comment>
        <translation>lebhaft</translation>
    </message>
    <message>
        <source>manageable</source>
        <comment>operator load</comment>
        <translation>beherrschbar</translation>
    </message>
    <message>
        <source>calm</source>
        <comment>operator load</comment>
        <translation>ruhig</translation>
    </message>
    <message>
        <source>The sign-in could not be renewed: %1</source>
        <comment>a sentence</comment>
        <translation>Die Anmeldung ließ sich nicht erneuern: %1</translation>
    </message>
    <message>
        <source>You are signed out.</source>
        <translation>Sie sind abgemeldet.</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>Melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>The open link goes on, but the next connection needs a new sign-in.</source>
        <translation>Die offene Verbindung läuft weiter, aber die nächste braucht eine neue Anmeldung.</translation>
    </message>
    <message>
        <source>Nothing is tried until you sign in.</source>
        <translation>Es wird nichts versucht, bis Sie sich anmelden.</translation>
    </message>
    <message>
        <source>No answer from the server for %1.</source>
        <translation>Seit %1 keine Antwort vom Server.</translation>
    </message>
    <message>
        <source>The connection is open, but the server does not answer on it: alerts may not come.</source>
        <translation>Die Verbindung ist offen, aber der Server antwortet darauf nicht: Alarme kommen vielleicht nicht an.</translation>
    </message>
</context>
<context>
    <name>noc::Console</name>
    <message>
        <source>watchfloor: there is no display. Use watchfloorctl here.
</source>
        <translation>watchfloor: Es gibt keine Anzeige. Verwenden Sie hier watchfloorctl.
</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>There is no profile “%1” yet.</source>
        <translation>Es gibt noch kein Profil „%1“.</translation>
    </message>
    <message>
        <source>This profile needs a token.</source>
        <translation>Dieses Profil braucht ein Token.</translation>
    </message>
    <message>
        <source>Sign in to use this profile.</source>
        <translation>Melden Sie sich an, um dieses Profil zu benutzen.</translation>
    </message>
    <message>
        <source>Acknowledgements waited for over 15 minutes without a connection and were not sent. See Commands: send or discard them.</source>
        <translation>Bestätigungen warteten über 15 Minuten ohne Verbindung und wurden nicht gesendet. Unter Befehle: senden oder verwerfen.</translation>
    </message>
    <message>
        <source>What you acknowledge is sent, but not saved: it would be lost with this program. %1</source>
        <translation>Was Sie bestätigen, wird gesendet, aber nicht gespeichert: Es ginge mit diesem Programm verloren. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) of another user or tenant of this server are kept for them and not sent.</source>
        <translation>
            <numerusform>%n Befehl eines anderen Benutzers oder Mandanten dieses Servers ist für ihn aufbewahrt und wird nicht gesendet.</numerusform>
            <numerusform>%n Befehle anderer Benutzer oder Mandanten dieses Servers sind für sie aufbewahrt und werden nicht gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>What happens is not written to the journal: after a restart it will not be known. %1</source>
        <translation>Was geschieht, wird nicht ins Journal geschrieben: Nach einem Neustart wird es nicht bekannt sein. %1</translation>
    </message>
</context>
<context>
    <name>noc::CriticalLane</name>
    <message>
        <source>%1  %2</source>
        <comment>severity word, message</comment>
        <translation>%1  %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>further CRITICAL alerts</comment>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::Database</name>
    <message>
        <source>The disk is full: “%1” cannot be written.</source>
        <translation>Der Datenträger ist voll: „%1“ kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>“%1” cannot be written. Check the permissions of the file and its folder.</source>
        <translation>„%1“ kann nicht geschrieben werden. Prüfen Sie die Rechte der Datei und ihres Ordners.</translation>
    </message>
    <message>
        <source>“%1” cannot be opened. Check the permissions of the file and its folder.</source>
        <translation>„%1“ kann nicht geöffnet werden. Prüfen Sie die Rechte der Datei und ihres Ordners.</translation>
    </message>
    <message>
        <source>The disk failed (or a quota was reached): “%1” cannot be written.</source>
        <translation>Der Datenträger versagt (oder ein Kontingent ist erschöpft): „%1“ kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>“%1” is in use by another program; another console with the same profile?</source>
        <translation>„%1“ wird von einem anderen Programm benutzt; eine andere Konsole mit demselben Profil?</translation>
    </message>
    <message>
        <source>“%1” is damaged.</source>
        <translation>„%1“ ist beschädigt.</translation>
    </message>
    <message>
        <source>“%1” cannot be used.</source>
        <translation>„%1“ kann nicht benutzt werden.</translation>
    </message>
    <message>
        <source>The file is not open.</source>
        <translation>Die Datei ist nicht offen.</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be made.</source>
        <translation>Der Ordner „%1“ kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>“%1” cannot be made. Check the disk and the permissions of its folder.</source>
        <translation>„%1“ kann nicht angelegt werden. Prüfen Sie den Datenträger und die Rechte des Ordners.</translation>
    </message>
    <message>
        <source>“%1” was made by a newer version of this program. It is left as it is; use that version.</source>
        <translation>„%1“ wurde von einer neueren Version dieses Programms angelegt. Die Datei bleibt, wie sie ist; benutzen Sie jene Version.</translation>
    </message>
    <message>
        <source>“%1” is damaged and cannot be moved away.</source>
        <translation>„%1“ ist beschädigt und kann nicht beiseitegelegt werden.</translation>
    </message>
    <message>
        <source>“%1” was damaged. It was kept as “%2”, and a new one was begun.</source>
        <translation>„%1“ war beschädigt. Die Datei wurde als „%2“ aufbewahrt und eine neue begonnen.</translation>
    </message>
</context>
<context>
    <name>noc::DemoServer</name>
    <message>
        <source>The demo server cannot listen on port %1: %2.</source>
        <translation>Der Demoserver kann auf Port %1 nicht lauschen: %2.</translation>
    </message>
</context>
<context>
    <name>noc::DemoServerJob</name>
    <message>
        <source>The demo server listens on %1 (origin %2); its token is %3</source>
        <translation>Der Demoserver lauscht auf %1 (Origin %2); sein Token ist %3</translation>
    </message>
</context>
<context>
    <name>noc::DesktopNotifier</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Quittieren</translation>
    </message>
</context>
<context>
    <name>noc::DockTitleBar</name>
    <message>
        <source>Float</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Let %1 float, or dock it</source>
        <comment>a panel</comment>
        <translation>%1 lösen oder andocken</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close %1; the View menu brings it back</source>
        <comment>a panel</comment>
        <translation>%1 schließen; das Menü Ansicht holt es zurück</translation>
    </message>
</context>
<context>
    <name>noc::EmptyState</name>
    <message>
        <source>Nothing unacknowledged since %1; earlier unknown</source>
        <translation>Seit %1 ist nichts unquittiert; davor unbekannt</translation>
    </message>
    <message>
        <source>The link is live. The server does not repeat what was raised before.</source>
        <translation>Die Verbindung ist live. Der Server wiederholt nicht, was vorher ausgelöst wurde.</translation>
    </message>
    <message>
        <source>No client is subscribed to. Some servers send their alerts to subscribers only.</source>
        <translation>Kein Kunde ist abonniert. Manche Server senden Alarme nur an Abonnenten.</translation>
    </message>
    <message numerus="yes">
        <source>The filter hides all %n alert(s)</source>
        <translation>
            <numerusform>Der Filter verbirgt den einzigen Alarm (%n)</numerusform>
            <numerusform>Der Filter verbirgt alle %n Alarme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Among them %n unacknowledged CRITICAL.</source>
        <translation>
            <numerusform>Darunter %n unquittierter kritischer.</numerusform>
            <numerusform>Darunter %n unquittierte kritische.</numerusform>
        </translation>
    </message>
    <message>
        <source>This profile has no Dashboard channel</source>
        <translation>Dieses Profil hat keinen Kanal Dashboard</translation>
    </message>
    <message>
        <source>Alerts come over Dashboard, so none can be shown.</source>
        <translation>Alarme kommen über Dashboard, daher sind keine zu sehen.</translation>
    </message>
    <message>
        <source>No live link yet</source>
        <translation>Noch keine Live-Verbindung</translation>
    </message>
    <message>
        <source>Whether there are alerts is unknown until the Dashboard channel is connected.</source>
        <translation>Ob es Alarme gibt, ist unbekannt, bis der Kanal Dashboard verbunden ist.</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Asking the server for the subscribed clients…</source>
        <translation>Der Server wird nach den abonnierten Kunden gefragt…</translation>
    </message>
    <message>
        <source>No data at the moment</source>
        <translation>Zurzeit keine Daten</translation>
    </message>
    <message>
        <source>No data since %1</source>
        <translation>Keine Daten seit %1</translation>
    </message>
    <message>
        <source>What happens is unknown until the link is live again.</source>
        <translation>Was geschieht, ist unbekannt, bis die Verbindung wieder live ist.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n may match: the server did not tell what the filter asks for.</source>
        <comment>alerts</comment>
        <translation>
            <numerusform>%n kann passen: Der Server hat nicht mitgeteilt, wonach der Filter fragt.</numerusform>
            <numerusform>%n können passen: Der Server hat nicht mitgeteilt, wonach der Filter fragt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n alert(s) are shelved</source>
        <translation>
            <numerusform>Der eine Alarm ist zurückgestellt</numerusform>
            <numerusform>Alle %n Alarme sind zurückgestellt</numerusform>
        </translation>
    </message>
    <message>
        <source>They come back by themselves. Alt+6 shows them.</source>
        <translation>Sie kommen von selbst zurück. Alt+6 zeigt sie.</translation>
    </message>
    <message numerus="yes">
        <source>%n more are shelved.</source>
        <comment>alerts</comment>
        <translation>
            <numerusform>%n weiterer ist zurückgestellt.</numerusform>
            <numerusform>%n weitere sind zurückgestellt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::EndCause</name>
    <message>
        <source>The server refused the handshake. Check the URL and the token.</source>
        <translation>Der Server hat den Handshake abgelehnt. Prüfen Sie URL und Token.</translation>
    </message>
    <message>
        <source>The server did not understand the handshake (HTTP 400). A proxy on the way may not pass WebSockets.</source>
        <translation>Der Server hat den Handshake nicht verstanden (HTTP 400). Ein Proxy auf dem Weg lässt vielleicht keine WebSockets durch.</translation>
    </message>
    <message>
        <source>The server wants a valid token (HTTP 401). Sign in again or paste a new one.</source>
        <translation>Der Server verlangt ein gültiges Token (HTTP 401). Melden Sie sich neu an oder fügen Sie ein neues ein.</translation>
    </message>
    <message>
        <source>The server refused the handshake (HTTP 403): the token is invalid or expired, the right to view is missing, the origin is not listed, or too many sockets are open from this address. The server does not say which.</source>
        <translation>Der Server hat den Handshake abgelehnt (HTTP 403): Das Token ist ungültig oder abgelaufen, das Recht zum Ansehen fehlt, der Origin steht nicht auf der Liste, oder von dieser Adresse sind zu viele Sockets offen. Welches davon zutrifft, sagt der Server nicht.</translation>
    </message>
    <message>
        <source>There is no such endpoint (HTTP 404). Check the server&apos;s URL.</source>
        <translation>Diesen Endpunkt gibt es nicht (HTTP 404). Prüfen Sie die URL des Servers.</translation>
    </message>
    <message>
        <source>Too many requests (HTTP 429). The next attempt waits longer.</source>
        <translation>Zu viele Anfragen (HTTP 429). Bis zum nächsten Versuch dauert es länger.</translation>
    </message>
    <message>
        <source>The server failed at the handshake (HTTP 500). A wrong path gives this too; check the URL.</source>
        <translation>Der Server ist beim Handshake gescheitert (HTTP 500). Auch ein falscher Pfad führt dazu; prüfen Sie die URL.</translation>
    </message>
    <message>
        <source>The proxy answers, but the server behind it does not (HTTP %1). It may be restarting.</source>
        <translation>Der Proxy antwortet, der Server dahinter nicht (HTTP %1). Vielleicht startet er gerade neu.</translation>
    </message>
    <message>
        <source>The server redirects elsewhere (HTTP %1), which a WebSocket does not follow. Enter the final URL.</source>
        <translation>Der Server leitet weiter (HTTP %1), dem folgt ein WebSocket nicht. Geben Sie die endgültige URL ein.</translation>
    </message>
    <message>
        <source>The server answered with a web page instead of a WebSocket (HTTP 200). Check the URL.</source>
        <translation>Der Server hat mit einer Webseite statt mit einem WebSocket geantwortet (HTTP 200). Prüfen Sie die URL.</translation>
    </message>
    <message>
        <source>The server refused the handshake (HTTP %1).</source>
        <translation>Der Server hat den Handshake abgelehnt (HTTP %1).</translation>
    </message>
    <message>
        <source>The server closed the connection in good order.</source>
        <translation>Der Server hat die Verbindung ordnungsgemäß geschlossen.</translation>
    </message>
    <message>
        <source>The server is going away.</source>
        <translation>Der Server verabschiedet sich.</translation>
    </message>
    <message>
        <source>The server had an internal error while handling this connection (1011).</source>
        <translation>Im Server trat bei dieser Verbindung ein interner Fehler auf (1011).</translation>
    </message>
    <message>
        <source>The server says the token is invalid or missing (4401). Sign in again.</source>
        <translation>Der Server sagt, das Token sei ungültig oder fehle (4401). Melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>The server says the origin or the user&apos;s rights do not allow this (4403).</source>
        <translation>Der Server sagt, Origin oder Rechte des Benutzers erlaubten das nicht (4403).</translation>
    </message>
    <message>
        <source>The server saw no heartbeat in its time and closed the connection (4408).</source>
        <translation>Der Server hat in seiner Frist keinen Heartbeat gesehen und die Verbindung geschlossen (4408).</translation>
    </message>
    <message>
        <source>The server says there are too many connections (4429). The next attempt waits at least 30 s.</source>
        <translation>Der Server sagt, es gebe zu viele Verbindungen (4429). Bis zum nächsten Versuch vergehen mindestens 30 s.</translation>
    </message>
    <message>
        <source>The server closed the connection with code %1.</source>
        <translation>Der Server hat die Verbindung mit Code %1 geschlossen.</translation>
    </message>
    <message>
        <source>The server&apos;s URL cannot be used. It starts with wss:// (or ws:// where that is allowed) and names a host.</source>
        <translation>Die URL des Servers ist nicht verwendbar. Sie beginnt mit wss:// (oder ws://, wo das erlaubt ist) und nennt einen Host.</translation>
    </message>
    <message>
        <source>The server&apos;s name was not found. Check the URL and the network.</source>
        <translation>Der Name des Servers wurde nicht gefunden. Prüfen Sie URL und Netz.</translation>
    </message>
    <message>
        <source>Nothing listens at that address and port. The server may be down.</source>
        <translation>An dieser Adresse und diesem Port antwortet niemand. Vielleicht läuft der Server nicht.</translation>
    </message>
    <message>
        <source>The network gave an error before the server was reached.</source>
        <translation>Das Netz meldete einen Fehler, bevor der Server erreicht war.</translation>
    </message>
    <message>
        <source>The server did not complete the connection in time.</source>
        <translation>Der Server hat die Verbindung nicht rechtzeitig fertig aufgebaut.</translation>
    </message>
    <message>
        <source>What answers there is not a WebSocket server. Check the URL and the port.</source>
        <translation>Was dort antwortet, ist kein WebSocket-Server. Prüfen Sie URL und Port.</translation>
    </message>
    <message>
        <source>The server accepted the connection but did not greet. It may be overloaded, or another service.</source>
        <translation>Der Server hat die Verbindung angenommen, sich aber nicht gemeldet. Vielleicht ist er überlastet oder ein anderer Dienst.</translation>
    </message>
    <message>
        <source>The server greeted in a way that does not belong to this endpoint. Check the URL.</source>
        <translation>Der Server hat sich auf eine Weise gemeldet, die nicht zu diesem Endpunkt gehört. Prüfen Sie die URL.</translation>
    </message>
    <message>
        <source>The connection broke without a goodbye, as at a server restart or a network fault.</source>
        <translation>Die Verbindung brach ohne Abschied ab, wie bei einem Neustart des Servers oder einer Netzstörung.</translation>
    </message>
    <message>
        <source>The link went silent: pings were not answered.</source>
        <translation>Die Verbindung ist verstummt: Pings blieben ohne Antwort.</translation>
    </message>
    <message>
        <source>The server still answers pings but no longer answers messages, so the connection was ended.</source>
        <translation>Der Server beantwortet noch Pings, aber keine Nachrichten mehr; die Verbindung wurde beendet.</translation>
    </message>
    <message>
        <source>The server&apos;s answers no longer matched the questions, so the connection was ended.</source>
        <translation>Die Antworten des Servers passten nicht mehr zu den Fragen; die Verbindung wurde beendet.</translation>
    </message>
    <message>
        <source>The server sent something that had to be refused (%1), so the connection was ended.</source>
        <translation>Der Server hat etwas gesendet, das abgelehnt werden musste (%1); die Verbindung wurde beendet.</translation>
    </message>
    <message>
        <source>The server greeted as another tenant than this profile&apos;s. Nothing is sent until that is settled.</source>
        <translation>Der Server meldet sich als anderer Mandant als der dieses Profils. Bis das geklärt ist, wird nichts gesendet.</translation>
    </message>
    <message>
        <source>The machine was asleep.</source>
        <translation>Der Rechner hat geschlafen.</translation>
    </message>
    <message>
        <source>The network changed.</source>
        <translation>Das Netz hat gewechselt.</translation>
    </message>
    <message>
        <source>The link was renewed.</source>
        <translation>Die Verbindung wurde erneuert.</translation>
    </message>
    <message>
        <source>The connection was ended here.</source>
        <translation>Die Verbindung wurde hier beendet.</translation>
    </message>
    <message>
        <source>URL not usable</source>
        <translation>URL nicht verwendbar</translation>
    </message>
    <message>
        <source>name not found</source>
        <translation>Name nicht gefunden</translation>
    </message>
    <message>
        <source>nothing listens</source>
        <translation>niemand antwortet</translation>
    </message>
    <message>
        <source>network error</source>
        <translation>Netzfehler</translation>
    </message>
    <message>
        <source>certificate refused</source>
        <translation>Zertifikat abgelehnt</translation>
    </message>
    <message>
        <source>connecting took too long</source>
        <translation>Aufbau dauerte zu lange</translation>
    </message>
    <message>
        <source>handshake refused</source>
        <translation>Handshake abgelehnt</translation>
    </message>
    <message>
        <source>handshake refused (%1)</source>
        <translation>Handshake abgelehnt (%1)</translation>
    </message>
    <message>
        <source>no WebSocket server</source>
        <translation>kein WebSocket-Server</translation>
    </message>
    <message>
        <source>no greeting</source>
        <translation>keine Begrüßung</translation>
    </message>
    <message>
        <source>wrong greeting</source>
        <translation>falsche Begrüßung</translation>
    </message>
    <message>
        <source>closed by server (%1)</source>
        <translation>vom Server geschlossen (%1)</translation>
    </message>
    <message>
        <source>connection broke</source>
        <translation>Verbindung abgebrochen</translation>
    </message>
    <message>
        <source>silent, no pong</source>
        <translation>stumm, kein Pong</translation>
    </message>
    <message>
        <source>server stopped answering</source>
        <translation>Server antwortet nicht mehr</translation>
    </message>
    <message>
        <source>answers out of step</source>
        <translation>Antworten aus dem Takt</translation>
    </message>
    <message>
        <source>frame refused (%1)</source>
        <translation>Frame abgelehnt (%1)</translation>
    </message>
    <message>
        <source>another tenant</source>
        <translation>anderer Mandant</translation>
    </message>
    <message>
        <source>machine slept</source>
        <translation>Rechner schlief</translation>
    </message>
    <message>
        <source>network changed</source>
        <translation>Netz gewechselt</translation>
    </message>
    <message>
        <source>renewed</source>
        <translation>erneuert</translation>
    </message>
    <message>
        <source>stopped here</source>
        <translation>hier beendet</translation>
    </message>
    <message>
        <source>More alerts came than this program could take in, so the connection was ended and is made anew.</source>
        <translation>Es kamen mehr Alarme, als dieses Programm aufnehmen konnte; die Verbindung wurde deshalb beendet und wird neu aufgebaut.</translation>
    </message>
    <message>
        <source>too many alerts at once</source>
        <translation>zu viele Alarme auf einmal</translation>
    </message>
</context>
<context>
    <name>noc::Engine</name>
    <message>
        <source>The Dashboard link is over an hour old and could not be renewed; the server may have stopped sending alerts on it.</source>
        <translation>Die Dashboard-Verbindung ist über eine Stunde alt und ließ sich nicht erneuern; der Server sendet darauf vielleicht keine Alarme mehr.</translation>
    </message>
    <message>
        <source>The server says that too many messages were sent; sending slows down for a while.</source>
        <translation>Der Server sagt, es seien zu viele Nachrichten gesendet worden; eine Weile wird langsamer gesendet.</translation>
    </message>
    <message>
        <source>Connected.</source>
        <translation>Verbunden.</translation>
    </message>
    <message>
        <source>Disconnected.</source>
        <translation>Getrennt.</translation>
    </message>
    <message>
        <source>Presence gives up its socket, in case the server&apos;s limit for this address is why the Dashboard was refused.</source>
        <translation>Presence gibt seinen Socket frei, falls das Dashboard wegen der Obergrenze für diese Adresse abgelehnt wurde.</translation>
    </message>
    <message>
        <source>Presence was accepted with the same token and origin, so those are good. What is left: the right to view alerts is missing, or too many sockets are open from this address.</source>
        <translation>Presence wurde mit demselben Token und Origin angenommen, beide sind also gut. Es bleibt: Das Recht, Alarme anzusehen, fehlt, oder von dieser Adresse sind zu viele Sockets offen.</translation>
    </message>
    <message>
        <source>It can be the token (invalid or expired), the right to view alerts, the origin, or too many sockets from this address; the server does not say which. The next try comes within a minute.</source>
        <translation>Es kann am Token liegen (ungültig oder abgelaufen), am Recht, Alarme anzusehen, am Origin oder an zu vielen Sockets von dieser Adresse; welches davon, sagt der Server nicht. Der nächste Versuch folgt innerhalb einer Minute.</translation>
    </message>
    <message>
        <source>The server greeted as tenant %1, but this profile belongs to tenant %2. Nothing is sent until you decide.</source>
        <translation>Der Server meldet sich als Mandant %1, dieses Profil gehört aber zu Mandant %2. Bis Sie entscheiden, wird nichts gesendet.</translation>
    </message>
    <message>
        <source>The server sent a notice.</source>
        <translation>Der Server hat eine Mitteilung gesendet.</translation>
    </message>
    <message>
        <source>The server reported an error that belongs to nothing in flight.</source>
        <translation>Der Server meldet einen Fehler, der zu nichts gehört, was unterwegs ist.</translation>
    </message>
    <message>
        <source>the server fails on it</source>
        <translation>der Server scheitert daran</translation>
    </message>
    <message>
        <source>The server failed twice on the subscription to client %1; it is set aside.</source>
        <translation>Der Server ist zweimal am Abonnement von Kunde %1 gescheitert; es wird beiseitegelegt.</translation>
    </message>
    <message>
        <source>The server refused the subscription to client %1.</source>
        <translation>Der Server hat das Abonnement von Kunde %1 abgelehnt.</translation>
    </message>
    <message>
        <source>The link was renewed without a break.</source>
        <translation>Die Verbindung wurde ohne Unterbrechung erneuert.</translation>
    </message>
    <message>
        <source>The link could not be renewed; the old one stays in use. %1</source>
        <translation>Die Verbindung ließ sich nicht erneuern; die alte bleibt in Gebrauch. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more frame(s) could not be used.</source>
        <translation>
            <numerusform>%n weiterer Frame war nicht verwendbar.</numerusform>
            <numerusform>%n weitere Frames waren nicht verwendbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>A frame of the server could not be used as it came: %1.</source>
        <translation>Ein Frame des Servers war so, wie er kam, nicht verwendbar: %1.</translation>
    </message>
    <message>
        <source>Commands are sent but not saved: %1</source>
        <translation>Befehle werden gesendet, aber nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>Commands are saved on the disk again.</source>
        <translation>Befehle werden wieder auf dem Datenträger gespeichert.</translation>
    </message>
    <message>
        <source>Alerts came faster than this program could show them, so the server was made to wait. It may have left some out without saying so.</source>
        <translation>Alarme kamen schneller, als dieses Programm sie zeigen konnte; der Server musste deshalb warten. Er kann einige ausgelassen haben, ohne es zu sagen.</translation>
    </message>
</context>
<context>
    <name>noc::EventLogModel</name>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
</context>
<context>
    <name>noc::EventLogView</name>
    <message>
        <source>All levels</source>
        <translation>Alle Stufen</translation>
    </message>
    <message>
        <source>Notice and above</source>
        <translation>Hinweise und höher</translation>
    </message>
    <message>
        <source>Warning and above</source>
        <translation>Warnungen und höher</translation>
    </message>
    <message>
        <source>Alarms only</source>
        <translation>Nur Alarme</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the event log</source>
        <translation>Ereignisse durchsuchen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copies the chosen lines, or all that are shown</source>
        <translation>Kopiert die gewählten Zeilen oder alle gezeigten</translation>
    </message>
    <message>
        <source>Event log</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>The raw text of the chosen line, where there is one</source>
        <translation>Der Rohtext der gewählten Zeile, wo es einen gibt</translation>
    </message>
    <message>
        <source>Raw text</source>
        <translation>Rohtext</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n Ereignis</numerusform>
            <numerusform>%n Ereignisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n event(s)</source>
        <translation>
            <numerusform>%1 von %n Ereignis</numerusform>
            <numerusform>%1 von %n Ereignissen</numerusform>
        </translation>
    </message>
    <message>
        <source>Width of the raw text</source>
        <translation>Breite des Rohtextes</translation>
    </message>
</context>
<context>
    <name>noc::Figure</name>
    <message>
        <source>%1, over the target</source>
        <comment>value with unit</comment>
        <translation>%1, über dem Ziel</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>value, unit</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>noc::FilterBar</name>
    <message>
        <source>Unacknowledged only</source>
        <translation>Nur unquittierte</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Hide what has been answered</source>
        <translation>Verbirgt, was beantwortet ist</translation>
    </message>
    <message>
        <source>Arrived while you were at work in the table. Click to let them in.</source>
        <translation>Eingetroffen, während Sie in der Tabelle gearbeitet haben. Klicken Sie, um sie einzulassen.</translation>
    </message>
    <message>
        <source>hides %1 of %2</source>
        <comment>what the filter hides: rows of rows</comment>
        <translation>verbirgt %1 von %2</translation>
    </message>
    <message>
        <source>hides nothing</source>
        <comment>what the filter hides</comment>
        <translation>verbirgt nichts</translation>
    </message>
    <message numerus="yes">
        <source>%n CRITICAL hidden</source>
        <translation>
            <numerusform>%n kritischer verborgen</numerusform>
            <numerusform>%n kritische verborgen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <comment>arrivals that wait</comment>
        <translation>
            <numerusform>%n neuer</numerusform>
            <numerusform>%n neue</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter: words, severity&gt;=high, client:acme, age&lt;10m, -not this</source>
        <translation>Filter: Wörter, severity&gt;=high, client:acme, age&lt;10m, -ohne dies</translation>
    </message>
    <message>
        <source>Words in type, message, client, site or id, and terms such as status:new. Key: /</source>
        <translation>Wörter in Art, Meldung, Kunde, Standort oder Nummer und Ausdrücke wie status:new. Taste: /</translation>
    </message>
    <message>
        <source>What can be typed into the filter</source>
        <translation>Was der Filter versteht</translation>
    </message>
    <message numerus="yes">
        <source>%n more were not understood and hide nothing.</source>
        <comment>terms of the filter</comment>
        <translation>
            <numerusform>%n weiterer wurde nicht verstanden und verbirgt nichts.</numerusform>
            <numerusform>%n weitere wurden nicht verstanden und verbergen nichts.</numerusform>
        </translation>
    </message>
    <message>
        <source>hides %1 of %2, %3 not judged</source>
        <comment>what the filter hides: rows of rows, of them</comment>
        <translation>verbirgt %1 von %2, %3 nicht beurteilt</translation>
    </message>
    <message>
        <source>The server did not tell what the filter asks for, such as the client of a live alert: they may match or not.</source>
        <translation>Der Server hat nicht mitgeteilt, wonach der Filter fragt, etwa den Kunden eines laufenden Alarms: Sie können passen oder nicht.</translation>
    </message>
    <message>
        <source>“%1” is no comparison: use : != &lt; &lt;= &gt; or &gt;=. It hides nothing.</source>
        <translation>„%1“ ist kein Vergleich: : != &lt; &lt;= &gt; oder &gt;= verwenden. Es verbirgt nichts.</translation>
    </message>
    <message>
        <source>“%1” does not go with %2: use : or !=. It hides nothing.</source>
        <translation>„%1“ passt nicht zu %2: : oder != verwenden. Es verbirgt nichts.</translation>
    </message>
    <message>
        <source>“%1” is no time: write 30s, 10m, 2h or 1d. It hides nothing.</source>
        <translation>„%1“ ist keine Zeit: 30s, 10m, 2h oder 1d schreiben. Es verbirgt nichts.</translation>
    </message>
    <message>
        <source>“%1” is no number. It hides nothing.</source>
        <translation>„%1“ ist keine Zahl. Es verbirgt nichts.</translation>
    </message>
    <message>
        <source>“%1” is nothing that %2 can be: %3. It hides nothing.</source>
        <translation>„%1“ ist kein Wert von %2: %3. Es verbirgt nichts.</translation>
    </message>
    <message>
        <source>“%1” is no field. It hides nothing; to look for these words, put them in quotes.</source>
        <translation>„%1“ ist kein Feld. Es verbirgt nichts; um die Wörter zu suchen, in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>“%1” lacks a value. It hides nothing.</source>
        <translation>„%1“ fehlt ein Wert. Es verbirgt nichts.</translation>
    </message>
    <message>
        <source>“%1” is more than the one value that can be compared with. It hides nothing.</source>
        <translation>„%1“ ist mehr als der eine Wert, mit dem verglichen werden kann. Es verbirgt nichts.</translation>
    </message>
    <message>
        <source>“%1” lacks the quote at its end. It hides nothing.</source>
        <translation>„%1“ fehlt das Anführungszeichen am Ende. Es verbirgt nichts.</translation>
    </message>
    <message>
        <source>“%1” is beyond what a filter can hold. It hides nothing.</source>
        <translation>„%1“ ist mehr, als ein Filter fasst. Es verbirgt nichts.</translation>
    </message>
    <message>
        <source>words in type, message, client, site or id</source>
        <translation>Wörter in Art, Meldung, Kunde, Standort oder Nummer</translation>
    </message>
    <message>
        <source>critical, high, medium, low, info</source>
        <translation>critical, high, medium, low, info</translation>
    </message>
    <message>
        <source>new, acknowledged, escalated, resolved …</source>
        <translation>new, acknowledged, escalated, resolved …</translation>
    </message>
    <message>
        <source>the alert&apos;s type</source>
        <translation>die Art des Alarms</translation>
    </message>
    <message>
        <source>the client, where it is told</source>
        <translation>der Kunde, wo er mitgeteilt ist</translation>
    </message>
    <message>
        <source>the site, where it is told</source>
        <translation>der Standort, wo er mitgeteilt ist</translation>
    </message>
    <message>
        <source>since it was first raised</source>
        <translation>seit der ersten Auslösung</translation>
    </message>
    <message>
        <source>mine, raised-again, queued, refused …</source>
        <translation>mine, raised-again, queued, refused …</translation>
    </message>
    <message>
        <source>words in the message</source>
        <translation>Wörter in der Meldung</translation>
    </message>
    <message>
        <source>the owner, where it is told</source>
        <translation>der Zuständige, wo er mitgeteilt ist</translation>
    </message>
    <message>
        <source>since it was last raised</source>
        <translation>seit der letzten Auslösung</translation>
    </message>
    <message>
        <source>how often it was raised</source>
        <translation>wie oft er ausgelöst wurde</translation>
    </message>
    <message>
        <source>the alert&apos;s id</source>
        <translation>die Nummer des Alarms</translation>
    </message>
    <message>
        <source>alert, finding, anomaly, ticket</source>
        <translation>alert, finding, anomaly, ticket</translation>
    </message>
    <message>
        <source>“%1” does not go with a time: compare with &lt; or &gt;, as in %2&lt;10m. It hides nothing.</source>
        <translation>„%1“ passt nicht zu einer Zeit: mit &lt; oder &gt; vergleichen, wie in %2&lt;10m. Es verbirgt nichts.</translation>
    </message>
</context>
<context>
    <name>noc::FilterCompletion</name>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Tab takes it, Ctrl+↓ chooses the next</source>
        <translation>Tab übernimmt, Strg+↓ wählt den nächsten</translation>
    </message>
    <message>
        <source>%1, suggestion %2 of %3; Tab takes it</source>
        <translation>%1, Vorschlag %2 von %3; Tab übernimmt</translation>
    </message>
</context>
<context>
    <name>noc::FilterHelp</name>
    <message>
        <source>%1: %2</source>
        <comment>what is typed, what it means</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>both words, in type, message, client, site or id</source>
        <translation>beide Wörter, in Art, Meldung, Kunde, Standort oder Nummer</translation>
    </message>
    <message>
        <source>these words together</source>
        <translation>diese Wörter zusammen</translation>
    </message>
    <message>
        <source>* stands for any text</source>
        <translation>* steht für beliebigen Text</translation>
    </message>
    <message>
        <source>hides what has it; works with every term</source>
        <translation>verbirgt, was es enthält; geht mit jedem Ausdruck</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Ausdrücke</translation>
    </message>
    <message>
        <source>one of several values</source>
        <translation>einer von mehreren Werten</translation>
    </message>
    <message>
        <source>the whole name; with * also a part. As well: site, owner, type, id</source>
        <translation>der ganze Name; mit * auch ein Teil. Ebenso: site, owner, type, id</translation>
    </message>
    <message>
        <source>first raised less than 10 minutes ago; s, m, h, d. As well: seen, for the last time</source>
        <translation>vor weniger als 10 Minuten zuerst ausgelöst; s, m, h, d. Ebenso: seen, für das letzte Mal</translation>
    </message>
    <message>
        <source>acknowledged here. As well: unacknowledged, acknowledged, seen, raised-again, away, last-known, queued, refused, unanswered</source>
        <translation>hier quittiert. Ebenso: unacknowledged, acknowledged, seen, raised-again, away, last-known, queued, refused, unanswered</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>Gut zu wissen</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>nicht beurteilt</translation>
    </message>
    <message>
        <source>Live alerts do not tell their client, site and owner. client:acme hides what it cannot judge, and counts it.</source>
        <translation>Laufende Alarme nennen weder Kunde noch Standort noch Zuständigen. client:acme verbirgt, was es nicht beurteilen kann, und zählt es.</translation>
    </message>
    <message>
        <source>A negated term hides only what is known to match.</source>
        <translation>Ein verneinter Ausdruck verbirgt nur, was bekanntlich passt.</translation>
    </message>
    <message>
        <source>underlined</source>
        <translation>unterstrichen</translation>
    </message>
    <message>
        <source>What is not understood hides nothing.</source>
        <translation>Was nicht verstanden wird, verbirgt nichts.</translation>
    </message>
</context>
<context>
    <name>noc::FirstRunPage</name>
    <message>
        <source>Watchfloor</source>
        <translation>Watchfloor</translation>
    </message>
    <message>
        <source>Live alerts of your network operations centre, acknowledged by a click or a key.</source>
        <translation>Live-Alarme Ihrer Leitstelle, quittiert mit einem Klick oder einer Taste.</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>Mit einem Server verbinden</translation>
    </message>
    <message>
        <source>Server &amp;URL</source>
        <translation>Server-&amp;URL</translation>
    </message>
    <message>
        <source>Connect without encryption: everyone on the way can read the token and the alerts</source>
        <translation>Ohne Verschlüsselung verbinden: Jeder auf dem Weg kann Token und Alarme lesen</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>&amp;Token</translation>
    </message>
    <message>
        <source>The access token that the server gave you (a JWT).</source>
        <translation>Das Zugriffstoken, das Sie vom Server haben (ein JWT).</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>Tries the connection and opens the window when the server greets</source>
        <translation>Erprobt die Verbindung und öffnet das Fenster, sobald der Server sich meldet</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Name of this profile</source>
        <translation>&amp;Name dieses Profils</translation>
    </message>
    <message>
        <source>in the Authorization header</source>
        <translation>im Authorization-Header</translation>
    </message>
    <message>
        <source>in the URL&apos;s query (proxies may log it)</source>
        <translation>in der Abfrage der URL (Proxys protokollieren sie womöglich)</translation>
    </message>
    <message>
        <source>in the ws_token cookie</source>
        <translation>im Cookie ws_token</translation>
    </message>
    <message>
        <source>The token &amp;travels</source>
        <translation>Token-Über&amp;tragung</translation>
    </message>
    <message>
        <source>&amp;Origin</source>
        <translation>&amp;Origin</translation>
    </message>
    <message>
        <source>Servers refuse an origin that they do not list.</source>
        <translation>Server lehnen einen Origin ab, den sie nicht führen.</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>&amp;Device id</source>
        <translation>&amp;Geräte-ID</translation>
    </message>
    <message>
        <source>Only for Mobile sync: letters, digits, - and _.</source>
        <translation>Nur für Mobile Sync: Buchstaben, Ziffern, - und _.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>File with a private certificate authority</source>
        <translation>Datei mit einer eigenen Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose the certificate authority&apos;s file</source>
        <translation>Datei der Zertifizierungsstelle wählen</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&amp;Private certificate authority (PEM)</source>
        <translation>Eigene &amp;Zertifizierungsstelle (PEM)</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Die Demo ausprobieren</translation>
    </message>
    <message>
        <source>A server inside this program plays a shift: calm minutes, a burst, a flapping device, a slow link and a restart. Nothing leaves this machine.</source>
        <translation>Ein Server in diesem Programm spielt eine Schicht: ruhige Minuten, ein Schwall, ein flatterndes Gerät, eine träge Verbindung und ein Neustart. Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Start the &amp;demo</source>
        <translation>&amp;Demo starten</translation>
    </message>
    <message numerus="yes">
        <source>Not connected: %n problem(s), said at the field that causes it.</source>
        <translation>
            <numerusform>Nicht verbunden: %n Problem, erklärt am Feld, das es verursacht.</numerusform>
            <numerusform>Nicht verbunden: %n Probleme, erklärt an den Feldern, die sie verursachen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting to %1, %2…</source>
        <comment>host, duration</comment>
        <translation>Verbindung zu %1 wird aufgebaut, %2…</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>Weniger Einstellungen</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Mehr Einstellungen</translation>
    </message>
    <message>
        <source>The connection is tried before anything is saved. A token goes to the system’s keychain, never into a settings file.</source>
        <translation>Die Verbindung wird erprobt, bevor etwas gespeichert wird. Ein Token kommt in den Schlüsselbund des Systems, nie in eine Einstellungsdatei.</translation>
    </message>
    <message>
        <source>with a token</source>
        <translation>mit einem Token</translation>
    </message>
    <message>
        <source>with user name and password</source>
        <translation>mit Benutzername und Passwort</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>&amp;Anmelden</translation>
    </message>
    <message>
        <source>User na&amp;me</source>
        <translation>Benutzerna&amp;me</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Pass&amp;wort</translation>
    </message>
    <message>
        <source>It is used once and not kept; the sign-in renews itself as long as the server allows.</source>
        <translation>Es wird einmal benutzt und nicht aufbewahrt; die Anmeldung erneuert sich selbst, solange der Server es erlaubt.</translation>
    </message>
    <message>
        <source>&amp;HTTP API</source>
        <translation>&amp;HTTP-API</translation>
    </message>
    <message>
        <source>Where it is not below the server&apos;s own name.</source>
        <translation>Falls sie nicht unter dem Namen des Servers selbst liegt.</translation>
    </message>
</context>
<context>
    <name>noc::FloodStrip</name>
    <message numerus="yes">
        <source>The flood is over: %Ln alert(s) in the last minute.</source>
        <translation>
            <numerusform>Die Flut ist vorbei: %Ln Alarm in der letzten Minute.</numerusform>
            <numerusform>Die Flut ist vorbei: %Ln Alarme in der letzten Minute.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Flood: %Ln alert(s) in the last minute, %1 in all. Nothing is folded.</source>
        <translation>
            <numerusform>Flut: %Ln Alarm in der letzten Minute, %1 insgesamt. Nichts ist gefaltet.</numerusform>
            <numerusform>Flut: %Ln Alarme in der letzten Minute, %1 insgesamt. Nichts ist gefaltet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Flood: %Ln alert(s) in the last minute, %1 in all, folded by type. Every unacknowledged CRITICAL is on top.</source>
        <translation>
            <numerusform>Flut: %Ln Alarm in der letzten Minute, %1 insgesamt, nach Art gefaltet. Jeder unquittierte KRITISCHE steht oben.</numerusform>
            <numerusform>Flut: %Ln Alarme in der letzten Minute, %1 insgesamt, nach Art gefaltet. Jeder unquittierte KRITISCHE steht oben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fold by type (%1)</source>
        <comment>key</comment>
        <translation>Nach Art falten (%1)</translation>
    </message>
    <message>
        <source>Show all (%1)</source>
        <comment>key</comment>
        <translation>Alle zeigen (%1)</translation>
    </message>
</context>
<context>
    <name>noc::Formats</name>
    <message>
        <source>NOT TOLD</source>
        <comment>severity</comment>
        <translation>OHNE ANGABE</translation>
    </message>
    <message>
        <source>INFO</source>
        <comment>severity</comment>
        <translation>INFO</translation>
    </message>
    <message>
        <source>LOW</source>
        <comment>severity</comment>
        <translation>NIEDRIG</translation>
    </message>
    <message>
        <source>MEDIUM</source>
        <comment>severity</comment>
        <translation>MITTEL</translation>
    </message>
    <message>
        <source>HIGH</source>
        <comment>severity</comment>
        <translation>HOCH</translation>
    </message>
    <message>
        <source>UNKNOWN</source>
        <comment>severity</comment>
        <translation>UNBEKANNT</translation>
    </message>
    <message>
        <source>CRITICAL</source>
        <comment>severity</comment>
        <translation>KRITISCH</translation>
    </message>
    <message>
        <source>Not told</source>
        <comment>severity</comment>
        <translation>Ohne Angabe</translation>
    </message>
    <message>
        <source>Info</source>
        <comment>severity</comment>
        <translation>Info</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>severity</comment>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>severity</comment>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>High</source>
        <comment>severity</comment>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>severity</comment>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Critical</source>
        <comment>severity</comment>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>New</source>
        <comment>alert status</comment>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <comment>alert status</comment>
        <translation>Quittiert</translation>
    </message>
    <message>
        <source>Assigned</source>
        <comment>alert status</comment>
        <translation>Zugewiesen</translation>
    </message>
    <message>
        <source>Escalated</source>
        <comment>alert status</comment>
        <translation>Eskaliert</translation>
    </message>
    <message>
        <source>Resolved</source>
        <comment>alert status</comment>
        <translation>Gelöst</translation>
    </message>
    <message>
        <source>Suppressed</source>
        <comment>alert status</comment>
        <translation>Unterdrückt</translation>
    </message>
    <message>
        <source>Other</source>
        <comment>alert status</comment>
        <translation>Andere</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <comment>age in days and hours</comment>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <comment>duration in days and hours</comment>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>duration in hours and minutes</comment>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>duration in minutes and seconds</comment>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>duration in seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>short age in seconds, one decimal</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>round trip in seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>round trip in milliseconds</comment>
        <translation>%1 ms</translation>
    </message>
</context>
<context>
    <name>noc::GapStrip</name>
    <message>
        <source>No data %1–%2 (%3).</source>
        <comment>time, time, duration</comment>
        <translation>Keine Daten %1–%2 (%3).</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>Takes this line away. The health panel and the alerts&apos; timelines keep the gap.</source>
        <translation>Nimmt diese Zeile weg. Zustand und Zeitverläufe der Alarme behalten die Lücke.</translation>
    </message>
    <message>
        <source>Takes this line away. Key: %1</source>
        <translation>Nimmt diese Zeile weg. Taste: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier gap(s), %1 in all</source>
        <comment>duration of all gaps together</comment>
        <translation>
            <numerusform>%n frühere Lücke, zusammen %1</numerusform>
            <numerusform>%n frühere Lücken, zusammen %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The server&apos;s list is being asked for what was raised in this time.</source>
        <translation>Die Liste des Servers wird nach dem gefragt, was in dieser Zeit gemeldet wurde.</translation>
    </message>
    <message>
        <source>Alerts raised in this time may be missing here until the server&apos;s list can be read.</source>
        <translation>Alarme aus dieser Zeit können hier fehlen, bis die Liste des Servers gelesen werden kann.</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) raised in this time were fetched from the server&apos;s list; changes of older alerts are unknown.</source>
        <translation>
            <numerusform>%n Alarm aus dieser Zeit wurde aus der Liste des Servers geholt; Änderungen älterer Alarme sind unbekannt.</numerusform>
            <numerusform>%n Alarme aus dieser Zeit wurden aus der Liste des Servers geholt; Änderungen älterer Alarme sind unbekannt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Alerts raised in this time may be missing here: the server&apos;s list could not be read to its end.</source>
        <translation>Alarme aus dieser Zeit können hier fehlen: Die Liste des Servers konnte nicht bis zum Ende gelesen werden.</translation>
    </message>
    <message>
        <source>Alerts raised in this time may be missing here: the server does not give its list.</source>
        <translation>Alarme aus dieser Zeit können hier fehlen: Der Server gibt seine Liste nicht heraus.</translation>
    </message>
    <message>
        <source>Alerts raised in this time may be missing here: the server repeats nothing.</source>
        <translation>Alarme aus dieser Zeit können hier fehlen: Der Server wiederholt nichts.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what is missing since when, what that means</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>noc::HealthPanel</name>
    <message>
        <source>The file could not be written: %1</source>
        <comment>reason</comment>
        <translation>Die Datei ließ sich nicht schreiben: %1</translation>
    </message>
    <message>
        <source>Connection health</source>
        <translation>Zustand der Verbindung</translation>
    </message>
    <message>
        <source>Round trip, ms · Dashboard</source>
        <translation>Umlaufzeit, ms · Dashboard</translation>
    </message>
    <message>
        <source>Newest break</source>
        <translation>Jüngster Abbruch</translation>
    </message>
    <message>
        <source>Server&apos;s answer</source>
        <translation>Antwort des Servers</translation>
    </message>
    <message>
        <source>Heartbeats measured</source>
        <translation>Gemessene Heartbeats</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Save what is shown as a table (CSV) or as a picture (PNG)</source>
        <translation>Speichert das Gezeigte als Tabelle (CSV) oder Bild (PNG)</translation>
    </message>
    <message>
        <source>Table (CSV)…</source>
        <translation>Tabelle (CSV)…</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>Bild (PNG)…</translation>
    </message>
    <message>
        <source>Ask server for stats</source>
        <translation>Server nach Zahlen fragen</translation>
    </message>
    <message>
        <source>Range of time</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>How far back charts and figures reach</source>
        <translation>Wie weit Diagramme und Zahlen zurückreichen</translation>
    </message>
    <message>
        <source>P50</source>
        <translation>P50</translation>
    </message>
    <message>
        <source>P50 round trip</source>
        <translation>P50 der Umlaufzeit</translation>
    </message>
    <message>
        <source>P95</source>
        <translation>P95</translation>
    </message>
    <message>
        <source>P95 round trip</source>
        <translation>P95 der Umlaufzeit</translation>
    </message>
    <message>
        <source>P99</source>
        <translation>P99</translation>
    </message>
    <message>
        <source>P99 round trip</source>
        <translation>P99 der Umlaufzeit</translation>
    </message>
    <message>
        <source>Breaks</source>
        <translation>Abbrüche</translation>
    </message>
    <message>
        <source>Breaks of Dashboard</source>
        <translation>Abbrüche von Dashboard</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Verfügbarkeit</translation>
    </message>
    <message>
        <source>Uptime of the Dashboard link</source>
        <translation>Verfügbarkeit der Dashboard-Verbindung</translation>
    </message>
    <message>
        <source>Longest break</source>
        <translation>Längster Abbruch</translation>
    </message>
    <message>
        <source>Longest break of Dashboard</source>
        <translation>Längster Abbruch von Dashboard</translation>
    </message>
    <message>
        <source>Server says</source>
        <translation>Server sagt</translation>
    </message>
    <message>
        <source>Latency as the server says</source>
        <translation>Latenz laut Server</translation>
    </message>
    <message>
        <source>Clock differs</source>
        <translation>Uhr weicht ab</translation>
    </message>
    <message>
        <source>Server&apos;s clock minus this machine&apos;s</source>
        <translation>Uhr des Servers minus Uhr dieses Rechners</translation>
    </message>
    <message>
        <source>The latency that the server reports: it is off by the difference of the two clocks</source>
        <translation>Die Latenz, die der Server meldet: Sie ist um die Differenz der beiden Uhren falsch</translation>
    </message>
    <message>
        <source>The server&apos;s clock minus this machine&apos;s, from heartbeats</source>
        <translation>Die Uhr des Servers minus die dieses Rechners, aus Heartbeats</translation>
    </message>
    <message>
        <source>%1 ▾</source>
        <comment>a choice that opens a menu</comment>
        <translation>%1 ▾</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>The range follows the present. Click to hold it still.</source>
        <translation>Der Zeitraum folgt der Gegenwart. Klicken Sie, um ihn anzuhalten.</translation>
    </message>
    <message>
        <source>The range stands still. Click to follow the present.</source>
        <translation>Der Zeitraum steht still. Klicken Sie, um der Gegenwart zu folgen.</translation>
    </message>
    <message>
        <source>Uptime, last %1</source>
        <comment>length of the range</comment>
        <translation>Verfügbarkeit, letzte %1</translation>
    </message>
    <message>
        <source>Uptime, %1 to %2</source>
        <comment>time, time</comment>
        <translation>Verfügbarkeit, %1 bis %2</translation>
    </message>
    <message>
        <source>The server did not answer within %1.</source>
        <comment>duration</comment>
        <translation>Der Server hat nicht innerhalb von %1 geantwortet.</translation>
    </message>
    <message numerus="yes">
        <source>%n heartbeat(s)</source>
        <comment>number of samples that the quantiles rest on</comment>
        <translation>
            <numerusform>%n Heartbeat</numerusform>
            <numerusform>%n Heartbeats</numerusform>
        </translation>
    </message>
    <message>
        <source>Mean time between breaks: %1</source>
        <comment>duration</comment>
        <translation>Mittlere Zeit zwischen Abbrüchen: %1</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no break</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>No break in this range</source>
        <translation>Kein Abbruch in diesem Zeitraum</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird gefragt…</translation>
    </message>
    <message>
        <source>Presence is off in this profile, and only it can be asked</source>
        <translation>Presence ist in diesem Profil aus, und nur dieser Kanal lässt sich fragen</translation>
    </message>
    <message>
        <source>Asks the Presence channel what it counted</source>
        <translation>Fragt den Kanal Presence, was er gezählt hat</translation>
    </message>
    <message>
        <source>Presence is not connected</source>
        <translation>Presence ist nicht verbunden</translation>
    </message>
    <message>
        <source>connected for %1</source>
        <comment>duration</comment>
        <translation>seit %1 verbunden</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n Nachricht</numerusform>
            <numerusform>%n Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>last heartbeat %1 ago</source>
        <comment>duration</comment>
        <translation>letzter Heartbeat vor %1</translation>
    </message>
    <message>
        <source>as %1</source>
        <comment>kind of user</comment>
        <translation>als %1</translation>
    </message>
    <message>
        <source>Server at %1: %2</source>
        <comment>time, list</comment>
        <translation>Server um %1: %2</translation>
    </message>
    <message>
        <source>told nothing</source>
        <translation>nichts gesagt</translation>
    </message>
    <message>
        <source>The picture could not be made.</source>
        <translation>Das Bild ließ sich nicht erzeugen.</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Tabelle speichern</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <comment>file</comment>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>at the first attempt</source>
        <translation>beim ersten Versuch</translation>
    </message>
    <message>
        <source>at the second attempt</source>
        <translation>beim zweiten Versuch</translation>
    </message>
    <message>
        <source>at the third attempt</source>
        <translation>beim dritten Versuch</translation>
    </message>
    <message>
        <source>at the fourth attempt</source>
        <translation>beim vierten Versuch</translation>
    </message>
    <message>
        <source>at the fifth attempt</source>
        <translation>beim fünften Versuch</translation>
    </message>
    <message>
        <source>at attempt %1</source>
        <translation>beim Versuch %1</translation>
    </message>
    <message>
        <source>%1 %2: %3 · not back yet, for %4</source>
        <comment>time, channel, cause, duration</comment>
        <translation>%1 %2: %3 · seit %4 noch nicht zurück</translation>
    </message>
    <message>
        <source>%1 %2: %3 · back after %4</source>
        <comment>time, channel, cause, duration</comment>
        <translation>%1 %2: %3 · zurück nach %4</translation>
    </message>
    <message>
        <source>%1 %2: %3 · back after %4 %5</source>
        <comment>time, channel, cause, duration, &apos;at the third attempt&apos;</comment>
        <translation>%1 %2: %3 · zurück nach %4 %5</translation>
    </message>
</context>
<context>
    <name>noc::HttpApi</name>
    <message>
        <source>The server does not accept this user name and password.</source>
        <translation>Der Server nimmt diesen Benutzernamen und dieses Passwort nicht an.</translation>
    </message>
    <message>
        <source>The server does not let this user sign in (HTTP %1).</source>
        <translation>Der Server lässt diesen Benutzer nicht anmelden (HTTP %1).</translation>
    </message>
    <message>
        <source>The sign-in has run out or was used elsewhere. Sign in again.</source>
        <translation>Die Anmeldung ist abgelaufen oder wurde anderswo benutzt. Melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>The HTTP API no longer accepts the token (HTTP 401). Sign in again.</source>
        <translation>Die HTTP-API nimmt das Token nicht mehr an (HTTP 401). Melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>The server does not let this user read its list of alerts (HTTP %1). Some servers refuse it to everybody.</source>
        <translation>Der Server lässt diesen Benutzer seine Liste der Alarme nicht lesen (HTTP %1). Manche Server verweigern sie allen.</translation>
    </message>
    <message>
        <source>There is no HTTP API at that address (HTTP %1). Check its URL.</source>
        <translation>Unter dieser Adresse gibt es keine HTTP-API (HTTP %1). Prüfen Sie ihre URL.</translation>
    </message>
    <message numerus="yes">
        <source>The server takes no more requests for %n second(s) (HTTP 429).</source>
        <translation>
            <numerusform>Der Server nimmt %n Sekunde lang keine Anfragen mehr an (HTTP 429).</numerusform>
            <numerusform>Der Server nimmt %n Sekunden lang keine Anfragen mehr an (HTTP 429).</numerusform>
        </translation>
    </message>
    <message>
        <source>The server takes no more requests for a while (HTTP 429).</source>
        <translation>Der Server nimmt eine Weile keine Anfragen mehr an (HTTP 429).</translation>
    </message>
    <message>
        <source>The proxy answers, but the HTTP API behind it does not (HTTP %1). It may be restarting.</source>
        <translation>Der Proxy antwortet, die HTTP-API dahinter aber nicht (HTTP %1). Vielleicht startet sie gerade neu.</translation>
    </message>
    <message>
        <source>The server failed on the request (HTTP %1).</source>
        <translation>Der Server ist an der Anfrage gescheitert (HTTP %1).</translation>
    </message>
    <message>
        <source>The HTTP API redirects elsewhere (HTTP %1), which is not followed. Enter the final URL.</source>
        <translation>Die HTTP-API leitet anderswohin um (HTTP %1); dem wird nicht gefolgt. Geben Sie die endgültige URL ein.</translation>
    </message>
    <message>
        <source>The HTTP API refused the request (HTTP %1).</source>
        <translation>Die HTTP-API hat die Anfrage abgelehnt (HTTP %1).</translation>
    </message>
    <message>
        <source>A web page answered instead of the HTTP API. Check the API&apos;s URL; a sign-on page or proxy may stand in the way.</source>
        <translation>Statt der HTTP-API hat eine Webseite geantwortet. Prüfen Sie die URL der API; vielleicht steht eine Anmeldeseite oder ein Proxy im Weg.</translation>
    </message>
    <message>
        <source>The HTTP API&apos;s answer cannot be used: it is not what the API is documented to say.</source>
        <translation>Die Antwort der HTTP-API ist nicht verwendbar: Sie entspricht nicht dem, was die API laut ihrer Beschreibung sagt.</translation>
    </message>
    <message>
        <source>The HTTP API did not answer in time.</source>
        <translation>Die HTTP-API hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The HTTP API&apos;s answer is larger than this program takes.</source>
        <translation>Die Antwort der HTTP-API ist größer, als dieses Programm annimmt.</translation>
    </message>
    <message>
        <source>The HTTP API&apos;s address cannot be used. It looks like https://noc.example.com.</source>
        <translation>Die Adresse der HTTP-API ist nicht verwendbar. Sie sieht aus wie https://noc.example.com.</translation>
    </message>
    <message>
        <source>Nothing listens at the HTTP API&apos;s address and port. The server may be down.</source>
        <translation>Unter Adresse und Port der HTTP-API lauscht nichts. Vielleicht ist der Server aus.</translation>
    </message>
    <message>
        <source>The name of the HTTP API&apos;s host was not found. Check its URL and the network.</source>
        <translation>Der Hostname der HTTP-API wurde nicht gefunden. Prüfen Sie ihre URL und das Netz.</translation>
    </message>
    <message>
        <source>The HTTP API ended the connection before it had answered.</source>
        <translation>Die HTTP-API hat die Verbindung beendet, bevor sie geantwortet hatte.</translation>
    </message>
    <message>
        <source>What answers there does not speak HTTP. Check the API&apos;s URL and port.</source>
        <translation>Was dort antwortet, spricht kein HTTP. Prüfen Sie URL und Port der API.</translation>
    </message>
    <message>
        <source>The network gave an error before the HTTP API had answered.</source>
        <translation>Das Netz meldete einen Fehler, bevor die HTTP-API geantwortet hatte.</translation>
    </message>
</context>
<context>
    <name>noc::KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>action, its keys</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>List of keys</source>
        <translation>Liste der Tasten</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>submenu, action</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>In the alert table</source>
        <translation>In der Alarmtabelle</translation>
    </message>
    <message>
        <source>In the round trip chart</source>
        <translation>Im Diagramm der Umlaufzeit</translation>
    </message>
    <message>
        <source>In the list of commands</source>
        <translation>In der Liste der Befehle</translation>
    </message>
    <message>
        <source>Next, previous alert</source>
        <translation>Nächster, voriger Alarm</translation>
    </message>
    <message>
        <source>First, last alert</source>
        <translation>Erster, letzter Alarm</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Alle wählen</translation>
    </message>
    <message>
        <source>Let new rows in</source>
        <translation>Neue Zeilen einlassen</translation>
    </message>
    <message>
        <source>Menu of the alert</source>
        <translation>Menü des Alarms</translation>
    </message>
    <message>
        <source>Value before, value after</source>
        <translation>Voriger, nächster Wert</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Earlier, later</source>
        <translation>Früher, später</translation>
    </message>
    <message>
        <source>Back to the present</source>
        <translation>Zurück zur Gegenwart</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut fragen</translation>
    </message>
    <message>
        <source>In the filter</source>
        <translation>Im Filter</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Next, previous suggestion</source>
        <translation>Nächster, voriger Vorschlag</translation>
    </message>
    <message>
        <source>Take the suggestion</source>
        <translation>Vorschlag übernehmen</translation>
    </message>
    <message>
        <source>Empty, then leave</source>
        <translation>Leeren, dann verlassen</translation>
    </message>
    <message>
        <source>To the table</source>
        <translation>Zur Tabelle</translation>
    </message>
    <message>
        <source>Choose several, one by one</source>
        <translation>Mehrere einzeln auswählen</translation>
    </message>
    <message>
        <source>Choose more above, below</source>
        <translation>Darüber, darunter mit auswählen</translation>
    </message>
    <message>
        <source>Fold, unfold a group</source>
        <translation>Gruppe falten, entfalten</translation>
    </message>
    <message>
        <source>Copy the chosen rows</source>
        <translation>Gewählte Zeilen kopieren</translation>
    </message>
</context>
<context>
    <name>noc::Lines</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, next attempt in %2 s</source>
        <translation>%1, nächster Versuch in %2 s</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1: %2 after %3 s</source>
        <translation>%1: %2 nach %3 s</translation>
    </message>
    <message>
        <source>%1: %2: %3</source>
        <translation>%1: %2: %3</translation>
    </message>
    <message>
        <source>%1: round trip %2 ms</source>
        <translation>%1: Umlaufzeit %2 ms</translation>
    </message>
    <message>
        <source>No data %1–%2: alerts raised then may be missing</source>
        <translation>Keine Daten %1–%2: damals ausgelöste Alarme können fehlen</translation>
    </message>
    <message>
        <source>Connected for %1 s, messages: %2, last heartbeat %3 s ago, user: %4</source>
        <translation>Verbunden seit %1 s, Nachrichten: %2, letzter Heartbeat vor %3 s, Benutzer: %4</translation>
    </message>
</context>
<context>
    <name>noc::LoadPanel</name>
    <message>
        <source>Up to 1 in 10 min: very likely acceptable. 2: manageable. 10 and more: a flood (EEMUA 191).</source>
        <translation>Bis 1 in 10 min: sehr wahrscheinlich annehmbar. 2: zu bewältigen. Ab 10: eine Flut (EEMUA 191).</translation>
    </message>
    <message>
        <source>Noisiest types</source>
        <translation>Häufigste Arten</translation>
    </message>
    <message>
        <source>Nothing was raised in the last hour.</source>
        <translation>In der letzten Stunde wurde nichts ausgelöst.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>In 1 h</source>
        <translation>In 1 h</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Chattering</source>
        <translation>Flatternd</translation>
    </message>
    <message>
        <source>Nothing chatters: the same message %1 times or more in %2.</source>
        <translation>Nichts flattert: dieselbe Meldung %1-mal oder öfter in %2.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Raises</source>
        <translation>Auslösungen</translation>
    </message>
    <message>
        <source>For</source>
        <comment>how long it chatters</comment>
        <translation>Seit</translation>
    </message>
    <message>
        <source>%1 in 10 min</source>
        <comment>alerts</comment>
        <translation>%1 in 10 min</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message numerus="yes">
        <source>Noisiest types, %Ln alerts in the last hour</source>
        <translation>
            <numerusform>Häufigste Arten, %Ln Alarm in der letzten Stunde</numerusform>
            <numerusform>Häufigste Arten, %Ln Alarme in der letzten Stunde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chattering: %Ln</source>
        <comment>number of sources</comment>
        <translation>
            <numerusform>Flatternd: %Ln</numerusform>
            <numerusform>Flatternd: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stale: %Ln</source>
        <comment>alerts unacknowledged for too long</comment>
        <translation>
            <numerusform>Veraltet: %Ln</numerusform>
            <numerusform>Veraltet: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Unacknowledged for over %1. Click to show them.</source>
        <translation>Seit über %1 unquittiert. Klicken zeigt sie.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln types more, not counted</source>
        <translation>
            <numerusform>%Ln weitere Art, nicht gezählt</numerusform>
            <numerusform>%Ln weitere Arten, nicht gezählt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::LogFile</name>
    <message>
        <source>The log file cannot be written. Check its folder and rights.</source>
        <translation>Die Protokolldatei lässt sich nicht schreiben. Prüfen Sie Ordner und Rechte.</translation>
    </message>
</context>
<context>
    <name>noc::MainWindow</name>
    <message>
        <source>Commands (%1)</source>
        <comment>number of open commands</comment>
        <translation>Befehle (%1)</translation>
    </message>
    <message>
        <source>Profile: %1</source>
        <translation>Profil: %1</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Event log</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New connection…</source>
        <translation>&amp;Neue Verbindung…</translation>
    </message>
    <message>
        <source>&amp;Open profile</source>
        <translation>Profil ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Try the &amp;demo</source>
        <translation>De&amp;mo ausprobieren</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Alerts</source>
        <translation>&amp;Alarme</translation>
    </message>
    <message>
        <source>&amp;Acknowledge</source>
        <translation>&amp;Quittieren</translation>
    </message>
    <message>
        <source>&amp;Filter…</source>
        <translation>&amp;Filter…</translation>
    </message>
    <message>
        <source>&amp;Search the event log…</source>
        <translation>Ereignisse &amp;durchsuchen…</translation>
    </message>
    <message>
        <source>Only %1</source>
        <comment>a severity</comment>
        <translation>Nur %1</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Lock panels</source>
        <translation>Bereiche &amp;sperren</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Aussehen</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>Hoher &amp;Kontrast</translation>
    </message>
    <message>
        <source>Clock in &amp;UTC</source>
        <translation>Uhr in &amp;UTC</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>&amp;Retry now</source>
        <translation>Jetzt &amp;versuchen</translation>
    </message>
    <message>
        <source>Re&amp;new the Dashboard link</source>
        <translation>Dashboard-Verbindung er&amp;neuern</translation>
    </message>
    <message>
        <source>New &amp;token…</source>
        <translation>Neues To&amp;ken…</translation>
    </message>
    <message>
        <source>&amp;Start shift</source>
        <translation>&amp;Schicht beginnen</translation>
    </message>
    <message>
        <source>&amp;Ask the server for stats</source>
        <translation>Server nach &amp;Zahlen fragen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tasten</translation>
    </message>
    <message>
        <source>&amp;About Watchfloor</source>
        <translation>Ü&amp;ber Watchfloor</translation>
    </message>
    <message>
        <source>No live data – %1 – Watchfloor</source>
        <translation>Keine Live-Daten – %1 – Watchfloor</translation>
    </message>
    <message>
        <source>(%1) %2 – Watchfloor</source>
        <comment>number of unacknowledged alerts, profile</comment>
        <translation>(%1) %2 – Watchfloor</translation>
    </message>
    <message>
        <source>%1 – Watchfloor</source>
        <translation>%1 – Watchfloor</translation>
    </message>
    <message>
        <source>C&amp;onnect</source>
        <translation>V&amp;erbinden</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Trennen</translation>
    </message>
    <message>
        <source>About Watchfloor</source>
        <translation>Über Watchfloor</translation>
    </message>
    <message>
        <source>Watchfloor %1

Desktop console for operators who answer alerts in a network operations centre.

Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Watchfloor %1

Konsole für alle, die in einer Leitstelle Alarme beantworten.

Freie Software unter der GNU General Public License, Version 3 oder später. Ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>Lower panels</source>
        <translation>Untere Bereiche</translation>
    </message>
    <message>
        <source>&amp;Gaps understood</source>
        <translation>&amp;Lücken verstanden</translation>
    </message>
    <message>
        <source>Health &amp;range</source>
        <translation>&amp;Zeitraum</translation>
    </message>
    <message>
        <source>&amp;Columns and row height…</source>
        <translation>&amp;Spalten und Zeilenhöhe…</translation>
    </message>
    <message>
        <source>&amp;Shorter</source>
        <translation>&amp;Kürzer</translation>
    </message>
    <message>
        <source>&amp;Longer</source>
        <translation>&amp;Länger</translation>
    </message>
    <message>
        <source>&amp;Hold still</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Save as &amp;table…</source>
        <translation>Als &amp;Tabelle sichern…</translation>
    </message>
    <message>
        <source>Save as &amp;picture…</source>
        <translation>Als &amp;Bild sichern…</translation>
    </message>
    <message>
        <source>S&amp;ign in…</source>
        <translation>A&amp;nmelden…</translation>
    </message>
    <message>
        <source>&amp;Undo acknowledgement</source>
        <translation>Quittierung &amp;rückgängig</translation>
    </message>
    <message>
        <source>Time to un&amp;do</source>
        <translation>&amp;Zeit zum Rückgängigmachen</translation>
    </message>
    <message>
        <source>&amp;Off: sent at once</source>
        <translation>&amp;Aus: wird sofort gesendet</translation>
    </message>
    <message>
        <source>%1 s before it is sent</source>
        <translation>%1 s, bevor gesendet wird</translation>
    </message>
    <message>
        <source>Ala&amp;rms</source>
        <translation>Ala&amp;rmtöne</translation>
    </message>
    <message numerus="yes">
        <source>Mute sounds for %n minutes</source>
        <translation>
            <numerusform>Töne %n Minute stumm</numerusform>
            <numerusform>Töne %n Minuten stumm</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;End muting</source>
        <translation>Stummschaltung be&amp;enden</translation>
    </message>
    <message>
        <source>Send a &amp;test alert</source>
        <translation>&amp;Probealarm senden</translation>
    </message>
    <message>
        <source>&amp;Sound settings…</source>
        <translation>&amp;Toneinstellungen…</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filter</translation>
    </message>
    <message>
        <source>Menus</source>
        <translation>Menüs</translation>
    </message>
    <message>
        <source>Acknowledge a&amp;ll that are shown…</source>
        <translation>All&amp;e angezeigten quittieren…</translation>
    </message>
    <message>
        <source>Shelved</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>S&amp;helve for…</source>
        <translation>&amp;Zurückstellen für …</translation>
    </message>
    <message>
        <source>Gro&amp;up by</source>
        <translation>Gr&amp;uppieren nach</translation>
    </message>
    <message>
        <source>&amp;Runbooks…</source>
        <translation>&amp;Runbooks…</translation>
    </message>
    <message>
        <source>Ne&amp;xt</source>
        <comment>way to group the alerts</comment>
        <translation>Nä&amp;chstem</translation>
    </message>
    <message>
        <source>&amp;Nothing</source>
        <translation>&amp;Nichts</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>&amp;Art</translation>
    </message>
    <message>
        <source>&amp;Client</source>
        <translation>&amp;Kunde</translation>
    </message>
    <message>
        <source>S&amp;ite</source>
        <translation>S&amp;tandort</translation>
    </message>
    <message>
        <source>&amp;Severity</source>
        <translation>&amp;Schwere</translation>
    </message>
    <message>
        <source>Show all of a f&amp;lood, or fold it</source>
        <translation>Alle einer F&amp;lut zeigen oder falten</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>&amp;Wallboard</source>
        <translation>&amp;Wandanzeige</translation>
    </message>
</context>
<context>
    <name>noc::MetricsCard</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Metrics of %1</source>
        <comment>client</comment>
        <translation>Kennzahlen von %1</translation>
    </message>
    <message>
        <source>Asked, no answer yet</source>
        <translation>Gefragt, noch keine Antwort</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>Not asked for</source>
        <translation>Nicht angefragt</translation>
    </message>
</context>
<context>
    <name>noc::Notice</name>
    <message>
        <source>Test alert</source>
        <translation>Probealarm</translation>
    </message>
    <message>
        <source>This is a test of Watchfloor’s notices at %1. Nothing happened, and there is nothing to acknowledge.</source>
        <translation>Dies ist eine Probe der Meldungen von Watchfloor um %1. Nichts ist geschehen, und nichts ist zu quittieren.</translation>
    </message>
    <message>
        <source>The sound is being tested</source>
        <translation>Der Ton wird geprüft</translation>
    </message>
    <message>
        <source>Sounds play on “%1”</source>
        <translation>Töne spielen auf „%1“</translation>
    </message>
    <message>
        <source>No audio device: alarms make no sound</source>
        <translation>Kein Audiogerät: Alarme sind nicht zu hören</translation>
    </message>
    <message>
        <source>The sound system does not answer: alarms make no sound</source>
        <translation>Das Tonsystem antwortet nicht: Alarme sind nicht zu hören</translation>
    </message>
    <message>
        <source>The audio device fails: alarms make no sound</source>
        <translation>Das Audiogerät versagt: Alarme sind nicht zu hören</translation>
    </message>
    <message>
        <source>Desktop notifications are off</source>
        <translation>Desktop-Benachrichtigungen sind aus</translation>
    </message>
    <message>
        <source>Desktop notifications are being tried</source>
        <translation>Desktop-Benachrichtigungen werden geprüft</translation>
    </message>
    <message>
        <source>Desktop notifications work</source>
        <translation>Desktop-Benachrichtigungen funktionieren</translation>
    </message>
    <message>
        <source>This desktop shows no notifications</source>
        <translation>Dieser Desktop zeigt keine Benachrichtigungen</translation>
    </message>
    <message>
        <source>The desktop’s notifications do not answer</source>
        <translation>Die Benachrichtigungen des Desktops antworten nicht</translation>
    </message>
    <message>
        <source>The desktop refuses notifications: %1</source>
        <translation>Der Desktop lehnt Benachrichtigungen ab: %1</translation>
    </message>
    <message>
        <source>the notification was shown</source>
        <translation>die Benachrichtigung wurde angezeigt</translation>
    </message>
    <message>
        <source>Test alert: %1; %2</source>
        <comment>how it stands with the sound; with the notification</comment>
        <translation>Probealarm: %1; %2</translation>
    </message>
    <message>
        <source>Sounds muted until %1</source>
        <translation>Töne stumm bis %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>sentence; time that is left</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>All alarm sounds are off</source>
        <translation>Alle Alarmtöne sind aus</translation>
    </message>
    <message>
        <source>CRITICAL alerts make no sound</source>
        <translation>KRITISCHE Alarme sind nicht zu hören</translation>
    </message>
    <message>
        <source>Quiet until %1: only CRITICAL sounds</source>
        <translation>Ruhe bis %1: nur KRITISCH ist zu hören</translation>
    </message>
    <message>
        <source>Quiet until %1: nothing sounds</source>
        <translation>Ruhe bis %1: nichts ist zu hören</translation>
    </message>
</context>
<context>
    <name>noc::NoticeBar</name>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>Takes this notice away</source>
        <translation>Nimmt diesen Hinweis weg</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n more)</source>
        <comment>a sentence; further notices</comment>
        <translation>
            <numerusform>%1 (%n weiterer)</numerusform>
            <numerusform>%1 (%n weitere)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::NoticeNote</name>
    <message>
        <source>Alarm sounds and notifications</source>
        <translation>Alarmtöne und Benachrichtigungen</translation>
    </message>
</context>
<context>
    <name>noc::Outbox</name>
    <message>
        <source>The server fails on it: the connection broke each time it was sent.</source>
        <translation>Der Server scheitert daran: Jedes Mal, wenn es gesendet wurde, brach die Verbindung ab.</translation>
    </message>
    <message>
        <source>The disk does not answer; what is asked for is not saved.</source>
        <translation>Der Datenträger antwortet nicht; was verlangt wird, ist nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>noc::Profile</name>
    <message>
        <source>Give the profile a name.</source>
        <translation>Geben Sie dem Profil einen Namen.</translation>
    </message>
    <message>
        <source>A profile&apos;s name has at most 64 letters, digits, blanks, hyphens, underscores and full stops.</source>
        <translation>Der Name eines Profils hat höchstens 64 Buchstaben, Ziffern, Leerzeichen, Binde- und Unterstriche und Punkte.</translation>
    </message>
    <message>
        <source>Enter the server&apos;s URL, for example wss://noc.example.com.</source>
        <translation>Geben Sie die URL des Servers ein, zum Beispiel wss://noc.example.com.</translation>
    </message>
    <message>
        <source>This is not a usable URL. It looks like wss://noc.example.com.</source>
        <translation>Das ist keine verwendbare URL. Sie sieht aus wie wss://noc.example.com.</translation>
    </message>
    <message>
        <source>The URL has to begin with wss:// (or ws:// for a server on this machine).</source>
        <translation>Die URL muss mit wss:// beginnen (oder mit ws:// für einen Server auf diesem Rechner).</translation>
    </message>
    <message>
        <source>Leave user names, tokens and anything after ? or # out of the URL; the token has a field of its own.</source>
        <translation>Lassen Sie Benutzernamen, Token und alles nach ? oder # aus der URL weg; das Token hat ein eigenes Feld.</translation>
    </message>
    <message>
        <source>This is not a usable port.</source>
        <translation>Das ist kein verwendbarer Port.</translation>
    </message>
    <message>
        <source>ws:// sends the token unprotected over the network. Use wss://, or allow it for this profile explicitly.</source>
        <translation>ws:// schickt das Token ungeschützt durch das Netz. Nehmen Sie wss://, oder erlauben Sie es für dieses Profil ausdrücklich.</translation>
    </message>
    <message>
        <source>A token is needed to sign in.</source>
        <translation>Zum Anmelden wird ein Token gebraucht.</translation>
    </message>
    <message>
        <source>This is not a usable token: it holds blanks, line breaks or other characters that no token has, or it is too long.</source>
        <translation>Das ist kein verwendbares Token: Es enthält Leerzeichen, Zeilenumbrüche oder andere Zeichen, die kein Token hat, oder es ist zu lang.</translation>
    </message>
    <message>
        <source>An origin looks like https://noc.example.com, without a path.</source>
        <translation>Ein Origin sieht aus wie https://noc.example.com, ohne Pfad.</translation>
    </message>
    <message>
        <source>Mobile sync needs a device id of 1 to 255 letters (A–Z), digits, hyphens and underscores.</source>
        <translation>Mobile Sync braucht eine Geräte-ID aus 1 bis 255 Buchstaben (A–Z), Ziffern, Binde- und Unterstrichen.</translation>
    </message>
    <message>
        <source>The HTTP API&apos;s address looks like https://noc.example.com.</source>
        <translation>Die Adresse der HTTP-API sieht aus wie https://noc.example.com.</translation>
    </message>
    <message>
        <source>http:// sends passwords and tokens unprotected over the network. Use https://, or allow it for this profile explicitly.</source>
        <translation>http:// schickt Kennwörter und Token ungeschützt durch das Netz. Nehmen Sie https://, oder erlauben Sie es für dieses Profil ausdrücklich.</translation>
    </message>
    <message>
        <source>The file with the private CA cannot be read.</source>
        <translation>Die Datei mit der eigenen Zertifizierungsstelle ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The file holds no certificate in PEM form.</source>
        <translation>Die Datei enthält kein Zertifikat im PEM-Format.</translation>
    </message>
    <message>
        <source>Choose at least one channel.</source>
        <translation>Wählen Sie mindestens einen Kanal.</translation>
    </message>
</context>
<context>
    <name>noc::RawMessage</name>
    <message>
        <source>A newer one came: read it</source>
        <translation>Eine neuere kam: lesen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>As received</source>
        <translation>Wie empfangen</translation>
    </message>
    <message>
        <source>Shows the server&apos;s newest message for this alert, from the journal</source>
        <translation>Zeigt die neueste Nachricht des Servers zu diesem Alarm, aus dem Journal</translation>
    </message>
    <message>
        <source>Copy the message as received</source>
        <translation>Die Nachricht kopieren, wie sie empfangen wurde</translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <translation>Das Journal wird gelesen…</translation>
    </message>
    <message>
        <source>The journal could not be read: %1</source>
        <comment>a sentence of the reason</comment>
        <translation>Das Journal konnte nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>The journal has no message that raised this alert: it is older than what is kept, or came with the server&apos;s list.</source>
        <translation>Das Journal hat keine Nachricht, die diesen Alarm ausgelöst hat: Er ist älter als das Aufbewahrte oder kam mit der Liste des Servers.</translation>
    </message>
    <message>
        <source>No journal is kept: the message is gone.</source>
        <translation>Es wird kein Journal geführt: Die Nachricht ist nicht mehr da.</translation>
    </message>
</context>
<context>
    <name>noc::RoundTripChart</name>
    <message>
        <source>No data in this range</source>
        <translation>Keine Daten in diesem Zeitraum</translation>
    </message>
    <message>
        <source>P95 target %1 ms</source>
        <translation>Ziel für P95: %1 ms</translation>
    </message>
    <message>
        <source>Round trip chart</source>
        <translation>Diagramm der Umlaufzeit</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>series, value</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 %2 to %3, %n sample(s)</source>
        <comment>series, least, most</comment>
        <translation>
            <numerusform>%1 %2 bis %3, %n Messwert</numerusform>
            <numerusform>%1 %2 bis %3, %n Messwerte</numerusform>
        </translation>
    </message>
    <message>
        <source>P50 %1 · P95 %2 · P99 %3</source>
        <translation>P50 %1 · P95 %2 · P99 %3</translation>
    </message>
    <message>
        <source>no sample here</source>
        <translation>hier kein Messwert</translation>
    </message>
</context>
<context>
    <name>noc::RoundTripModel</name>
    <message>
        <source>heartbeat (application)</source>
        <translation>Heartbeat (Anwendung)</translation>
    </message>
    <message>
        <source>ping (transport)</source>
        <translation>Ping (Transport)</translation>
    </message>
    <message>
        <source>heartbeat</source>
        <translation>Heartbeat</translation>
    </message>
    <message>
        <source>ping</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>off %1</source>
        <comment>duration</comment>
        <translation>aus %1</translation>
    </message>
    <message>
        <source>no data %1</source>
        <comment>duration</comment>
        <translation>keine Daten %1</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <comment>date format on an axis</comment>
        <translation>ddd d. MMM</translation>
    </message>
    <message>
        <source>No data in this range (%1).</source>
        <comment>length of the range</comment>
        <translation>Keine Daten in diesem Zeitraum (%1).</translation>
    </message>
    <message>
        <source>Round trip on Dashboard, last %1.</source>
        <comment>length of the range</comment>
        <translation>Umlaufzeit auf Dashboard, letzte %1.</translation>
    </message>
    <message>
        <source>Newest heartbeat %1.</source>
        <comment>11.8 ms</comment>
        <translation>Jüngster Heartbeat %1.</translation>
    </message>
    <message numerus="yes">
        <source>Heartbeats: P50 %1, P95 %2, P99 %3, least %4, most %5, %n sample(s).</source>
        <translation>
            <numerusform>Heartbeats: P50 %1, P95 %2, P99 %3, kleinster %4, größter %5, %n Messwert.</numerusform>
            <numerusform>Heartbeats: P50 %1, P95 %2, P99 %3, kleinster %4, größter %5, %n Messwerte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pings: P50 %1, P95 %2, P99 %3, %n sample(s).</source>
        <translation>
            <numerusform>Pings: P50 %1, P95 %2, P99 %3, %n Messwert.</numerusform>
            <numerusform>Pings: P50 %1, P95 %2, P99 %3, %n Messwerte.</numerusform>
        </translation>
    </message>
    <message>
        <source>P95 target %1.</source>
        <comment>50 ms</comment>
        <translation>Ziel für P95: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n stretch(es) without data.</source>
        <translation>
            <numerusform>%n Abschnitt ohne Daten.</numerusform>
            <numerusform>%n Abschnitte ohne Daten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::RowAction</name>
    <message>
        <source>Mark seen</source>
        <comment>button in a row</comment>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Queue ack</source>
        <comment>button in a row while the link is lost</comment>
        <translation>Einreihen</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <comment>button in a row</comment>
        <translation>Quittieren</translation>
    </message>
    <message>
        <source>seen</source>
        <comment>state of a row</comment>
        <translation>gesehen</translation>
    </message>
    <message>
        <source>queued</source>
        <comment>state of a command</comment>
        <translation>eingereiht</translation>
    </message>
    <message>
        <source>sent, %1</source>
        <comment>state of a command and its age</comment>
        <translation>gesendet, %1</translation>
    </message>
    <message>
        <source>no answer yet, will be asked again</source>
        <comment>state of a command</comment>
        <translation>noch keine Antwort, wird erneut gefragt</translation>
    </message>
    <message>
        <source>✓ confirmed</source>
        <comment>state of a command</comment>
        <translation>✓ bestätigt</translation>
    </message>
    <message>
        <source>! refused: %1</source>
        <comment>state of a command, the server&apos;s words</comment>
        <translation>! abgelehnt: %1</translation>
    </message>
    <message>
        <source>you</source>
        <comment>who acknowledged</comment>
        <translation>Sie</translation>
    </message>
    <message>
        <source>you, %1 s</source>
        <comment>who acknowledged, and in how many seconds</comment>
        <translation>Sie, %1 s</translation>
    </message>
    <message>
        <source>as reported</source>
        <comment>who acknowledged: the server did not say</comment>
        <translation>wie gemeldet</translation>
    </message>
    <message>
        <source>Undo · %1 s</source>
        <comment>button in a row: seconds left to press it</comment>
        <translation>Zurück · %1 s</translation>
    </message>
    <message>
        <source>queued, not saved</source>
        <comment>state of a command</comment>
        <translation>wartet, nicht gespeichert</translation>
    </message>
    <message>
        <source>sent, %1, not saved</source>
        <comment>state of a command and its age</comment>
        <translation>gesendet, %1, nicht gespeichert</translation>
    </message>
    <message>
        <source>no answer yet, not saved</source>
        <comment>state of a command</comment>
        <translation>noch keine Antwort, nicht gespeichert</translation>
    </message>
    <message>
        <source>! not sent: too old</source>
        <comment>state of a command</comment>
        <translation>! nicht gesendet: zu alt</translation>
    </message>
</context>
<context>
    <name>noc::RunbookConfirmation</name>
    <message>
        <source>Open the runbook</source>
        <translation>Runbook öffnen</translation>
    </message>
    <message>
        <source>The browser will open a page of the host</source>
        <translation>Der Browser wird eine Seite dieses Hosts öffnen:</translation>
    </message>
    <message>
        <source>Host: %1</source>
        <translation>Host: %1</translation>
    </message>
    <message>
        <source>Whole address</source>
        <translation>Ganze Adresse</translation>
    </message>
    <message>
        <source>The page comes unencrypted (http): others on the way can read and change it.</source>
        <translation>Die Seite kommt unverschlüsselt (http): Andere unterwegs können sie lesen und ändern.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>No program could be started for it. Copy the address and open it by hand.</source>
        <translation>Dafür ließ sich kein Programm starten. Kopieren Sie die Adresse und öffnen Sie sie von Hand.</translation>
    </message>
</context>
<context>
    <name>noc::RunbookDialog</name>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Runbooks</source>
        <translation>Runbooks</translation>
    </message>
    <message>
        <source>For alerts of a type, the panel of the alert links to a page of yours. In the type, * stands for anything; the first line that fits counts. In the address, behind the host, {type}, {id}, {client} and {site} stand for the alert&apos;s.</source>
        <translation>Bei Alarmen einer Art verweist die Anzeige des Alarms auf eine Seite von Ihnen. In der Art steht * für Beliebiges; die erste passende Zeile zählt. In der Adresse stehen hinter dem Host {type}, {id}, {client} und {site} für Art, Nummer, Kunde und Standort des Alarms.</translation>
    </message>
    <message>
        <source>Alert type</source>
        <translation>Alarmart</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Use these</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <comment>number, what is wrong</comment>
        <translation>Zeile %1: %2</translation>
    </message>
</context>
<context>
    <name>noc::Runbooks</name>
    <message>
        <source>Say for which alert types it is; * stands for all of them.</source>
        <translation>Geben Sie an, für welche Alarmarten es gilt; * steht für alle.</translation>
    </message>
    <message numerus="yes">
        <source>The pattern for the alert type is too long: at most %n characters.</source>
        <translation>
            <numerusform>Das Muster für die Alarmart ist zu lang: höchstens %n Zeichen.</numerusform>
            <numerusform>Das Muster für die Alarmart ist zu lang: höchstens %n Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Say where it is: an address that begins with https://.</source>
        <translation>Geben Sie an, wo es ist: eine Adresse, die mit https:// beginnt.</translation>
    </message>
    <message numerus="yes">
        <source>The address is too long: at most %n characters.</source>
        <translation>
            <numerusform>Die Adresse ist zu lang: höchstens %n Zeichen.</numerusform>
            <numerusform>Die Adresse ist zu lang: höchstens %n Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The address must begin with https:// or http://; nothing else is opened.</source>
        <translation>Die Adresse muss mit https:// oder http:// beginnen; anderes wird nicht geöffnet.</translation>
    </message>
    <message>
        <source>Blanks, backslashes and letters beyond ASCII must be percent-encoded in the address.</source>
        <translation>Leerzeichen, umgekehrte Schrägstriche und Zeichen außerhalb von ASCII müssen in der Adresse prozentkodiert sein.</translation>
    </message>
    <message>
        <source>Places such as {id} may stand behind the host only: what a server says must not choose where a link goes to.</source>
        <translation>Platzhalter wie {id} dürfen nur hinter dem Host stehen: Was ein Server sagt, darf nicht bestimmen, wohin ein Verweis führt.</translation>
    </message>
    <message>
        <source>The address must not hold a user name or password.</source>
        <translation>Die Adresse darf weder Benutzernamen noch Passwort enthalten.</translation>
    </message>
    <message>
        <source>The places that are known are {type}, {id}, {client} and {site}.</source>
        <translation>Bekannte Platzhalter sind {type}, {id}, {client} und {site}.</translation>
    </message>
    <message>
        <source>This is no valid address.</source>
        <translation>Das ist keine gültige Adresse.</translation>
    </message>
    <message>
        <source>The address must not lead upwards with “.” or “..”.</source>
        <translation>Die Adresse darf nicht mit „.“ oder „..“ nach oben führen.</translation>
    </message>
    <message>
        <source>not to be made: its address needs %1, which is not told</source>
        <comment>a place such as {client}</comment>
        <translation>nicht zu bilden: die Adresse braucht %1, das nicht mitgeteilt ist</translation>
    </message>
    <message>
        <source>not to be made: what the server says does not fit into an address</source>
        <translation>nicht zu bilden: was der Server sagt, passt in keine Adresse</translation>
    </message>
</context>
<context>
    <name>noc::SecretStore</name>
    <message>
        <source>The system&apos;s keychain cannot be used.</source>
        <translation>Der Schlüsselbund des Systems ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>The system&apos;s keychain does not answer. Secrets are kept for this session only.</source>
        <translation>Der Schlüsselbund des Systems antwortet nicht. Geheimnisse werden nur für diese Sitzung aufbewahrt.</translation>
    </message>
</context>
<context>
    <name>noc::SeriesLegend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Full line: %1. Dotted line: %2.</source>
        <comment>series, series</comment>
        <translation>Durchgezogene Linie: %1. Gepunktete Linie: %2.</translation>
    </message>
</context>
<context>
    <name>noc::Session</name>
    <message>
        <source>Signed in.</source>
        <translation>Angemeldet.</translation>
    </message>
    <message numerus="yes">
        <source>The server&apos;s list was read: %n alert(s) were raised meanwhile and are marked. Changes of older alerts are unknown.</source>
        <translation>
            <numerusform>Die Liste des Servers wurde gelesen: %n Alarm wurde inzwischen ausgelöst und ist markiert. Änderungen älterer Alarme sind unbekannt.</numerusform>
            <numerusform>Die Liste des Servers wurde gelesen: %n Alarme wurden inzwischen ausgelöst und sind markiert. Änderungen älterer Alarme sind unbekannt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open alert(s) are shown as they were last known, until the server speaks of them.</source>
        <translation>
            <numerusform>%n offener Alarm wird so gezeigt, wie er zuletzt bekannt war, bis der Server von ihm spricht.</numerusform>
            <numerusform>%n offene Alarme werden so gezeigt, wie sie zuletzt bekannt waren, bis der Server von ihnen spricht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) known from before are not open on the server any more and left the table.</source>
        <translation>
            <numerusform>%n von früher bekannter Alarm ist auf dem Server nicht mehr offen und hat die Tabelle verlassen.</numerusform>
            <numerusform>%n von früher bekannte Alarme sind auf dem Server nicht mehr offen und haben die Tabelle verlassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) left the shelf.</source>
        <translation>
            <numerusform>%n Alarm ist nicht mehr zurückgestellt.</numerusform>
            <numerusform>%n Alarme sind nicht mehr zurückgestellt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) were shelved.</source>
        <translation>
            <numerusform>%n Alarm wurde zurückgestellt.</numerusform>
            <numerusform>%n Alarme wurden zurückgestellt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) were not shelved: there is no room.</source>
        <translation>
            <numerusform>%n Alarm wurde nicht zurückgestellt: Es ist kein Platz.</numerusform>
            <numerusform>%n Alarme wurden nicht zurückgestellt: Es ist kein Platz.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::SessionJob</name>
    <message>
        <source>The server has not answered yet.</source>
        <translation>Der Server hat noch nicht geantwortet.</translation>
    </message>
</context>
<context>
    <name>noc::SessionJournal</name>
    <message>
        <source>The journal cannot be written: %1</source>
        <translation>Das Journal kann nicht geschrieben werden: %1</translation>
    </message>
    <message numerus="yes">
        <source>The journal is written again; %n event(s) of this run are missing in it.</source>
        <translation>
            <numerusform>Das Journal wird wieder geschrieben; %n Ereignis dieses Laufs fehlt darin.</numerusform>
            <numerusform>Das Journal wird wieder geschrieben; %n Ereignisse dieses Laufs fehlen darin.</numerusform>
        </translation>
    </message>
    <message>
        <source>The journal is written again; nothing is missing in it.</source>
        <translation>Das Journal wird wieder geschrieben; es fehlt nichts darin.</translation>
    </message>
    <message numerus="yes">
        <source>%n open alert(s) of which nothing was heard for too long left the journal.</source>
        <translation>
            <numerusform>%n offener Alarm, von dem zu lange nichts zu hören war, hat das Journal verlassen.</numerusform>
            <numerusform>%n offene Alarme, von denen zu lange nichts zu hören war, haben das Journal verlassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The journal is written from now on; what happened before in this run is missing in it.</source>
        <translation>Das Journal wird ab jetzt geschrieben; was in diesem Lauf vorher geschah, fehlt darin.</translation>
    </message>
    <message>
        <source>What happens is not written to the journal. %1</source>
        <translation>Was geschieht, wird nicht ins Journal geschrieben. %1</translation>
    </message>
</context>
<context>
    <name>noc::Settings</name>
    <message>
        <source>The settings file cannot be read. Defaults are used, and nothing is saved.</source>
        <translation>Die Einstellungsdatei ist nicht lesbar. Es gelten die Vorgaben, und nichts wird gespeichert.</translation>
    </message>
    <message>
        <source>The settings file was damaged. It was kept as “%1”; defaults are used.</source>
        <translation>Die Einstellungsdatei war beschädigt. Sie wurde als „%1“ aufbewahrt; es gelten die Vorgaben.</translation>
    </message>
    <message>
        <source>The settings file is damaged. Defaults are used, and nothing is saved.</source>
        <translation>Die Einstellungsdatei ist beschädigt. Es gelten die Vorgaben, und nichts wird gespeichert.</translation>
    </message>
    <message>
        <source>The settings cannot be saved. Check the disk and the folder&apos;s permissions.</source>
        <translation>Die Einstellungen lassen sich nicht speichern. Prüfen Sie Datenträger und Rechte des Ordners.</translation>
    </message>
</context>
<context>
    <name>noc::SeverityTile</name>
    <message numerus="yes">
        <source>%1: %n unacknowledged</source>
        <comment>severity and count</comment>
        <translation>
            <numerusform>%1: %n unquittiert</numerusform>
            <numerusform>%1: %n unquittiert</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: not known yet</source>
        <comment>severity</comment>
        <translation>%1: noch nicht bekannt</translation>
    </message>
    <message>
        <source>Show only this severity</source>
        <translation>Nur diese Schwere zeigen</translation>
    </message>
</context>
<context>
    <name>noc::SeverityTiles</name>
    <message>
        <source>Unacknowledged</source>
        <translation>Unquittiert</translation>
    </message>
    <message>
        <source>Unacknowledged alerts by severity</source>
        <translation>Unquittierte Alarme nach Schwere</translation>
    </message>
    <message numerus="yes">
        <source>Critical counts %n of a severity this console does not know.</source>
        <translation>
            <numerusform>Unter Kritisch ist %n mit einer Schwere, die diese Konsole nicht kennt.</numerusform>
            <numerusform>Unter Kritisch sind %n mit einer Schwere, die diese Konsole nicht kennt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more, severity not told.</source>
        <translation>
            <numerusform>%n weiterer, Schwere ohne Angabe.</numerusform>
            <numerusform>%n weitere, Schwere ohne Angabe.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more are shelved.</source>
        <comment>alerts</comment>
        <translation>
            <numerusform>%Ln weiterer ist zurückgestellt.</numerusform>
            <numerusform>%Ln weitere sind zurückgestellt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::ShelfModel</name>
    <message>
        <source>%1, not saved</source>
        <comment>time left on the shelf</comment>
        <translation>%1, nicht gespeichert</translation>
    </message>
    <message>
        <source>Alert %1, of which nothing is known at present</source>
        <comment>id</comment>
        <translation>Alarm %1, über den zurzeit nichts bekannt ist</translation>
    </message>
    <message>
        <source>Severity</source>
        <comment>column</comment>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Type</source>
        <comment>column</comment>
        <translation>Art</translation>
    </message>
    <message>
        <source>Message</source>
        <comment>column</comment>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Back in</source>
        <comment>column: time until the alert is shown again</comment>
        <translation>Zurück in</translation>
    </message>
    <message>
        <source>Back at</source>
        <comment>column: when the alert is shown again</comment>
        <translation>Zurück um</translation>
    </message>
</context>
<context>
    <name>noc::ShelfView</name>
    <message>
        <source>Nothing is shelved. Key S takes the selected alerts out of the table for a while; they come back by themselves.</source>
        <translation>Nichts ist zurückgestellt. Die Taste S nimmt die gewählten Alarme für eine Weile aus der Tabelle; sie kommen von selbst zurück.</translation>
    </message>
    <message>
        <source>Unshelve</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Unshelve all</source>
        <translation>Alle zurückholen</translation>
    </message>
    <message>
        <source>Shelved alerts</source>
        <translation>Zurückgestellte Alarme</translation>
    </message>
    <message>
        <source>Show the selected alerts again. Key: Del</source>
        <translation>Die gewählten Alarme wieder zeigen. Taste: Entf</translation>
    </message>
    <message>
        <source>Show everything that is shelved again.</source>
        <translation>Alles Zurückgestellte wieder zeigen.</translation>
    </message>
    <message>
        <source>%1, not saved</source>
        <comment>time left on the shelf</comment>
        <translation>%1, nicht gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>%n shelved</source>
        <comment>alerts</comment>
        <translation>
            <numerusform>%n zurückgestellt</numerusform>
            <numerusform>%n zurückgestellt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::ShelveMenu</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::SignIn</name>
    <message>
        <source>Signing in needs the address of the server&apos;s HTTP API.</source>
        <translation>Zum Anmelden wird die Adresse der HTTP-API des Servers gebraucht.</translation>
    </message>
    <message>
        <source>Enter your user name.</source>
        <translation>Geben Sie Ihren Benutzernamen ein.</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>Geben Sie Ihr Passwort ein.</translation>
    </message>
</context>
<context>
    <name>noc::SignInDialog</name>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Signing in to %1. Rows, queue and an open link stay as they are; the password is not kept.</source>
        <translation>Anmeldung bei %1. Zeilen, Warteschlange und eine offene Verbindung bleiben, wie sie sind; das Passwort wird nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>&amp;Benutzername</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Der Server wird gefragt…</translation>
    </message>
</context>
<context>
    <name>noc::SoundSettingsDialog</name>
    <message>
        <source>Connection lost</source>
        <translation>Verbindung verloren</translation>
    </message>
    <message>
        <source>Sound settings</source>
        <translation>Toneinstellungen</translation>
    </message>
    <message>
        <source>Use these</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Send a test alert</source>
        <translation>Probealarm senden</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Töne</translation>
    </message>
    <message>
        <source>What sounds until it is acknowledged</source>
        <translation>Was bis zur Quittierung zu hören ist</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>Listen to the sound: %1</source>
        <translation>Ton anhören: %1</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, behind a number</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>Repeat every</source>
        <translation>Wiederholen alle</translation>
    </message>
    <message>
        <source>&amp;Repeat every</source>
        <translation>&amp;Wiederholen alle</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>&amp;Volume</source>
        <translation>&amp;Lautstärke</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Ruhezeit</translation>
    </message>
    <message>
        <source>&amp;Quiet hours, local time, from</source>
        <translation>&amp;Ruhezeit, Ortszeit, von</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Ruhe von</translation>
    </message>
    <message>
        <source>to</source>
        <comment>between two times of day</comment>
        <translation>bis</translation>
    </message>
    <message>
        <source>Quiet to</source>
        <translation>Ruhe bis</translation>
    </message>
    <message>
        <source>&amp;CRITICAL sounds all the same</source>
        <translation>&amp;KRITISCH ist trotzdem zu hören</translation>
    </message>
    <message>
        <source>Desktop notifications</source>
        <translation>Desktop-Benachrichtigungen</translation>
    </message>
    <message>
        <source>&amp;Desktop notifications from this severity on</source>
        <translation>&amp;Desktop-Benachrichtigungen ab diesem Schweregrad</translation>
    </message>
    <message>
        <source>Desktop notifications from this severity on</source>
        <translation>Desktop-Benachrichtigungen ab diesem Schweregrad</translation>
    </message>
    <message>
        <source>&amp;Also while this window is in use</source>
        <translation>&amp;Auch während dieses Fenster benutzt wird</translation>
    </message>
</context>
<context>
    <name>noc::Stats</name>
    <message>
        <source>The server did not answer.</source>
        <translation>Der Server hat nicht geantwortet.</translation>
    </message>
</context>
<context>
    <name>noc::StatusBar</name>
    <message>
        <source>Nothing unacknowledged since %1; earlier unknown</source>
        <translation>Seit %1 ist nichts unquittiert; davor unbekannt</translation>
    </message>
    <message>
        <source>Switches between local time and UTC</source>
        <translation>Wechselt zwischen Ortszeit und UTC</translation>
    </message>
    <message>
        <source>%1 UTC</source>
        <comment>time</comment>
        <translation>%1 UTC</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>Zeit: %1</translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%Ln&lt;/b&gt; alerts</source>
        <translation>
            <numerusform>&lt;b&gt;%Ln&lt;/b&gt; Alarm</numerusform>
            <numerusform>&lt;b&gt;%Ln&lt;/b&gt; Alarme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%Ln&lt;/b&gt; unacknowledged</source>
        <translation>
            <numerusform>&lt;b&gt;%Ln&lt;/b&gt; unquittiert</numerusform>
            <numerusform>&lt;b&gt;%Ln&lt;/b&gt; unquittiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%Ln&lt;/b&gt; queued</source>
        <comment>commands</comment>
        <translation>
            <numerusform>&lt;b&gt;%Ln&lt;/b&gt; eingereiht</numerusform>
            <numerusform>&lt;b&gt;%Ln&lt;/b&gt; eingereiht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%Ln&lt;/b&gt; refused</source>
        <comment>commands</comment>
        <translation>
            <numerusform>&lt;b&gt;%Ln&lt;/b&gt; abgelehnt</numerusform>
            <numerusform>&lt;b&gt;%Ln&lt;/b&gt; abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>All clear</source>
        <translation>Alles klar</translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%Ln&lt;/b&gt; shelved</source>
        <comment>alerts</comment>
        <translation>
            <numerusform>&lt;b&gt;%Ln&lt;/b&gt; zurückgestellt</numerusform>
            <numerusform>&lt;b&gt;%Ln&lt;/b&gt; zurückgestellt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::Subscribe</name>
    <message>
        <source>The server refused every subscription.</source>
        <translation>Der Server hat jedes Abonnement abgelehnt.</translation>
    </message>
    <message>
        <source>The subscriptions last as long as this command runs; Ctrl+C ends it.</source>
        <translation>Die Abonnements gelten, solange dieser Befehl läuft; Strg+C beendet ihn.</translation>
    </message>
    <message>
        <source>The server did not answer every subscription.</source>
        <translation>Der Server hat nicht auf jedes Abonnement geantwortet.</translation>
    </message>
</context>
<context>
    <name>noc::SubscriptionDialog</name>
    <message>
        <source>Subscribe to a client</source>
        <translation>Einen Kunden abonnieren</translation>
    </message>
    <message>
        <source>for example 412</source>
        <translation>zum Beispiel 412</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Kunden-ID</translation>
    </message>
    <message>
        <source>your own name for it, may stay empty</source>
        <translation>Ihr eigener Name dafür, kann leer bleiben</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Subscribe</source>
        <translation>Abonnieren</translation>
    </message>
    <message>
        <source>The server is asked again after every reconnection.</source>
        <translation>Der Server wird nach jeder neuen Verbindung wieder gefragt.</translation>
    </message>
    <message>
        <source>Client &amp;id</source>
        <translation>Kunden-&amp;ID</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Rename the client</source>
        <translation>Den Kunden umbenennen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
</context>
<context>
    <name>noc::SubscriptionPanel</name>
    <message>
        <source>Subscriptions</source>
        <translation>Abonnements</translation>
    </message>
    <message>
        <source>No client is subscribed to. Some servers send their alerts to subscribers only.</source>
        <translation>Kein Kunde ist abonniert. Manche Server senden Alarme nur an Abonnenten.</translation>
    </message>
    <message>
        <source>The server keeps sending until the link is made anew.</source>
        <translation>Der Server sendet weiter, bis die Verbindung neu aufgebaut ist.</translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>Jetzt neu verbinden</translation>
    </message>
    <message>
        <source>Subscribe…</source>
        <translation>Abonnieren…</translation>
    </message>
    <message>
        <source>Ask the server for one more client&apos;s alerts</source>
        <translation>Den Server um die Alarme eines weiteren Kunden bitten</translation>
    </message>
</context>
<context>
    <name>noc::SubscriptionRow</name>
    <message>
        <source>Client %1</source>
        <comment>id</comment>
        <translation>Kunde %1</translation>
    </message>
    <message>
        <source>asked</source>
        <comment>state of a subscription</comment>
        <translation>gefragt</translation>
    </message>
    <message>
        <source>subscribed</source>
        <comment>state of a subscription</comment>
        <translation>abonniert</translation>
    </message>
    <message>
        <source>refused</source>
        <comment>state of a subscription</comment>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>leaves at next connection</source>
        <comment>state of a subscription</comment>
        <translation>endet mit der nächsten Verbindung</translation>
    </message>
    <message>
        <source>%1, client %2, %3</source>
        <comment>name, id, state</comment>
        <translation>%1, Kunde %2, %3</translation>
    </message>
    <message>
        <source>Client %1: %2</source>
        <comment>id, state</comment>
        <translation>Kunde %1: %2</translation>
    </message>
    <message>
        <source>Client %1: refused. The server says: %2</source>
        <comment>id, the server&apos;s words</comment>
        <translation>Kunde %1: abgelehnt. Der Server sagt: %2</translation>
    </message>
    <message>
        <source>Keep subscribed</source>
        <translation>Abonnement behalten</translation>
    </message>
    <message>
        <source>Ask for metrics</source>
        <translation>Kennzahlen anfragen</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut fragen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>waiting</source>
        <comment>state of a subscription: not asked yet, for want of a link</comment>
        <translation>wartet</translation>
    </message>
</context>
<context>
    <name>noc::TimeRange</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>length of a range of time</comment>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>length of a range of time</comment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>length of a range of time</comment>
        <translation>%1 min</translation>
    </message>
</context>
<context>
    <name>noc::Timeline</name>
    <message>
        <source>%1 %2</source>
        <comment>time, what happened</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitverlauf</translation>
    </message>
</context>
<context>
    <name>noc::TimelineView</name>
    <message>
        <source>Earlier…</source>
        <translation>Früheres…</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitverlauf</translation>
    </message>
    <message>
        <source>Shows what happened to this alert before</source>
        <translation>Zeigt, was mit diesem Alarm zuvor geschah</translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <translation>Das Journal wird gelesen…</translation>
    </message>
    <message>
        <source>No journal is kept: this is what the console remembers of this run.</source>
        <translation>Es wird kein Journal geführt: Dies weiß die Konsole noch aus diesem Lauf.</translation>
    </message>
    <message>
        <source>The journal could not be read: this is what the console remembers of this run. %1</source>
        <comment>a sentence of the reason</comment>
        <translation>Das Journal konnte nicht gelesen werden: Dies weiß die Konsole noch aus diesem Lauf. %1</translation>
    </message>
    <message>
        <source>The journal is not written at present: some of what happened since may be missing here.</source>
        <translation>Das Journal wird zurzeit nicht geschrieben: Manches, was seither geschah, kann hier fehlen.</translation>
    </message>
    <message numerus="yes">
        <source>Only the newest %n events are shown here.</source>
        <translation>
            <numerusform>Hier ist nur das neueste Ereignis gezeigt.</numerusform>
            <numerusform>Hier sind nur die neuesten %n Ereignisse gezeigt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::Tls</name>
    <message>
        <source>The server&apos;s certificate is self-signed, so nobody vouches for it; nothing was sent. If it is yours, add it to the profile as a private certificate authority.</source>
        <translation>Das Zertifikat des Servers ist selbst ausgestellt, niemand bürgt dafür; es wurde nichts gesendet. Ist es Ihr eigenes, fügen Sie es dem Profil als eigene Zertifizierungsstelle hinzu.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate comes from an authority that this machine does not trust; nothing was sent. If it is your company&apos;s own, add the authority to the profile.</source>
        <translation>Das Zertifikat des Servers kommt von einer Stelle, der dieser Rechner nicht vertraut; es wurde nichts gesendet. Ist es die Ihrer Firma, fügen Sie die Stelle dem Profil hinzu.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is for another host name; nothing was sent. Check the URL: use the name that the certificate holds.</source>
        <translation>Das Zertifikat des Servers gilt für einen anderen Hostnamen; es wurde nichts gesendet. Prüfen Sie die URL: Verwenden Sie den Namen, den das Zertifikat enthält.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has expired; nothing was sent. It has to be renewed on the server; check this machine&apos;s clock too.</source>
        <translation>Das Zertifikat des Servers ist abgelaufen; es wurde nichts gesendet. Es muss auf dem Server erneuert werden; prüfen Sie auch die Uhr dieses Rechners.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid yet; nothing was sent. Check this machine&apos;s clock.</source>
        <translation>Das Zertifikat des Servers gilt noch nicht; es wurde nichts gesendet. Prüfen Sie die Uhr dieses Rechners.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate was revoked; nothing was sent.</source>
        <translation>Das Zertifikat des Servers wurde widerrufen; es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate was not accepted, so nothing was sent.</source>
        <translation>Das Zertifikat des Servers wurde nicht angenommen; es wurde nichts gesendet.</translation>
    </message>
</context>
<context>
    <name>noc::TokenDialog</name>
    <message>
        <source>New token</source>
        <translation>Neues Token</translation>
    </message>
    <message>
        <source>The server looks at the token only when a connection is made. An open link goes on as it is; the new token is used from the next attempt.</source>
        <translation>Der Server sieht das Token nur beim Verbindungsaufbau an. Eine offene Verbindung läuft weiter; das neue Token gilt ab dem nächsten Versuch.</translation>
    </message>
    <message>
        <source>Use this token</source>
        <translation>Dieses Token verwenden</translation>
    </message>
</context>
<context>
    <name>noc::TokenField</name>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show the token</source>
        <translation>Das Token zeigen</translation>
    </message>
    <message>
        <source>From file…</source>
        <translation>Aus Datei…</translation>
    </message>
    <message>
        <source>Read the token from a file</source>
        <translation>Das Token aus einer Datei lesen</translation>
    </message>
    <message>
        <source>Token file</source>
        <translation>Tokendatei</translation>
    </message>
</context>
<context>
    <name>noc::TokenKeeper</name>
    <message>
        <source>Another console of this profile has been renewing the sign-in for too long.</source>
        <translation>Eine andere Konsole dieses Profils erneuert die Anmeldung schon zu lange.</translation>
    </message>
</context>
<context>
    <name>noc::TokenPrompt</name>
    <message>
        <source>Token: </source>
        <translation>Token: </translation>
    </message>
</context>
<context>
    <name>noc::TokenSource</name>
    <message>
        <source>The token file cannot be read.</source>
        <translation>Die Tokendatei ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Others than its owner can read the token file, so it is not used. Take their rights away (chmod 600).</source>
        <translation>Nicht nur der Eigentümer kann die Tokendatei lesen, daher wird sie nicht verwendet. Nehmen Sie den anderen die Rechte (chmod 600).</translation>
    </message>
    <message>
        <source>The token file holds no usable token: it must be one line of visible characters.</source>
        <translation>Die Tokendatei enthält kein verwendbares Token: Es muss eine Zeile aus sichtbaren Zeichen sein.</translation>
    </message>
</context>
<context>
    <name>noc::TrayIcon</name>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <translation>&amp;Stumm</translation>
    </message>
    <message numerus="yes">
        <source>For %n minutes</source>
        <translation>
            <numerusform>Für %n Minute</numerusform>
            <numerusform>Für %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;End muting</source>
        <translation>Stummschaltung be&amp;enden</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Watchfloor: no live data</source>
        <translation>Watchfloor: keine Live-Daten</translation>
    </message>
    <message numerus="yes">
        <source>Watchfloor: %n unacknowledged, worst %1</source>
        <translation>
            <numerusform>Watchfloor: %n unquittiert, schlimmster %1</numerusform>
            <numerusform>Watchfloor: %n unquittiert, schlimmster %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Watchfloor: nothing unacknowledged is known</source>
        <translation>Watchfloor: nichts Unquittiertes bekannt</translation>
    </message>
</context>
<context>
    <name>noc::UptimeBand</name>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>reconnecting</source>
        <translation>verbindet neu</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>per cent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Uptime of %1</source>
        <comment>channel</comment>
        <translation>Verfügbarkeit von %1</translation>
    </message>
    <message>
        <source>%1: nothing known</source>
        <comment>channel</comment>
        <translation>%1: nichts bekannt</translation>
    </message>
    <message>
        <source>%1 to %2, %3</source>
        <comment>time, time, duration</comment>
        <translation>%1 bis %2, %3</translation>
    </message>
    <message>
        <source>%1 %2: %3
%4</source>
        <comment>channel, state, cause, times</comment>
        <translation>%1 %2: %3
%4</translation>
    </message>
    <message>
        <source>%1 %2
%3</source>
        <comment>channel, state, times</comment>
        <translation>%1 %2
%3</translation>
    </message>
    <message>
        <source>off in this profile</source>
        <translation>in diesem Profil aus</translation>
    </message>
    <message>
        <source>nothing known</source>
        <translation>nichts bekannt</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n break(s)</source>
        <comment>share of time connected</comment>
        <translation>
            <numerusform>%1 · %n Abbruch</numerusform>
            <numerusform>%1 · %n Abbrüche</numerusform>
        </translation>
    </message>
    <message>
        <source>Last %1: %2.</source>
        <comment>length of the range, figures</comment>
        <translation>Letzte %1: %2.</translation>
    </message>
    <message>
        <source>Now %1.</source>
        <comment>state</comment>
        <translation>Jetzt %1.</translation>
    </message>
</context>
<context>
    <name>noc::ViewChooser</name>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Views; none is chosen</source>
        <translation>Ansichten; keine ist gewählt</translation>
    </message>
    <message>
        <source>Kept filters, to be shown again</source>
        <translation>Gespeicherte Filter zum Wiederverwenden</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <comment>a saved view</comment>
        <translation>%1, geändert</translation>
    </message>
    <message>
        <source>View: %1, changed</source>
        <translation>Ansicht: %1, geändert</translation>
    </message>
    <message>
        <source>View: %1</source>
        <translation>Ansicht: %1</translation>
    </message>
    <message>
        <source>Keep as a view</source>
        <translation>Als Ansicht speichern</translation>
    </message>
    <message>
        <source>Words and terms, tiles and order are kept. A view of the same name is replaced.</source>
        <translation>Gespeichert werden Wörter und Ausdrücke, Kacheln und Reihenfolge. Eine Ansicht gleichen Namens wird ersetzt.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>noc::ViewsDialog</name>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>Nach un&amp;ten</translation>
    </message>
    <message>
        <source>R&amp;emove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>Als Text &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>E&amp;infügen</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>A view is shared as one line of text: copy it here, paste it at the other console.</source>
        <translation>Eine Ansicht wird als eine Textzeile geteilt: hier kopieren, an der anderen Konsole einfügen.</translation>
    </message>
    <message>
        <source>No view is kept yet</source>
        <translation>Noch keine Ansicht gespeichert</translation>
    </message>
    <message>
        <source>no words and terms</source>
        <translation>keine Wörter und Ausdrücke</translation>
    </message>
    <message>
        <source>A view needs a name that no other has.</source>
        <translation>Eine Ansicht braucht einen Namen, den keine andere hat.</translation>
    </message>
    <message>
        <source>“%1” is in the clipboard as one line of text.</source>
        <translation>„%1“ ist als eine Textzeile in der Zwischenablage.</translation>
    </message>
    <message>
        <source>The clipboard holds no view. It is one line of text, copied here or in another console.</source>
        <translation>Die Zwischenablage enthält keine Ansicht. Das ist eine Textzeile, hier oder an einer anderen Konsole kopiert.</translation>
    </message>
    <message>
        <source>There is no room for more views: remove one first.</source>
        <translation>Für weitere Ansichten ist kein Platz: erst eine entfernen.</translation>
    </message>
    <message>
        <source>Added as “%1”.</source>
        <translation>Hinzugefügt als „%1“.</translation>
    </message>
</context>
<context>
    <name>noc::ViewsMenu</name>
    <message>
        <source>&amp;Views</source>
        <translation>A&amp;nsichten</translation>
    </message>
    <message>
        <source>No view is kept yet</source>
        <translation>Noch keine Ansicht gespeichert</translation>
    </message>
    <message>
        <source>&amp;Keep what is shown as a view…</source>
        <translation>Gezeigtes als Ansicht &amp;speichern…</translation>
    </message>
    <message>
        <source>&amp;Arrange and share views…</source>
        <translation>Ansichten &amp;ordnen und teilen…</translation>
    </message>
</context>
<context>
    <name>noc::Wallboard</name>
    <message>
        <source>Wallboard</source>
        <translation>Wandanzeige</translation>
    </message>
    <message>
        <source>%1 – Wallboard – Watchfloor</source>
        <translation>%1 – Wandanzeige – Watchfloor</translation>
    </message>
    <message numerus="yes">
        <source>%Ln shelved, nothing else unacknowledged</source>
        <comment>alerts</comment>
        <translation>
            <numerusform>%Ln zurückgestellt, sonst nichts unquittiert</numerusform>
            <numerusform>%Ln zurückgestellt, sonst nichts unquittiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <comment>alerts</comment>
        <translation>
            <numerusform>und %Ln weiterer</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln alerts in 10 min, %1</source>
        <translation>
            <numerusform>%Ln Alarm in 10 min, %1</numerusform>
            <numerusform>%Ln Alarme in 10 min, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of a severity not told</source>
        <comment>alerts</comment>
        <translation>
            <numerusform>%Ln ohne genannten Schweregrad</numerusform>
            <numerusform>%Ln ohne genannten Schweregrad</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln shelved</source>
        <comment>alerts</comment>
        <translation>
            <numerusform>%Ln zurückgestellt</numerusform>
            <numerusform>%Ln zurückgestellt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln queued</source>
        <comment>commands</comment>
        <translation>
            <numerusform>%Ln eingereiht</numerusform>
            <numerusform>%Ln eingereiht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <comment>commands</comment>
        <translation>
            <numerusform>%Ln abgelehnt</numerusform>
            <numerusform>%Ln abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>Shift coverage %1 %</source>
        <translation>Abdeckung der Schicht %1 %</translation>
    </message>
    <message numerus="yes">
        <source>%Ln times no data</source>
        <translation>
            <numerusform>%Ln-mal keine Daten</numerusform>
            <numerusform>%Ln-mal keine Daten</numerusform>
        </translation>
    </message>
</context>
</TS>
