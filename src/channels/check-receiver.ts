import { connect, isIP } from 'node:net'
import { connect as connectSecurely } from 'node:tls'
import { bad, type Finding, good } from './finding.js'
import { hostOf, whyNoConnection } from './no-connection.js'
import type { Receiver } from './post-signed.js'

/**
 * Looks whether a webhook's computer takes a connection, and has the right certificate. Sends nothing: what is sent there may ring somebody, or
 * stands in a file. Never throws.
 */
export async function checkReceiver({ url, called, setting }: Omit<Receiver, 'secret' | 'clock'>, tryMs = 5_000): Promise<Finding> {
  const { protocol } = new URL(url)
  const { host, port } = hostOf(url)
  const secure = protocol === 'https:'
  const trouble = await new Promise<string | undefined>((resolve) => {
    const there = secure ? connectSecurely({ host, port, ...(isIP(host) ? {} : { servername: host }) }) : connect({ host, port })
    const end = (found?: string) => {
      there.destroy()
      resolve(found)
    }
    there.once(secure ? 'secureConnect' : 'connect', () => end())
    there.on('error', (cause) =>
      end(whyNoConnection(cause, { host, port, setting }) ?? `No connection to ${host} came about: look at the address in ${setting}.`),
    )
    there.setTimeout(tryMs, () =>
      end(`${host} does not answer on port ${port}: look at the port in ${setting}, and at what stands between.`),
    )
  })
  if (trouble !== undefined) return bad(`${called}: ${trouble}`)
  return good(`${called}: ${host} takes a connection${secure ? ', and its certificate is right' : ''}. Nothing was sent.`)
}
