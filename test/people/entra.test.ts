import type { PeopleFile } from '../../src/directory/people-file.js'
import { readFrame } from '../../src/directory/read-office.js'
import { readEntra } from '../../src/people/entra/read-entra.js'
import { propose } from '../../src/people/take-people.js'
import { openFakeGraph } from './fake-graph.js'
import { frameText, staff } from './staff-list.js'

const guid = (number: number | string): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const secret = 'the value of a secret'

describe('people in Entra', () => {
  let graph: Awaited<ReturnType<typeof openFakeGraph>>
  let waited: number[] = []
  beforeEach(async () => {
    waited = []
    graph = await openFakeGraph(secret)
    for (const { number, name, email, department, group, title, manager } of staff(20))
      graph.users.push({
        id: guid(number),
        displayName: name,
        mail: email,
        userPrincipalName: `${number}@many.onmicrosoft.example`,
        department,
        officeLocation: group,
        jobTitle: title,
        businessPhones: ['01632 960000'],
        accountEnabled: true,
        userType: 'Member',
        ...(manager ? { manager: { '@odata.type': '#microsoft.graph.user', id: guid(manager) } } : {}),
      })
    graph.users.push({ id: guid(900), displayName: 'A Guest', mail: 'g@else.example', accountEnabled: true, userType: 'Guest' })
    graph.users.push({ id: guid(901), displayName: 'Long Gone', mail: 'gone@many.example', accountEnabled: false, userType: 'Member' })
    graph.groups.push({ id: guid(700), displayName: 'SG-Seniors', members: [3, 4, 5, 6].map(guid) })
  })
  afterEach(() => graph.close())
  const read = (groups = ['SG-Seniors'], clientSecret = secret, starred: readonly string[] = []) =>
    readEntra(
      {
        tenantId: guid(1),
        clientId: guid(2),
        clientSecret,
        graphUrl: graph.address,
        loginUrl: graph.address,
        wait: async (ms) => void waited.push(ms),
      },
      groups,
      starred,
    )
  const refusal = (...how: Parameters<typeof read>) =>
    read(...how).then(
      () => 'taken',
      (fault: Error) => `${fault.name}: ${fault.message}`,
    )
  const settle = async (before?: PeopleFile) => {
    const officeText = frameText({ from: 'entra' })
    const frame = readFrame(officeText)
    if (!frame.ok) throw new Error(frame.faults.join())
    return propose({ told: await read(), officeText, frame: frame.frame, before, now: new Date('2026-11-24T10:00:00Z') })
  }

  test('are read page after page, without guests and accounts that are off, with managers and groups', async () => {
    const { people, notes } = await read()
    expect(notes).toEqual([])
    expect(people).toHaveLength(20)
    expect(people[2]).toMatchObject({
      name: 'Cy Lead',
      entra: guid(3),
      manager: guid(1),
      groups: ['SG-Seniors'],
      telephone: '01632 960000',
    })
    expect(graph.asked.filter((asked) => asked.includes('/users?')).length).toBe(8)
  })

  test('become the office, with groups as roles and the directory’s manager as line manager', async () => {
    const { faults, file } = await settle()
    expect(faults).toEqual([])
    expect(file.people.find(({ id }) => id === 'cy.lead')).toMatchObject({
      entra: guid(3),
      lineManager: 'ada.head',
      roles: ['staff', 'group manager', 'senior on duty', 'line manager'],
    })
  })

  test('wait as long as Microsoft says after a 429, and give up after a while without a change', async () => {
    graph.fail(/users/, { status: 429, retryAfter: '7' })
    graph.fail(/users.*skiptoken=6/, { status: 503 })
    expect((await read()).people).toHaveLength(20)
    expect(waited).toEqual([7_000, 2_000])
    for (let times = 0; times < 3; times += 1) graph.fail(/users/, { status: 429, retryAfter: '50' })
    expect(await refusal()).toBe(
      'PeopleFault: Microsoft asks to come back later: nothing was changed, and what was fetched before stays in use.',
    )
  })

  test('half a page is no page: nothing is taken', async () => {
    graph.fail(/users.*skiptoken=9/, 'half')
    expect(await refusal()).toContain('PeopleFault: Microsoft Graph’s answer broke off: nothing was taken')
  })

  test('half a person is nobody who has left: nothing is taken', async () => {
    graph.users.push({ id: 'no id', displayName: 'Half A. Person' })
    expect(await refusal()).toBe('PeopleFault: Microsoft Graph tells of people in a way that cannot be read: nothing was changed.')
  })

  test('a next page at another address is not asked: the token stays with Microsoft', async () => {
    graph.fail(/users/, 'elsewhere')
    expect(await refusal()).toContain('named a next page at another address')
  })

  test('a group that may not be read keeps those who were in it', async () => {
    const { file } = await settle()
    graph.fail(/groups\?/, { status: 403, code: 'Authorization_RequestDenied' })
    const { changes, notes } = await settle(file)
    expect(changes).toEqual([])
    expect(notes).toEqual([
      expect.stringContaining(
        'The group “SG-Seniors” may not be read (Authorization_RequestDenied): whoever belonged to it goes on doing so.',
      ),
    ])
  })

  test('a group that is not there, or there twice, is named', async () => {
    graph.groups.push({ id: guid(701), displayName: "O'Twice", members: [] }, { id: guid(702), displayName: "O'Twice", members: [] })
    expect((await read(['Nowhere', "O'Twice", 'Head of Advice'])).notes).toEqual([
      expect.stringContaining('There is no group “Nowhere” in Entra'),
      expect.stringContaining("There are 2 groups “O'Twice” in Entra"),
    ])
  })

  test('a name with a star is for titles: groups that it fits are named, and nobody has a role by them', async () => {
    graph.groups.push({ id: guid(703), displayName: 'SG-Seniors North', members: [9, 10].map(guid) })
    graph.groups.push({ id: guid(704), displayName: 'Head of Advice, readers', members: [11].map(guid) })
    const told = await read(['SG-Seniors'], secret, ['Head of *', 'SG-Sen*', '*Lead', 'Director*'])
    // “Head of *” is a title that somebody has; nobody is a director, and no group begins so.
    expect(told.notes).toEqual([
      expect.stringMatching(
        /^“SG-Sen\*” in the office file \(directory, roles\) is nobody’s title\. It fits groups in Entra \(“SG-Seniors”, “SG-Seniors North”\), but a star is for titles alone: .* Write each group that is meant there by its whole name\.$/,
      ),
    ])
    const officeText = frameText({
      from: 'entra',
      roles: { 'head of department': ['Head of *'], 'senior on duty': ['SG-Sen*', 'Head of *'] },
    })
    const frame = readFrame(officeText)
    if (!frame.ok) throw new Error(frame.faults.join())
    const { file } = propose({ told, officeText, frame: frame.frame, before: undefined, now: new Date('2026-11-24T10:00:00Z') })
    expect(file.people.flatMap(({ id, roles }) => (roles.includes('senior on duty') ? [id] : []))).toEqual(['ada.head', 'bo.head'])
  })

  test.each([
    ['a wrong secret', /never/, undefined, 'wrong secret, quite', 'check GRAPH_TENANT_ID, GRAPH_CLIENT_ID and GRAPH_CLIENT_SECRET'],
    [
      'no permission',
      /users/,
      { status: 403, code: 'Authorization_RequestDenied' },
      secret,
      'grant it User.Read.All and GroupMember.Read.All',
    ],
  ] as const)('%s is said with what to do', async (_, at, fault, with_, says) => {
    if (fault) graph.fail(at, fault)
    expect(await refusal([], with_)).toContain(says)
    expect(await refusal([], with_)).not.toContain(secret)
  })
})
