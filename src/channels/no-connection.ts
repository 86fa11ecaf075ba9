/** Another computer, and the setting in which its address stands. */
interface Other {
  readonly host: string
  readonly port: number
  readonly setting: string
}

/** The ports of addresses that name none. */
const usualPorts: Readonly<Record<string, number>> = { 'https:': 443, 'http:': 80, 'smtps:': 465, 'smtp:': 587 }

/** The computer and the port of an address. */
export const hostOf = (url: string): Pick<Other, 'host' | 'port'> => {
  const { hostname, port, protocol } = new URL(url)
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (usualPorts[protocol] ?? 0) }
}

/** Codes and words of a fault and of those behind it: some libraries put a code of their own over the first one. */
const wordsOf = (fault: unknown): string => {
  if (typeof fault !== 'object' || fault === null) return ''
  const { code, message, cause, errors } = fault as Readonly<Record<string, unknown>>
  return [code, message, ...[cause, ...(Array.isArray(errors) ? errors : [])].map(wordsOf)].join(' ')
}

/** By what is found in a fault's words: what is so, and what to do. */
const reasons: readonly (readonly [RegExp, (other: Other) => string])[] = [
  [/ENOTFOUND|EDNS/, ({ host, setting }) => `There is no computer named ${host}: look at the name in ${setting}.`],
  [/EAI_AGAIN/, () => 'Names of computers cannot be looked up at the moment: look at the network of this computer.'],
  [
    /ECONNREFUSED/,
    ({ host, port, setting }) => `${host} takes no connection on port ${port}: see that it runs, and look at the port in ${setting}.`,
  ],
  [/EHOSTUNREACH|ENETUNREACH/, ({ host }) => `There is no way from this computer to ${host}: look at the network between them.`],
  [
    /altnames|ALTNAME/,
    ({ host, setting }) =>
      `The certificate of ${host} is made out for another name: write the name that it is made out for into ${setting}.`,
  ],
  [/CERT_HAS_EXPIRED|certificate has expired/, ({ host }) => `The certificate of ${host} has run out: tell those who look after it.`],
  [
    /SELF_SIGNED|self-signed|UNABLE_TO_|unable to (verify|get)/,
    ({ host }) =>
      `The certificate of ${host} comes from nobody whom this computer trusts: if your office signs its own, start the bot with NODE_EXTRA_CA_CERTS set to the file of that authority.`,
  ],
  [
    /WRONG_VERSION|wrong version number/i,
    ({ host, port, setting }) =>
      `${host} does not speak TLS on port ${port}: look at the port in ${setting}, and at whether it begins as it should.`,
  ],
]

/** Why no connection came about, so that nothing was sent, in words that say what to do; undefined when it is something else. */
export const whyNoConnection = (cause: unknown, other: Other): string | undefined => {
  const words = wordsOf(cause)
  return reasons.find(([found]) => found.test(words))?.[1](other)
}
