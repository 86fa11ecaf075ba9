/** Where the bot is reached. */
export const teamsPath = '/api/messages'

/** Microsoft's own addresses in the public cloud: the keys that Teams signs with, where the bot signs in, and where new chats are begun. */
export const microsoft = {
  openIdMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  loginEndpoint: 'https://login.microsoftonline.com',
  serviceUrl: 'https://smba.trafficmanager.net/teams/',
} as const
