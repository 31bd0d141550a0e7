// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// run.js CLIENT URL: runs the guide's JavaScript client against the server at URL (ws://host:port), in a browser's stead.
// The token comes from the environment (GUIDE_TOKEN). The client's own timer of 30 s ticks a hundred times as fast.
'use strict';

const fs = require('fs');
const vm = require('vm');

const [client, server] = process.argv.slice(2);

// Newer versions of Node bring the browser's WebSocket along; Debian's node-ws does the same for all.
const RealWebSocket = globalThis.WebSocket || require('ws');

class WebSocket extends RealWebSocket {
    constructor(url) {
        super(url.replace('YOUR_JWT_TOKEN', process.env.GUIDE_TOKEN));
    }
}

const sandbox = {
    console,
    Date,
    JSON,
    Math,
    WebSocket,
    setTimeout,
    clearInterval,
    setInterval: (call, milliseconds) => setInterval(call, milliseconds >= 30000 ? milliseconds / 100 : milliseconds),
    window: { location: { protocol: 'http:', host: new URL(server).host } },
};

vm.runInNewContext(fs.readFileSync(client, 'utf8'), sandbox, { filename: client });
