import { fetchRecord, layOut, layOutInPassing } from '../../src/casework/record-at-hand.js'
import { NewerRecord } from '../../src/log/log.js'
import { isBookkeeping } from '../../src/procedures/bookkeeping.js'
import { instant } from '../../src/procedures/words.js'
import { lateInTheYear } from './random-years.js'

test('a record that moves on is folded on from where it was, however long it is', async () => {
  const { year, log } = await lateInTheYear()
  const alert = year.desk.procedures.find(({ name }) => name === 'at-risk')
  const [listed] = await log.list({ procedure: 'at-risk', limit: 1 })
  if (!alert || !listed) throw new Error('nobody raised an alert')
  const { record } = listed
  let folded = 0
  const counting = {
    ...alert,
    evolve: (...[state, event]: Parameters<typeof alert.evolve>) => {
      folded += 1
      return alert.evolve(state, event)
    },
  }
  const desk = { ...year.desk, procedures: [counting] }
  await fetchRecord(desk, record)
  const append = async (event: string) => {
    const version = (log.commits.get(record)?.length ?? 0) + 1
    const events = [{ event, rung: version, told: [], next: year.now() }]
    await log.append({ record, version, at: instant(new Date(year.now())), by: 'clock', events, owed: [] }, { ...listed, marks: [] })
  }
  for (let rung = 0; rung < 50; rung += 1) {
    folded = 0
    await append('AlertClimbed')
    const at = await fetchRecord(desk, record)
    expect([rung, folded]).toEqual([rung, 1])
    if (at) expect(at.state).toEqual(layOutInPassing(alert, at.kept).state)
  }
  // What a newer version has written is seen wherever it stands.
  await append('WrittenByANewerVersion')
  await expect(fetchRecord(desk, record)).rejects.toThrow(NewerRecord)
})

test('every record of an office stands as its events say, folded on or from the beginning, and as another version of its procedure folds it', async () => {
  const { year, log } = await lateInTheYear()
  for (const { record, procedure } of year.records) {
    const kept = await log.read(record)
    if (!kept) throw new Error(`${record} is gone`)
    const happened = kept.events.filter((event) => !isBookkeeping(event))
    expect(layOut(procedure, kept).state).toEqual(happened.reduce(procedure.evolve, procedure.initial))
    expect(layOut({ ...procedure, evolve: (state) => state }, kept).state).toEqual(procedure.initial)
  }
})
