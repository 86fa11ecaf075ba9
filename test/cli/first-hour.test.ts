import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { openFakeGraph } from '../people/fake-graph.js'
import { csvOf, staff } from '../people/staff-list.js'
import { openFolder, steward, stewardAnswered } from './steward-process.js'

jest.setTimeout(120_000)

const appId = '6b1c8f0e-0000-4000-8000-000000000001'
const guid = (number: number) => `6b1c8f0e-0000-4000-8000-${String(number).padStart(12, '0')}`
const secret = 'a-secret-of-the-graph'
const answersFor = (platform: string, kept: string, ...more: readonly string[]) => [
  ...['The Office of Many', 'Europe/London', '', '', platform, 'https://steward.many.example', kept, 'Root Admin', 'root@many.example'],
  ...more,
]

test('an office in Teams whose people are in Entra is begun, fetched and packed for the Teams admin centre', async () => {
  const { folder, close } = openFolder()
  const graph = await openFakeGraph(secret)
  const file = (name: string) => join(folder, name)
  try {
    const begun = await stewardAnswered(folder, {}, answersFor('Teams', 'ENTRA'), 'init')
    expect(begun).toMatchObject({ code: 0, err: '' })
    expect(begun.out).toMatch(
      /register an app with the application permissions.*steward people --from entra.*Azure Bot.*steward teams-app/s,
    )
    expect(readdirSync(folder).sort()).toEqual(['.env', 'office.yaml', 'secrets'])
    // What was not given yet is asked for in a sentence.
    expect(await steward(folder, {}, 'people')).toMatchObject({ code: 1, err: expect.stringContaining('Set GRAPH_TENANT_ID') })

    const person = (number: number, displayName: string, jobTitle: string, manager?: number) => ({
      ...{
        id: guid(number),
        displayName,
        jobTitle,
        department: 'Advice',
        officeLocation: manager === undefined ? null : 'Helpline',
        employeeId: null,
      },
      mail: `${displayName.split(' ')[0]?.toLowerCase()}@many.example`,
      ...{ userPrincipalName: `${number}@many.example`, businessPhones: [], mobilePhone: null, accountEnabled: true, userType: 'Member' },
      ...(manager === undefined ? {} : { manager: { id: guid(manager) } }),
    })
    graph.users.push(
      person(1, 'Hilda Cole', 'Head of Advice'),
      person(2, 'Gita Rao', 'Group Manager', 1),
      person(3, 'Asha Patel', 'Adviser', 2),
    )
    const env = readFileSync(file('.env'), 'utf8')
    const given = { GRAPH_TENANT_ID: guid(9), GRAPH_CLIENT_ID: guid(8), GRAPH_CLIENT_SECRET: secret }
    const filled = Object.entries(given).reduce((text, [name, value]) => text.replace(new RegExp(`# ${name}=.*`), `${name}=${value}`), env)
    writeFileSync(file('.env'), `${filled}\nGRAPH_URL=${graph.address}\nGRAPH_LOGIN_URL=${graph.address}\n`)
    const office = readFileSync(file('office.yaml'), 'utf8')
    writeFileSync(
      file('office.yaml'),
      office
        .replaceAll('The department (change this)', 'Advice')
        .replaceAll('The group (change this)', 'Helpline')
        .replace('outOfHours: []', 'outOfHours: [{ tier: 1, people: [hilda.cole, gita.rao] }]')
        .replace(
          'roles:\n      - staff\n      - administrator',
          'roles: [staff, administrator, group manager]\n    lineManager: hilda.cole',
        )
        .replace(/- Advice Services\*|- Customer Contact\*|- Information Governance\*|- Head of Customer Contact/g, '- Head of *'),
    )
    const people = await steward(folder, {}, 'people', '--yes')
    expect(people).toMatchObject({ code: 0, out: expect.stringMatching(/Taken: 3 people stand in .*people.yaml/) })
    expect(readFileSync(file('people.yaml'), 'utf8')).toContain(guid(3))

    expect(await steward(folder, {}, 'teams-app')).toMatchObject({ code: 1, err: expect.stringContaining('Set MicrosoftAppId') })
    expect(await steward(folder, {}, 'teams-app', appId)).toMatchObject({
      code: 1,
      err: expect.stringContaining('TEAMS_PRIVACY_URL is missing'),
    })
    const site = 'https://www.many.example'
    const publisher = {
      ...{ TEAMS_PUBLISHER: 'The Office of Many', TEAMS_WEBSITE_URL: site, TEAMS_APP_VERSION: '1.0.0' },
      ...{ TEAMS_PRIVACY_URL: `${site}/privacy`, TEAMS_TERMS_URL: `${site}/terms` },
    }
    expect(await steward(folder, publisher, 'teams-app', appId)).toMatchObject({ code: 0 })
    const packed = unzipSync(readFileSync(file('contact-steward-teams.zip')))
    expect(Buffer.from(packed['manifest.json'] ?? []).toString()).toContain(appId)
  } finally {
    await graph.close()
    close()
  }
})

test('each answer is checked as it comes; run again, nothing that was changed by hand is touched', async () => {
  const { folder, close } = openFolder()
  const file = (name: string) => join(folder, name)
  try {
    writeFileSync(file('staff.csv'), csvOf(staff(40)))
    writeFileSync(file('book.xlsx'), 'PK\u0003\u0004\0\0\0')
    const wrong = ['', 'Etc/GMT-1', 'twelve', 'x'.repeat(201), 'Signal', 'http://steward', 'in a drawer', 'sam at many']
    const right = answersFor('slack', 'csv')
    // Wherever something else would do, the wrong answer comes first.
    const typed = [wrong[0], right[0], wrong[1], right[1], wrong[2], right[2], wrong[3], right[3], wrong[4], right[4], wrong[5], right[5]]
    const list = ['nowhere.csv', 'book.xlsx', '.', 'staff.csv']
    const lines = [...typed, wrong[6], right[6], '', right[7], wrong[7], right[8], ...list].map((line) => line ?? '')
    const begun = await stewardAnswered(folder, {}, lines, 'init')
    expect(begun).toMatchObject({ code: 0, err: '' })
    const said = [
      ...[
        'Write its name',
        'Write a place',
        'Write its digits',
        'Shorten this',
        'slack, teams, both',
        'begins with https://',
        'csv, entra, hand',
      ],
      ...['Write a name', 'Write an e-mail address', 'There is no file nowhere.csv', 'no list in text form', 'cannot be read'],
    ]
    for (const sentence of said) expect(begun.out).toContain(sentence)
    const names = ['.env', 'office.yaml', 'slack-manifest.json', 'secrets/record-key']
    for (const name of names) writeFileSync(file(name), `${readFileSync(file(name), 'utf8')}\n# by hand\n`)
    const before = names.map((name) => readFileSync(file(name), 'utf8'))
    const again = await stewardAnswered(folder, {}, [...right, 'staff.csv'], 'init')
    expect(again).toMatchObject({ code: 0 })
    for (const name of names) expect(again.out).toContain(`Left as it is: ${name} was there already.`)
    expect(names.map((name) => readFileSync(file(name), 'utf8'))).toEqual(before)
    // Broken off, it has written nothing.
    const other = openFolder()
    expect(await stewardAnswered(other.folder, {}, right.slice(0, 5), 'init')).toMatchObject({
      code: 1,
      err: expect.stringContaining('nothing was written'),
    })
    expect(readdirSync(other.folder)).toEqual([])
    other.close()
  } finally {
    close()
  }
})
