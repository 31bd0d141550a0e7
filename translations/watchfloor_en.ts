<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>noc::AlertCopy</name>
    <message numerus="yes">
        <source>%n raises, the last %1</source>
        <comment>time</comment>
        <translation>
            <numerusform>%n raise, the last %1</numerusform>
            <numerusform>%n raises, the last %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more rows, which are not copied</source>
        <translation>
            <numerusform>… and %n more row, which is not copied</numerusform>
            <numerusform>… and %n more rows, which are not copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::AlertDetail</name>
    <message numerus="yes">
        <source>%n in %1</source>
        <comment>raises in that time</comment>
        <translation>
            <numerusform>%n in %1</numerusform>
            <numerusform>%n in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::AlertDigest</name>
    <message numerus="yes">
        <source>%n new alert(s)</source>
        <translation>
            <numerusform>%n new alert</numerusform>
            <numerusform>%n new alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::AlertPane</name>
    <message numerus="yes">
        <source>Acknowledge %n alert(s)?</source>
        <translation>
            <numerusform>Acknowledge %n alert?</numerusform>
            <numerusform>Acknowledge %n alerts?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shelve %n alert(s) for</source>
        <translation>
            <numerusform>Shelve %n alert for</numerusform>
            <numerusform>Shelve %n alerts for</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>CRITICAL alerts</comment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shelve %n unacknowledged CRITICAL?</source>
        <translation>
            <numerusform>Shelve %n unacknowledged CRITICAL?</numerusform>
            <numerusform>Shelve %n unacknowledged CRITICAL?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::AlertTableModel</name>
    <message numerus="yes">
        <source>Raised %n times.</source>
        <translation>
            <numerusform>Raised %n time.</numerusform>
            <numerusform>Raised %n times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%n alert</numerusform>
            <numerusform>%n alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unacknowledged</source>
        <translation>
            <numerusform>%n unacknowledged</numerusform>
            <numerusform>%n unacknowledged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, raised %n times</source>
        <comment>number of alerts</comment>
        <translation>
            <numerusform>%1, raised %n time</numerusform>
            <numerusform>%1, raised %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::AlertTimeline</name>
    <message numerus="yes">
        <source>repeated, the last of %n raises</source>
        <translation>
            <numerusform>repeated, the last of %n raise</numerusform>
            <numerusform>repeated, the last of %n raises</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>repeated %n times, until %1</source>
        <comment>time</comment>
        <translation>
            <numerusform>repeated %n time, until %1</numerusform>
            <numerusform>repeated %n times, until %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::AlertView</name>
    <message numerus="yes">
        <source>Acknowledge %n alert(s)</source>
        <translation>
            <numerusform>Acknowledge %n alert</numerusform>
            <numerusform>Acknowledge %n alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Queue %n acknowledgement(s)</source>
        <translation>
            <numerusform>Queue %n acknowledgement</numerusform>
            <numerusform>Queue %n acknowledgements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %n row(s)</source>
        <translation>
            <numerusform>Copy %n row</numerusform>
            <numerusform>Copy %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::CommandsView</name>
    <message numerus="yes">
        <source>%n open</source>
        <comment>commands</comment>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <comment>commands</comment>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waited too long: ask again or discard</source>
        <comment>commands</comment>
        <translation>
            <numerusform>%n waited too long: ask again or discard</numerusform>
            <numerusform>%n waited too long: ask again or discard</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::ConnectionStrip</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <comment>commands</comment>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::Console</name>
    <message numerus="yes">
        <source>%n command(s) of another user or tenant of this server are kept for them and not sent.</source>
        <translation>
            <numerusform>%n command of another user or tenant of this server is kept for them and not sent.</numerusform>
            <numerusform>%n commands of other users or tenants of this server are kept for them and not sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::CriticalLane</name>
    <message numerus="yes">
        <source>%n more</source>
        <comment>further CRITICAL alerts</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::EmptyState</name>
    <message numerus="yes">
        <source>The filter hides all %n alert(s)</source>
        <translation>
            <numerusform>The filter hides the only alert (%n)</numerusform>
            <numerusform>The filter hides all %n alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Among them %n unacknowledged CRITICAL.</source>
        <translation>
            <numerusform>Among them %n unacknowledged CRITICAL.</numerusform>
            <numerusform>Among them %n unacknowledged CRITICAL.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n may match: the server did not tell what the filter asks for.</source>
        <comment>alerts</comment>
        <translation>
            <numerusform>%n may match: the server did not tell what the filter asks for.</numerusform>
            <numerusform>%n may match: the server did not tell what the filter asks for.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n alert(s) are shelved</source>
        <translation>
            <numerusform>The only alert is shelved</numerusform>
            <numerusform>All %n alerts are shelved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more are shelved.</source>
        <comment>alerts</comment>
        <translation>
            <numerusform>%n more is shelved.</numerusform>
            <numerusform>%n more are shelved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::Engine</name>
    <message numerus="yes">
        <source>%n more frame(s) could not be used.</source>
        <translation>
            <numerusform>%n more frame could not be used.</numerusform>
            <numerusform>%n more frames could not be used.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::EventLogView</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n event(s)</source>
        <translation>
            <numerusform>%1 of %n event</numerusform>
            <numerusform>%1 of %n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::FilterBar</name>
    <message numerus="yes">
        <source>%n CRITICAL hidden</source>
        <translation>
            <numerusform>%n CRITICAL hidden</numerusform>
            <numerusform>%n CRITICAL hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <comment>arrivals that wait</comment>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more were not understood and hide nothing.</source>
        <comment>terms of the filter</comment>
        <translation>
            <numerusform>%n more was not understood and hides nothing.</numerusform>
            <numerusform>%n more were not understood and hide nothing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::FirstRunPage</name>
    <message numerus="yes">
        <source>Not connected: %n problem(s), said at the field that causes it.</source>
        <translation>
            <numerusform>Not connected: %n problem, said at the field that causes it.</numerusform>
            <numerusform>Not connected: %n problems, said at the fields that cause them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::FloodStrip</name>
    <message numerus="yes">
        <source>The flood is over: %Ln alert(s) in the last minute.</source>
        <translation>
            <numerusform>The flood is over: %Ln alert in the last minute.</numerusform>
            <numerusform>The flood is over: %Ln alerts in the last minute.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Flood: %Ln alert(s) in the last minute, %1 in all. Nothing is folded.</source>
        <translation>
            <numerusform>Flood: %Ln alert in the last minute, %1 in all. Nothing is folded.</numerusform>
            <numerusform>Flood: %Ln alerts in the last minute, %1 in all. Nothing is folded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Flood: %Ln alert(s) in the last minute, %1 in all, folded by type. Every unacknowledged CRITICAL is on top.</source>
        <translation>
            <numerusform>Flood: %Ln alert in the last minute, %1 in all, folded by type. Every unacknowledged CRITICAL is on top.</numerusform>
            <numerusform>Flood: %Ln alerts in the last minute, %1 in all, folded by type. Every unacknowledged CRITICAL is on top.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::GapStrip</name>
    <message numerus="yes">
        <source>%n earlier gap(s), %1 in all</source>
        <comment>duration of all gaps together</comment>
        <translation>
            <numerusform>%n earlier gap, %1 in all</numerusform>
            <numerusform>%n earlier gaps, %1 in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) raised in this time were fetched from the server&apos;s list; changes of older alerts are unknown.</source>
        <translation>
            <numerusform>%n alert raised in this time was fetched from the server&apos;s list; changes of older alerts are unknown.</numerusform>
            <numerusform>%n alerts raised in this time were fetched from the server&apos;s list; changes of older alerts are unknown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::HealthPanel</name>
    <message numerus="yes">
        <source>%n heartbeat(s)</source>
        <comment>number of samples that the quantiles rest on</comment>
        <translation>
            <numerusform>%n heartbeat</numerusform>
            <numerusform>%n heartbeats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::HttpApi</name>
    <message numerus="yes">
        <source>The server takes no more requests for %n second(s) (HTTP 429).</source>
        <translation>
            <numerusform>The server takes no more requests for %n second (HTTP 429).</numerusform>
            <numerusform>The server takes no more requests for %n seconds (HTTP 429).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::LoadPanel</name>
    <message numerus="yes">
        <source>Noisiest types, %Ln alerts in the last hour</source>
        <translation>
            <numerusform>Noisiest types, %Ln alert in the last hour</numerusform>
            <numerusform>Noisiest types, %Ln alerts in the last hour</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chattering: %Ln</source>
        <comment>number of sources</comment>
        <translation>
            <numerusform>Chattering: %Ln</numerusform>
            <numerusform>Chattering: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stale: %Ln</source>
        <comment>alerts unacknowledged for too long</comment>
        <translation>
            <numerusform>Stale: %Ln</numerusform>
            <numerusform>Stale: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln types more, not counted</source>
        <translation>
            <numerusform>%Ln type more, not counted</numerusform>
            <numerusform>%Ln types more, not counted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::MainWindow</name>
    <message numerus="yes">
        <source>Mute sounds for %n minutes</source>
        <translation>
            <numerusform>Mute sounds for %n minute</numerusform>
            <numerusform>Mute sounds for %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::MetricsCard</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::NoticeBar</name>
    <message numerus="yes">
        <source>%1 (%n more)</source>
        <comment>a sentence; further notices</comment>
        <translation>
            <numerusform>%1 (%n more)</numerusform>
            <numerusform>%1 (%n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::RoundTripChart</name>
    <message numerus="yes">
        <source>%1 %2 to %3, %n sample(s)</source>
        <comment>series, least, most</comment>
        <translation>
            <numerusform>%1 %2 to %3, %n sample</numerusform>
            <numerusform>%1 %2 to %3, %n samples</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::RoundTripModel</name>
    <message numerus="yes">
        <source>Heartbeats: P50 %1, P95 %2, P99 %3, least %4, most %5, %n sample(s).</source>
        <translation>
            <numerusform>Heartbeats: P50 %1, P95 %2, P99 %3, least %4, most %5, %n sample.</numerusform>
            <numerusform>Heartbeats: P50 %1, P95 %2, P99 %3, least %4, most %5, %n samples.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pings: P50 %1, P95 %2, P99 %3, %n sample(s).</source>
        <translation>
            <numerusform>Pings: P50 %1, P95 %2, P99 %3, %n sample.</numerusform>
            <numerusform>Pings: P50 %1, P95 %2, P99 %3, %n samples.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stretch(es) without data.</source>
        <translation>
            <numerusform>%n stretch without data.</numerusform>
            <numerusform>%n stretches without data.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::Runbooks</name>
    <message numerus="yes">
        <source>The pattern for the alert type is too long: at most %n characters.</source>
        <translation>
            <numerusform>The pattern for the alert type is too long: at most %n character.</numerusform>
            <numerusform>The pattern for the alert type is too long: at most %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The address is too long: at most %n characters.</source>
        <translation>
            <numerusform>The address is too long: at most %n character.</numerusform>
            <numerusform>The address is too long: at most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::Session</name>
    <message numerus="yes">
        <source>The server&apos;s list was read: %n alert(s) were raised meanwhile and are marked. Changes of older alerts are unknown.</source>
        <translation>
            <numerusform>The server&apos;s list was read: %n alert was raised meanwhile and is marked. Changes of older alerts are unknown.</numerusform>
            <numerusform>The server&apos;s list was read: %n alerts were raised meanwhile and are marked. Changes of older alerts are unknown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open alert(s) are shown as they were last known, until the server speaks of them.</source>
        <translation>
            <numerusform>%n open alert is shown as it was last known, until the server speaks of it.</numerusform>
            <numerusform>%n open alerts are shown as they were last known, until the server speaks of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) known from before are not open on the server any more and left the table.</source>
        <translation>
            <numerusform>%n alert known from before is not open on the server any more and left the table.</numerusform>
            <numerusform>%n alerts known from before are not open on the server any more and left the table.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) left the shelf.</source>
        <translation>
            <numerusform>%n alert left the shelf.</numerusform>
            <numerusform>%n alerts left the shelf.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) were shelved.</source>
        <translation>
            <numerusform>%n alert was shelved.</numerusform>
            <numerusform>%n alerts were shelved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) were not shelved: there is no room.</source>
        <translation>
            <numerusform>%n alert was not shelved: there is no room.</numerusform>
            <numerusform>%n alerts were not shelved: there is no room.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::SessionJournal</name>
    <message numerus="yes">
        <source>The journal is written again; %n event(s) of this run are missing in it.</source>
        <translation>
            <numerusform>The journal is written again; %n event of this run is missing in it.</numerusform>
            <numerusform>The journal is written again; %n events of this run are missing in it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open alert(s) of which nothing was heard for too long left the journal.</source>
        <translation>
            <numerusform>%n open alert of which nothing was heard for too long left the journal.</numerusform>
            <numerusform>%n open alerts of which nothing was heard for too long left the journal.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::SeverityTile</name>
    <message numerus="yes">
        <source>%1: %n unacknowledged</source>
        <comment>severity and count</comment>
        <translation>
            <numerusform>%1: %n unacknowledged</numerusform>
            <numerusform>%1: %n unacknowledged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::SeverityTiles</name>
    <message numerus="yes">
        <source>Critical counts %n of a severity this console does not know.</source>
        <translation>
            <numerusform>Critical counts %n of a severity this console does not know.</numerusform>
            <numerusform>Critical counts %n of a severity this console does not know.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more, severity not told.</source>
        <translation>
            <numerusform>%n more, severity not told.</numerusform>
            <numerusform>%n more, severity not told.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more are shelved.</source>
        <comment>alerts</comment>
        <translation>
            <numerusform>%Ln more is shelved.</numerusform>
            <numerusform>%Ln more are shelved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::ShelfView</name>
    <message numerus="yes">
        <source>%n shelved</source>
        <comment>alerts</comment>
        <translation>
            <numerusform>%n shelved</numerusform>
            <numerusform>%n shelved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::ShelveMenu</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::StatusBar</name>
    <message numerus="yes">
        <source>&lt;b&gt;%Ln&lt;/b&gt; alerts</source>
        <translation>
            <numerusform>&lt;b&gt;%Ln&lt;/b&gt; alert</numerusform>
            <numerusform>&lt;b&gt;%Ln&lt;/b&gt; alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%Ln&lt;/b&gt; unacknowledged</source>
        <translation>
            <numerusform>&lt;b&gt;%Ln&lt;/b&gt; unacknowledged</numerusform>
            <numerusform>&lt;b&gt;%Ln&lt;/b&gt; unacknowledged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%Ln&lt;/b&gt; queued</source>
        <comment>commands</comment>
        <translation>
            <numerusform>&lt;b&gt;%Ln&lt;/b&gt; queued</numerusform>
            <numerusform>&lt;b&gt;%Ln&lt;/b&gt; queued</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%Ln&lt;/b&gt; refused</source>
        <comment>commands</comment>
        <translation>
            <numerusform>&lt;b&gt;%Ln&lt;/b&gt; refused</numerusform>
            <numerusform>&lt;b&gt;%Ln&lt;/b&gt; refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%Ln&lt;/b&gt; shelved</source>
        <comment>alerts</comment>
        <translation>
            <numerusform>&lt;b&gt;%Ln&lt;/b&gt; shelved</numerusform>
            <numerusform>&lt;b&gt;%Ln&lt;/b&gt; shelved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::TimeRange</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>length of a range of time</comment>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::TimelineView</name>
    <message numerus="yes">
        <source>Only the newest %n events are shown here.</source>
        <translation>
            <numerusform>Only the newest event is shown here.</numerusform>
            <numerusform>Only the newest %n events are shown here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::TrayIcon</name>
    <message numerus="yes">
        <source>For %n minutes</source>
        <translation>
            <numerusform>For %n minute</numerusform>
            <numerusform>For %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Watchfloor: %n unacknowledged, worst %1</source>
        <translation>
            <numerusform>Watchfloor: %n unacknowledged, worst %1</numerusform>
            <numerusform>Watchfloor: %n unacknowledged, worst %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::UptimeBand</name>
    <message numerus="yes">
        <source>%1 · %n break(s)</source>
        <comment>share of time connected</comment>
        <translation>
            <numerusform>%1 · %n break</numerusform>
            <numerusform>%1 · %n breaks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noc::Wallboard</name>
    <message numerus="yes">
        <source>%Ln shelved, nothing else unacknowledged</source>
        <comment>alerts</comment>
        <translation>
            <numerusform>%Ln shelved, nothing else unacknowledged</numerusform>
            <numerusform>%Ln shelved, nothing else unacknowledged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <comment>alerts</comment>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln alerts in 10 min, %1</source>
        <translation>
            <numerusform>%Ln alert in 10 min, %1</numerusform>
            <numerusform>%Ln alerts in 10 min, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of a severity not told</source>
        <comment>alerts</comment>
        <translation>
            <numerusform>%Ln of a severity not told</numerusform>
            <numerusform>%Ln of a severity not told</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln shelved</source>
        <comment>alerts</comment>
        <translation>
            <numerusform>%Ln shelved</numerusform>
            <numerusform>%Ln shelved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln queued</source>
        <comment>commands</comment>
        <translation>
            <numerusform>%Ln queued</numerusform>
            <numerusform>%Ln queued</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <comment>commands</comment>
        <translation>
            <numerusform>%Ln refused</numerusform>
            <numerusform>%Ln refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln times no data</source>
        <translation>
            <numerusform>No data once</numerusform>
            <numerusform>No data %Ln times</numerusform>
        </translation>
    </message>
</context>
</TS>
