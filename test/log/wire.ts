import { connect, createServer, type Socket } from 'node:net'

/** A wire to a server that can be cut, or go dumb, and be mended. */
export interface Wire {
  readonly port: number
  /** 'dumb': what is sent arrives nowhere, and nobody says so. */
  readonly turn: (to: 'whole' | 'cut' | 'dumb') => void
  /** Cuts it at the moment when these words are to go over it, and before they do. */
  readonly cutAt: (words: string) => void
  readonly close: () => Promise<void>
}

/** Lays a wire to a port of this computer. */
export const layWire = async (to: number): Promise<Wire> => {
  let state: 'whole' | 'cut' | 'dumb' = 'whole'
  let trap: string | undefined
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
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one)
      one.on('data', (bytes) => {
        if (trap !== undefined && bytes.includes(trap)) cut()
        if (state === 'whole') other.write(bytes)
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
    close: async () => {
      cut()
      await new Promise((done) => server.close(done))
    },
  }
}
