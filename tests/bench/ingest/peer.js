// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The peer of ingest: what a browser-like console on node does. Arguments: URL, number of alerts.
'use strict';
const WebSocket = require('ws');

const [, , url, wanted] = process.argv;
const socket = new WebSocket(url, {perMessageDeflate: false});
const rows = new Map();
let counted = 0;
socket.on('message', (data) => {
    const message = JSON.parse(data.toString());
    if (message.type !== 'alert_created')
        return;
    const row = rows.get(message.alert_id);
    if (row) {
        row.count += 1;
        row.severity = message.severity;
        row.message = message.message;
        row.last = message.timestamp;
    } else {
        rows.set(message.alert_id, {...message, count: 1, last: message.timestamp});
    }
    counted += 1;
    if (counted === Number(wanted)) {
        console.log(`BENCH {"frames":${counted},"unique":${rows.size},"counted_ns":${process.hrtime.bigint()}}`);
        process.exit(0);
    }
});
