const { createHash } = require('node:crypto')
const { readFileSync } = require('node:fs')
const Ajv = require('ajv')
const draft6 = require('ajv/dist/refs/json-schema-draft-06.json')
const standalone = require('ajv/dist/standalone').default
const { version } = require('ajv/package.json')

/** The published schema that a file stands for: the JSON beside it. */
const schemaOf = (file) => readFileSync(file.replace(/cjs$/, 'schema.json'), 'utf8')

module.exports = {
  /** Anew for another schema, another ajv and whenever this file changes. */
  getCacheKey: (_, file) => createHash('sha256').update(schemaOf(file)).update(version).update(readFileSync(__filename)).digest('hex'),
  /** Compiles a schema, which takes as long as many a test file: jest keeps what is made of it, and each file that checks a card has it at once. */
  process(_, file) {
    const { id: _id, ...published } = JSON.parse(schemaOf(file))
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, code: { source: true } })
    ajv.addMetaSchema(draft6)
    return { code: standalone(ajv, ajv.compile(published)) }
  },
}
