import { openServer } from '../../src/house/open-server.js'

/** A server on loopback for links that lead out of the bot. A request that it cannot answer fails the test. */
export const openLinkServer = () =>
  openServer({
    port: 0,
    host: '127.0.0.1',
    ready: async () => ({ out: [], look: [] }),
    metrics: { contentType: 'text/plain', text: async () => '' },
    faulty: (_, fault) => {
      throw fault
    },
  })
