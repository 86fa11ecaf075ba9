import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'

const root = join(__dirname, '../..')
const source = join(root, 'src')

/** What a record's content, or something of it, is called in the code. */
const content = new Set(['Kept', 'Passed', 'Commit', 'ReadSummary', 'CountedRecord', 'Movement', 'Look', 'RecordAtHand'])
/** So deep in what a function gives is looked for it: an answer's list's lines' record. */
const deep = 5

/** The program without the packages it uses: none of them knows our records. */
function openProgram(): ts.Program {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, 'tsconfig.json'),
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
  )
  if (!config) throw new Error('tsconfig.json cannot be read')
  const options = { ...config.options, types: [], noEmit: true }
  const host = ts.createCompilerHost(options)
  const ours = (name: string, from: string) => {
    const file = name.startsWith('.') ? resolve(dirname(from), name).replace(/\.js$/, '.ts') : ''
    return existsSync(file) ? { resolvedFileName: file, extension: ts.Extension.Ts, isExternalLibraryImport: false } : undefined
  }
  host.resolveModuleNameLiterals = (names, from) => names.map(({ text }) => ({ resolvedModule: ours(text, from) }))
  return ts.createProgram(
    config.fileNames.filter((file) => file.startsWith(source)),
    options,
    host,
  )
}

const fileOf = (node: ts.Node | undefined): string => relative(source, node?.getSourceFile().fileName ?? root)

/** Does what a function gives hold a record's content? A function within what it gives is as good as what it gives. */
function holdsContent(checker: ts.TypeChecker, type: ts.Type, left = deep, seen = new Set<ts.Type>()): boolean {
  const given = checker.getAwaitedType(type) ?? type
  if (left < 0 || seen.has(given)) return false
  seen.add(given)
  if (given.isUnionOrIntersection()) return given.types.some((one) => holdsContent(checker, one, left, seen))
  const symbol = given.aliasSymbol ?? given.symbol
  const [declared] = symbol?.declarations ?? []
  if (symbol && content.has(symbol.name) && /^(?:log|casework)\//.test(fileOf(declared))) return true
  const isReference = 'target' in given
  const inner = [...(given.aliasTypeArguments ?? []), ...(isReference ? checker.getTypeArguments(given as ts.TypeReference) : [])]
  if (inner.some((one) => holdsContent(checker, one, left - 1, seen))) return true
  if (!(given.flags & ts.TypeFlags.Object) || fileOf(declared).startsWith('..')) return false
  return given.getProperties().some((property) => {
    const held = checker.getTypeOfSymbol(property)
    const [call] = held.getCallSignatures()
    return holdsContent(checker, call ? checker.getReturnTypeOfSignature(call) : held, left - 1, seen)
  })
}

export interface LogReaders {
  /** Each file outside the log that uses a member of the Log interface, with those that it uses. */
  readonly uses: ReadonlyMap<string, ReadonlySet<string>>
  /** Each exported function outside the log that gives a record's content on, with the files that import it. */
  readonly givers: ReadonlyMap<string, ReadonlySet<string>>
}

/** Who reads records, asked of the types: however a log is called in a file, and whatever a function's name is. */
export function readersInCode(): LogReaders {
  const program = openProgram()
  const checker = program.getTypeChecker()
  const ours = program.getSourceFiles().filter(({ fileName }) => !/^(?:\.\.|log\/)/.test(relative(source, fileName)))
  const members = logMembers(program)
  const uses = new Map<string, Set<string>>()
  const givers = new Map<ts.Symbol, { readonly name: string; readonly by: Set<string> }>()
  for (const file of ours) {
    const module = checker.getSymbolAtLocation(file)
    for (const symbol of module ? checker.getExportsOfModule(module) : []) {
      const calls = checker.getTypeOfSymbol(symbol).getCallSignatures()
      if (calls.some((call) => holdsContent(checker, checker.getReturnTypeOfSignature(call))))
        givers.set(symbol, { name: `${fileOf(file)} ${symbol.name}`, by: new Set() })
    }
  }
  for (const file of ours) {
    const visit = (node: ts.Node): void => {
      if (ts.isImportSpecifier(node)) {
        const named = checker.getSymbolAtLocation(node.name)
        if (named && named.flags & ts.SymbolFlags.Alias) givers.get(checker.getAliasedSymbol(named))?.by.add(fileOf(file))
      } else if (ts.isIdentifier(node) && isMember(checker, node, members.get(node.text)))
        uses.set(fileOf(file), (uses.get(fileOf(file)) ?? new Set()).add(node.text))
      ts.forEachChild(node, visit)
    }
    visit(file)
  }
  return { uses, givers: new Map([...givers.values()].map(({ name, by }) => [name, by])) }
}

function logMembers(program: ts.Program): ReadonlyMap<string, ts.Declaration> {
  const file = program.getSourceFile(join(source, 'log/log.ts'))
  const log = file?.statements.find((one) => ts.isInterfaceDeclaration(one) && one.name.text === 'Log')
  if (!log || !ts.isInterfaceDeclaration(log)) throw new Error('log/log.ts has no interface Log')
  return new Map(log.members.map((one) => [one.name?.getText() ?? '', one]))
}

/** Is this name the log's member: after a dot, or taken out of it in braces? */
function isMember(checker: ts.TypeChecker, node: ts.Identifier, member: ts.Declaration | undefined): boolean {
  if (!member) return false
  const { parent } = node
  const symbol = ts.isBindingElement(parent)
    ? checker.getTypeAtLocation(parent.parent).getProperty((parent.propertyName ?? parent.name).getText())
    : checker.getSymbolAtLocation(node)
  return symbol?.declarations?.includes(member) ?? false
}
