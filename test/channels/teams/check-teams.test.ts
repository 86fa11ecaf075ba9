import { checkTeams } from '../../../src/channels/teams/check-teams.js'
import { testPeople } from '../../procedures/test-office.js'
import { appId, appPassword, type FakeConnector, openFakeConnector, tenantId } from './fake-connector.js'
import { teamsOffice } from './rig.js'

let connector: FakeConnector
beforeEach(async () => {
  connector = await openFakeConnector()
})
afterEach(() => connector.close())
const look = (office = teamsOffice(), alone = true) =>
  checkTeams({ appId, appPassword, tenantId, loginEndpoint: connector.url, alone }, office)
const wrongIn = async (...asked: Parameters<typeof look>) => (await look(...asked)).filter(({ well }) => !well).map(({ says }) => says)

test('all is well where the bot is signed in and everybody has an Entra id', async () => {
  expect(await wrongIn()).toEqual([])
})

test('names whoever Teams cannot find', async () => {
  const people = testPeople.map(({ entra, ...person }) => (person.id === 'adil' ? person : { ...person, entra: entra ?? '' }))
  expect(await wrongIn(teamsOffice({ people }))).toEqual([
    'Teams cannot find Adil Khan: give their Entra object id in the office file (entra: …).',
  ])
  // In an office with Slack too, not everybody needs to be in Teams.
  expect(await wrongIn(teamsOffice({ people }), false)).toEqual([])
})

test('says that the secret is wrong, and never what it is', async () => {
  connector.fail('token', { with: 'status', status: 401 })
  const [wrong] = await wrongIn()
  expect(wrong).toContain('MicrosoftAppPassword')
  expect(wrong).not.toContain(appPassword)
})

test('says that the sign-in cannot be reached', async () => {
  await connector.close()
  expect(await wrongIn()).toEqual([
    'Microsoft’s sign-in cannot be reached. Look again in a minute; if it is still so, let this computer reach login.microsoftonline.com by https.',
  ])
})
