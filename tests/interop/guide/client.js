// 1. Install dependencies (none required - uses native WebSocket)

// 2. Create WebSocket client
class NOCWebSocketClient {
    constructor(token) {
        this.token = token;
        this.ws = null;
        this.reconnectAttempts = 0;
        this.maxReconnectAttempts = 5;
        this.baseReconnectDelay = 1000; // 1 second
    }

    connect(endpoint = '/ws/noc/presence/') {
        const protocol = window.location.protocol === 'https:' ? 'wss:' : 'ws:';
        const host = window.location.host;
        const url = `${protocol}//${host}${endpoint}?token=${this.token}`;

        this.ws = new WebSocket(url);

        this.ws.onopen = () => {
            console.log('✅ WebSocket connected');
            this.reconnectAttempts = 0;
            this.startHeartbeat();
        };

        this.ws.onmessage = (event) => {
            const data = JSON.parse(event.data);
            this.handleMessage(data);
        };

        this.ws.onerror = (error) => {
            console.error('❌ WebSocket error:', error);
        };

        this.ws.onclose = (event) => {
            console.log(`🔌 WebSocket closed: ${event.code}`);
            this.stopHeartbeat();
            this.attemptReconnect();
        };
    }

    handleMessage(data) {
        switch (data.type) {
            case 'connection_established':
                console.log(`Heartbeat interval: ${data.heartbeat_interval}s`);
                break;
            case 'heartbeat_ack':
                console.log(`Latency: ${data.latency_ms}ms, Uptime: ${data.uptime_seconds}s`);
                break;
            case 'error':
                console.error('Server error:', data.message);
                break;
        }
    }

    startHeartbeat() {
        this.heartbeatInterval = setInterval(() => {
            this.sendHeartbeat();
        }, 30000); // 30 seconds
    }

    stopHeartbeat() {
        if (this.heartbeatInterval) {
            clearInterval(this.heartbeatInterval);
        }
    }

    sendHeartbeat() {
        this.send({
            type: 'heartbeat',
            timestamp: new Date().toISOString()
        });
    }

    send(data) {
        if (this.ws && this.ws.readyState === WebSocket.OPEN) {
            this.ws.send(JSON.stringify(data));
        }
    }

    attemptReconnect() {
        if (this.reconnectAttempts >= this.maxReconnectAttempts) {
            console.error('❌ Max reconnection attempts reached');
            return;
        }

        const delay = this.baseReconnectDelay * Math.pow(2, this.reconnectAttempts);
        console.log(`🔄 Reconnecting in ${delay}ms (attempt ${this.reconnectAttempts + 1}/${this.maxReconnectAttempts})`);

        setTimeout(() => {
            this.reconnectAttempts++;
            this.connect();
        }, delay);
    }

    disconnect() {
        this.stopHeartbeat();
        if (this.ws) {
            this.ws.close();
        }
    }
}

// 3. Usage
const client = new NOCWebSocketClient('YOUR_JWT_TOKEN');
client.connect();
