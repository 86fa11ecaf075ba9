import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

/** The server's end of a WebSocket: just enough of RFC 6455 to stand in for Slack's Socket Mode. Text only. */
export interface Socket {
  send(text: string): void
  close(): void
}

/** Takes an HTTP upgrade; `take` hears every text, `over` when the other side has gone. */
export function acceptSocket(req: IncomingMessage, socket: Duplex, take: (text: string) => void, over: () => void): Socket {
  const accept = createHash('sha1').update(`${req.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`)
  let left = Buffer.alloc(0)
  const write = (code: number, body: Buffer): void => {
    if (socket.writable) socket.write(Buffer.concat([Buffer.from([0x80 | code]), lengthOf(body.length), body]))
  }
  socket.on('data', (data: Buffer) => {
    left = Buffer.concat([left, data])
    for (let frame = frameIn(left); frame; frame = frameIn(left)) {
      left = left.subarray(frame.size)
      if (frame.code === 1) take(frame.body.toString())
      if (frame.code === 9) write(10, frame.body)
      if (frame.code === 8) {
        write(8, frame.body)
        socket.end()
      }
    }
  })
  socket.on('error', over)
  socket.on('close', over)
  return {
    send: (text) => write(1, Buffer.from(text)),
    close: () => {
      write(8, Buffer.from([0x03, 0xe8]))
      socket.end()
    },
  }
}

function lengthOf(size: number): Buffer {
  if (size < 126) return Buffer.from([size])
  const long = size > 0xffff
  const buffer = Buffer.alloc(long ? 9 : 3)
  buffer[0] = long ? 127 : 126
  if (long) buffer.writeBigUInt64BE(BigInt(size), 1)
  else buffer.writeUInt16BE(size, 1)
  return buffer
}

/** The first whole frame; a client's frames are masked. */
function frameIn(data: Buffer): { code: number; body: Buffer; size: number } | undefined {
  if (data.length < 2) return undefined
  const short = (data[1] ?? 0) & 0x7f
  const wide = short === 126 ? 2 : short === 127 ? 8 : 0
  if (data.length < 2 + wide + 4) return undefined
  const length = wide === 0 ? short : wide === 2 ? data.readUInt16BE(2) : Number(data.readBigUInt64BE(2))
  const start = 2 + wide + 4
  if (data.length < start + length) return undefined
  const mask = data.subarray(2 + wide, start)
  const body = Buffer.from(data.subarray(start, start + length).map((byte, at) => byte ^ (mask[at % 4] ?? 0)))
  return { code: (data[0] ?? 0) & 0x0f, body, size: start + length }
}
