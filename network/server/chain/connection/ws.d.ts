/** The little of the package that is used here: it brings no types of its own. */
declare module 'ws' {
  type Events = { message: [data: Uint8Array, isBinary: boolean]; open: []; close: []; error: [error: Error] }

  export class WebSocket {
    constructor(url: string, options: { handshakeTimeout: number; maxPayload: number; perMessageDeflate: boolean })
    on<E extends keyof Events>(event: E, listener: (...args: Events[E]) => void): this
    send(text: string | Uint8Array): void
    close(): void
    terminate(): void
  }

  export class WebSocketServer {
    constructor(options: { host: string; port: number; verifyClient?: () => boolean })
    on(event: 'connection', listener: (socket: WebSocket) => void): this
    on(event: 'listening', listener: () => void): this
    address(): { port: number }
    close(): void
    readonly clients: Set<WebSocket>
  }
}
