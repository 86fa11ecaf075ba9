import { connect, createServer, type Socket } from 'node:net'
import mongoose from 'mongoose'

/** Given a command by its name: the code with which the wire answers it as a faulty server would; undefined lets it pass. */
export type Refuse = (command: string) => number | undefined

/** A wire to a server that can be cut, or go dumb, and be mended. */
export interface Wire {
  readonly port: number
  /** 'dumb': what is sent arrives nowhere, and nobody says so. */
  readonly turn: (to: 'whole' | 'cut' | 'dumb') => void
  /** Cuts it at the moment when these words are to go over it, and before they do. */
  readonly cutAt: (words: string) => void
  /** From now on the wire itself answers what is refused, and the server does not get it. */
  readonly refuse: (refuse: Refuse) => void
  readonly close: () => Promise<void>
}

const { BSON } = mongoose.mongo
/** OP_MSG: a header of 16 bytes, four of flags, and a body of kind 0. */
const opMsg = 2013

/** Cuts a stream into messages, each as the command it names; half a message waits for its rest. */
const openMessages = () => {
  let left = Buffer.alloc(0)
  return (bytes: Buffer): readonly { readonly message: Buffer; readonly command: string | undefined }[] => {
    left = Buffer.concat([left, bytes])
    const whole: { readonly message: Buffer; readonly command: string | undefined }[] = []
    while (left.length >= 4 && left.length >= left.readInt32LE(0)) {
      const message = left.subarray(0, left.readInt32LE(0))
      left = left.subarray(message.length)
      const isBody = message.readInt32LE(12) === opMsg && message[20] === 0
      whole.push({
        message,
        command: isBody ? Object.keys(BSON.deserialize(message.subarray(21, 21 + message.readInt32LE(21))))[0] : undefined,
      })
    }
    return whole
  }
}

/** How a server says that it refused. */
const refusal = (message: Buffer, code: number): Buffer => {
  const body = BSON.serialize({ ok: 0, code, errmsg: 'no', codeName: `Code${code}` })
  const answer = Buffer.alloc(21)
  answer.writeInt32LE(21 + body.length, 0)
  answer.writeInt32LE(message.readInt32LE(4), 8)
  answer.writeInt32LE(opMsg, 12)
  return Buffer.concat([answer, body])
}

/** Lays a wire to a port of this computer. */
export const layWire = async (to: number): Promise<Wire> => {
  let state: 'whole' | 'cut' | 'dumb' = 'whole'
  let trap: string | undefined
  let refuse: Refuse = () => undefined
  const ends = new Set<Socket>()
  const cut = () => {
    state = 'cut'
    trap = undefined
    for (const end of ends) end.destroy()
  }
  const server = createServer((near) => {
    if (state === 'cut') {
      near.destroy()
      return
    }
    const far = connect(to, '127.0.0.1')
    const messages = openMessages()
    const pass = (bytes: Buffer) => {
      for (const { message, command } of messages(bytes)) {
        const code = command === undefined ? undefined : refuse(command)
        if (code === undefined) far.write(message)
        else near.write(refusal(message, code))
      }
    }
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one)
      one.on('data', (bytes) => {
        if (trap !== undefined && bytes.includes(trap)) cut()
        if (state !== 'whole') return
        if (one === near) pass(bytes)
        else other.write(bytes)
      })
      one.on('error', () => {})
      one.on('close', () => {
        ends.delete(one)
        other.destroy()
      })
    }
  })
  const port = await new Promise<number>((resolve, reject) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port.'))
    })
  })
  return {
    port,
    turn: (next) => {
      if (next === 'cut') cut()
      state = next
    },
    cutAt: (words) => {
      trap = words
    },
    refuse: (next) => {
      refuse = next
    },
    close: async () => {
      cut()
      await new Promise((done) => server.close(done))
    },
  }
}
