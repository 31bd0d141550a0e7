import asyncio
import websockets
import json
from datetime import datetime, timezone

class NOCWebSocketClient:
    def __init__(self, url: str, token: str):
        self.url = f"{url}?token={token}"
        self.ws = None

    async def connect(self):
        async with websockets.connect(self.url) as websocket:
            self.ws = websocket
            print("✅ Connected")

            # Receive connection_established
            message = await websocket.recv()
            data = json.loads(message)
            print(f"Server: {data}")

            # Start heartbeat
            await self.heartbeat_loop()

    async def heartbeat_loop(self):
        while True:
            await asyncio.sleep(30)
            await self.send_heartbeat()

    async def send_heartbeat(self):
        await self.ws.send(json.dumps({
            'type': 'heartbeat',
            'timestamp': datetime.now(timezone.utc).isoformat()
        }))

        response = await self.ws.recv()
        data = json.loads(response)
        print(f"Heartbeat ACK: Latency={data['latency_ms']}ms")

# Usage
async def main():
    client = NOCWebSocketClient('ws://localhost:8000/ws/noc/presence/', 'YOUR_JWT_TOKEN')
    await client.connect()

asyncio.run(main())
