import type { AddressInfo } from 'node:net';
import { GatewayOpcodes } from 'discord.js';
import { type WebSocket, WebSocketServer } from 'ws';

interface Packet {
  readonly op: GatewayOpcodes;
  readonly d?: unknown;
  readonly t?: string;
  readonly s?: number;
}

/** A small Discord gateway on loopback: hello, identify, ready, heartbeats, resume, events. */
export class Gateway {
  /** What each identify asked for. */
  readonly identified: { readonly token: string; readonly intents: number; readonly shard?: unknown }[] = [];
  /** How many connections the gateway wants a bot to have. */
  shards = 1;
  resumes = 0;
  /** Closes the next connection that identifies with this code. */
  closeOnIdentify: number | undefined;
  /** Accepts connections but says nothing, not even hello. */
  isSilent = false;
  /** Sent as events right after READY. */
  guilds: readonly { readonly id: string }[] = [];

  /** Announces guilds but never sends them. */
  withholdsGuilds = false;

  readonly #server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  readonly #validToken: string;
  readonly #applicationId: string;
  #socket: WebSocket | undefined;
  #sequence = 0;
  #beats: (() => void)[] = [];

  constructor(validToken: string, applicationId: string) {
    this.#validToken = validToken;
    this.#applicationId = applicationId;
    this.#server.on('connection', (socket) => {
      this.#socket = socket;
      socket.on('message', (data) => this.#receive(socket, JSON.parse(String(data)) as Packet));
      if (!this.isSilent) this.#send({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: 45_000 } }, socket);
    });
  }

  async address(): Promise<string> {
    if (this.#server.address() === null)
      await new Promise((resolve) => this.#server.once('listening', resolve));
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** @param socket Absent: the newest connection. */
  emit(event: string, data: unknown, socket?: WebSocket): void {
    this.#sequence++;
    this.#send({ op: GatewayOpcodes.Dispatch, t: event, s: this.#sequence, d: data }, socket);
  }

  /** Resolves when the client has taken in everything sent so far. */
  async roundTrip(): Promise<void> {
    const beat = new Promise<void>((resolve) => this.#beats.push(resolve));
    this.#send({ op: GatewayOpcodes.Heartbeat, d: null });
    await beat;
    await new Promise((resolve) => setImmediate(resolve));
  }

  drop(code?: number): void {
    if (code === undefined) this.#socket?.terminate();
    else this.#socket?.close(code);
  }

  async close(): Promise<void> {
    for (const client of this.#server.clients) client.terminate();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #receive(socket: WebSocket, { op, d }: Packet): void {
    if (op === GatewayOpcodes.Heartbeat) {
      for (const beat of this.#beats.splice(0)) beat();
      this.#send({ op: GatewayOpcodes.HeartbeatAck }, socket);
    }
    if (op === GatewayOpcodes.Resume) {
      this.resumes++;
      this.emit('RESUMED', {}, socket);
    }
    if (op !== GatewayOpcodes.Identify) return;
    const { token, intents, shard } = d as { token: string; intents: number; shard?: unknown };
    this.identified.push({ token, intents, ...(this.shards > 1 ? { shard } : {}) });
    const refusal = token === this.#validToken ? this.closeOnIdentify : 4004;
    if (refusal !== undefined) {
      socket.close(refusal);
      return;
    }
    void this.address().then((url) => {
      this.emit(
        'READY',
        {
          v: 10,
          user: { id: this.#applicationId, username: 'verbatim', discriminator: '0', bot: true },
          guilds: this.guilds.map(({ id }) => ({ id, unavailable: true })),
          session_id: 'session',
          resume_gateway_url: url,
          application: { id: this.#applicationId, flags: 0 },
        },
        socket,
      );
      if (this.withholdsGuilds) return;
      for (const guild of this.guilds) this.emit('GUILD_CREATE', guild, socket);
    });
  }

  #send(packet: Packet, socket = this.#socket): void {
    socket?.send(JSON.stringify(packet));
  }
}
