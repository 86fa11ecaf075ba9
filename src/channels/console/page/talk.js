/** @typedef {import('../wire.ts').Reply} Reply */

/** What went wrong with a request, in a sentence that says what to do. */
export class Trouble extends Error {
  /** @override */
  name = 'Trouble'
}

let token = document.querySelector('meta[name="console-token"]')?.getAttribute('content') ?? ''
export const presentToken = () => token

/** After a restart the bot has a new token: the page, loaded again behind the scenes, holds it. Nothing typed is lost. */
export async function renewToken() {
  const page = new DOMParser().parseFromString(await (await fetch('/', { cache: 'no-store' })).text(), 'text/html')
  token = page.querySelector('meta[name="console-token"]')?.getAttribute('content') ?? token
}

/**
 * Asks the bot. Throws Trouble with a sentence.
 * @param {string} path
 * @param {{ body?: unknown, keepalive?: boolean }} [options]
 * @returns {Promise<any>}
 */
async function ask(path, { body, keepalive = false } = {}) {
  /** @returns {RequestInit} */
  const request = () => ({
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'x-console-token': token, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    keepalive,
    signal: AbortSignal.timeout(30_000),
  })
  try {
    let response = await fetch(path, request())
    if (response.status === 401) {
      await renewToken()
      response = await fetch(path, request())
    }
    const answer = await response.json()
    if (!response.ok) throw new Trouble(answer.because)
    return answer
  } catch (fault) {
    if (fault instanceof Trouble) throw fault
    throw new Trouble('The bot is not answering. Nothing you typed is lost: wait a moment, then try again.')
  }
}

/**
 * The office: its people, channels and commands.
 * @returns {Promise<import('../front.ts').Front>}
 */
export const askFront = () => ask('/front')

/**
 * Asks something of the training: `{ putOn: 'day' }`, `{ play: true }`. Throws Trouble.
 * @param {import('../wire.ts').Trained} asked
 * @returns {Promise<import('../wire.ts').Training>}
 */
export const train = (asked) => ask('/training', { body: asked })

/**
 * Somebody's board as it is now.
 * @param {string} person
 * @returns {Promise<import('../wire.ts').Board>}
 */
export const askBoard = (person) => ask(`/board?${new URLSearchParams({ as: person })}`)

/** @type {{ what: string, id: string } | undefined} */
let unanswered

/**
 * Tells the bot what somebody did. The same thing sent again after Trouble carries the same id, so that it is taken once.
 * @param {Record<string, unknown>} sent
 * @param {{ keepalive?: boolean }} [options]
 * @returns {Promise<Reply>}
 */
export async function arrive(sent, options = {}) {
  const what = JSON.stringify(sent)
  const id = unanswered?.what === what ? unanswered.id : crypto.randomUUID()
  unanswered = { what, id }
  const reply = await ask('/arrive', { body: { ...sent, id }, ...options })
  if (unanswered?.id === id) unanswered = undefined
  return reply
}
