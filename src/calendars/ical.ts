/** The library that reads calendars. It is an ES module: our build leaves import() as it is. */
export const openIcal = async () => (await import('ical.js')).default

export type Ical = Awaited<ReturnType<typeof openIcal>>
export type Component = InstanceType<Ical['Component']>
export type Property = InstanceType<Ical['Property']>
export type Time = InstanceType<Ical['Time']>
