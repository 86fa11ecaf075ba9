// Runs the benches named on the command line (or all) one after the other, and prints one JSON object: npm run bench -- steps ask
require('./register.cjs')
require('./all.ts')
