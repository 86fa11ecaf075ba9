import fc from '../node_modules/fast-check/lib/cjs/fast-check.js'
import { seedOfRun } from './seed-of-run.js'

// Every property starts from the seed of the run. A failing one is made smaller for two minutes at most, so that the rest of the suite still has its time.
fc.configureGlobal({ seed: seedOfRun(), ...(process.env.LONG ? {} : { interruptAfterTimeLimit: 120_000 }) })

// biome-ignore lint/style/noDefaultExport: it stands in for the package, whose export is the default one.
export default fc
