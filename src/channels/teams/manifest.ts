import { messageActions } from './arriving/message-actions.js'

/** A command as channels list it. */
export interface ListedCommand {
  readonly name: string
  readonly help: string
  /** Teams lists a dozen: this one need not be among them. Typed, it works all the same. */
  readonly seldom?: true
}

/** Stands in the manifest until the app's own id takes its place. */
export const exampleId = '00000000-0000-0000-0000-000000000000'
/** What the app says of its publisher. */
export interface Publisher {
  readonly name: string
  readonly websiteUrl: string
  readonly privacyUrl: string
  readonly termsOfUseUrl: string
}
/** What stands in the example; the package is made with the office's own. */
const example: Publisher = {
  name: 'Your office',
  websiteUrl: 'https://contact-steward.example',
  privacyUrl: 'https://contact-steward.example/privacy',
  termsOfUseUrl: 'https://contact-steward.example/terms',
}

/**
 * The app manifest for a list of commands. No permission is asked for: the bot reads what is written to it and nothing else, and who
 * is in a channel it may know as a member. Throws a RangeError when the office has more commands than Teams lists.
 */
export function manifest(
  commands: readonly ListedCommand[],
  options: { readonly appId?: string; readonly publisher?: Publisher; readonly version?: string } = {},
): object {
  const { appId = exampleId, publisher = example, version = '1.0.0' } = options
  const often = commands.filter(({ seldom }) => !seldom)
  if (often.length > mostCommands)
    throw new RangeError(`Teams lists ${mostCommands} commands, and the office has ${often.length} that are no seldom ones.`)
  const offered = new Set(commands.map(({ name }) => name))
  const listed = often.map(({ name, help }) => ({ title: name.replace(/^\//, ''), description: help }))
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.25/MicrosoftTeams.schema.json',
    manifestVersion: '1.25',
    version,
    id: appId,
    developer: publisher,
    name: { short: 'Contact Steward', full: 'Contact Steward' },
    description: {
      short: 'Stands by staff when a contact with a customer goes wrong',
      full: 'Stands by staff when a contact with a customer goes wrong: logs of calls that were ended, at-risk alerts, restrictions of contact and service adjustments, following the office’s own procedure.',
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#1F3A4D',
    supportsChannelFeatures: 'tier1',
    bots: [
      {
        botId: appId,
        scopes: [...scopes],
        supportsFiles: false,
        isNotificationOnly: false,
        // One list a scope: the same in each, for a person's own chat is where the answers are.
        commandLists: scopes.map((scope) => ({ scopes: [scope], commands: listed })),
      },
    ],
    composeExtensions: [
      {
        botId: appId,
        commands: messageActions
          .filter(({ command }) => offered.has(command))
          .map(({ id, title, description }) => ({ id, type: 'action', title, description, context: ['message'], fetchTask: true })),
      },
    ],
    validDomains: [],
  }
}

const scopes = ['personal', 'team', 'groupChat'] as const
const mostCommands = 12
