/** Where Teams' connector lives: the public cloud and the government cloud that shares its keys. Whole host names only, and never a part of one. */
const connectorHosts = ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com']

/** Is this an address of Teams that may be called, and given our token? */
export type MayCall = (url: string) => boolean

/**
 * The list that serviceUrls are held against: https to Microsoft's own hosts; `more` are further origins (a test's connector);
 * without authentication any port of this machine, and nothing else.
 */
export function mayCallOf(settings: { readonly anonymous: boolean; readonly more: readonly string[] }): MayCall {
  const origins = new Set(settings.more.map((url) => new URL(url).origin))
  return (text) => {
    if (!URL.canParse(text)) return false
    const url = new URL(text)
    if (url.username !== '' || url.password !== '') return false
    if (settings.anonymous) return url.protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname)
    return origins.has(url.origin) || (url.protocol === 'https:' && url.port === '' && connectorHosts.includes(url.hostname))
  }
}
