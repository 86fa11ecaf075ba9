import { channelPurposes, type Office } from '../../procedures/people.js'
import { bad, type Finding, good } from '../finding.js'
import { faultOf, harmless } from './faults.js'
import { microsoft, teamsPath } from './tokens/microsoft.js'
import { openOurToken } from './tokens/our-token.js'

/** What is looked at here is only asked for: nothing of it can have arrived anywhere. */
const whyOf = (cause: unknown): string => {
  const { fault, because } = harmless(faultOf(cause))
  return fault === 'never'
    ? because
    : `${because} Look again in a minute; if it is still so, let this computer reach login.microsoftonline.com by https.`
}

/**
 * Looks at a live configuration: whether Microsoft signs the bot in, the office's channels, and whether everybody can be found. Posts
 * nothing and changes nothing. Never throws: what cannot be asked is a finding as well.
 */
export async function checkTeams(
  settings: {
    readonly appId: string
    readonly appPassword: string
    readonly tenantId: string
    readonly loginEndpoint?: string
    /** The office has no other chat: whoever cannot be found in Teams cannot be found at all. */
    readonly alone: boolean
  },
  office: Office,
): Promise<readonly Finding[]> {
  const { loginEndpoint = microsoft.loginEndpoint, alone, ...app } = settings
  const token = openOurToken({ ...app, loginEndpoint, clock: () => new Date() })
  const signedIn = await token.get().then(
    () => good('Microsoft signs the bot in.'),
    (cause: unknown) => bad(whyOf(cause)),
  )
  const nowhere = channelPurposes.filter(
    (purpose) => office.channels.includes(purpose) && office.channelOn?.(purpose, 'teams') === undefined,
  )
  const unknown = office.people.filter(({ entra }) => entra === undefined).map(({ name }) => name)
  return [
    signedIn,
    good(
      `Teams is to call ${teamsPath}, by https. Whether it gets through shows only there: start the bot, and write help to it in Teams.`,
    ),
    nowhere.length === 0 ? good('Every channel of the office is in Teams.') : good(`Not in Teams: the channels for ${nowhere.join(', ')}.`),
    unknown.length === 0
      ? good('Everybody has an Entra object id.')
      : (alone ? bad : good)(`Teams cannot find ${unknown.join(', ')}: give their Entra object id in the office file (entra: …).`),
  ]
}
