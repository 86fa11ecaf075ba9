import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const source = join(__dirname, '../../../src')

/** Everything in which a bot may keep something from one arrival to the next, as `file name`. */
export function keepersInCode(): readonly string[] {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  return files.flatMap((file) => keepersIn(file, readFileSync(join(source, file), 'utf8'))).sort()
}

/** The same of one file: what it holds beside its functions, and what functions that it gives share. */
export function keepersIn(file: string, text: string): readonly string[] {
  const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && isKept(node) && outlives(node))
      found.push(`${file} ${node.name.text}`)
    ts.forEachChild(node, visit)
  }
  visit(parsed)
  return found
}

const memories = /^(?:Map|Set|WeakMap)$/
/** Is it something that fills up: a map, a set, a list, or a memory of what was seen; or a place for one thing that is put there later? */
function isKept({ initializer, parent, type }: ts.VariableDeclaration): boolean {
  const changes = ts.isVariableDeclarationList(parent) && (parent.flags & ts.NodeFlags.Let) !== 0
  if (!initializer) return changes && !isPlain(type)
  if (ts.isNewExpression(initializer)) return memories.test(initializer.expression.getText()) && (initializer.arguments?.length ?? 0) === 0
  if (ts.isCallExpression(initializer)) return /^open(?:Seen|Taken)$/.test(initializer.expression.getText())
  return ts.isArrayLiteralExpression(initializer) && initializer.elements.length === 0
}
const isPlain = (type: ts.TypeNode | undefined): boolean => /^(?:number|boolean|Instant)?(?: \| undefined)?$/.test(type?.getText() ?? '')

/** Does it live longer than the call that made it: in no function, or in one that gives functions which use it? */
function outlives(node: ts.VariableDeclaration): boolean {
  const home = functionAround(node)
  if (!home) return true
  return givesFunctions(home) && isUsedWithin(home, (node.name as ts.Identifier).text)
}
const isFunction = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  ts.isArrowFunction(node) || ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node) || ts.isMethodDeclaration(node)
const functionAround = (node: ts.Node): ts.FunctionLikeDeclaration | undefined => {
  for (let around = node.parent; around; around = around.parent) if (isFunction(around)) return around
  return undefined
}
function givesFunctions(home: ts.FunctionLikeDeclaration): boolean {
  const named = new Set<string>()
  let gives = false
  const isGiven = (given: ts.Expression | undefined): boolean => {
    if (!given) return false
    if (ts.isParenthesizedExpression(given)) return isGiven(given.expression)
    if (isFunction(given)) return true
    if (ts.isIdentifier(given)) return named.has(given.text)
    if (ts.isCallExpression(given)) return given.arguments.some(isGiven)
    if (!ts.isObjectLiteralExpression(given)) return false
    return given.properties.some(
      (one) =>
        ts.isMethodDeclaration(one) ||
        (ts.isPropertyAssignment(one) && isGiven(one.initializer)) ||
        (ts.isShorthandPropertyAssignment(one) && named.has(one.name.text)) ||
        ts.isSpreadAssignment(one),
    )
  }
  const names = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) && node.name) named.add(node.name.text)
    if (
      ts.isVariableDeclaration(node) &&
      ts.isIdentifier(node.name) &&
      node.initializer &&
      (isFunction(node.initializer) || isGiven(node.initializer))
    )
      named.add(node.name.text)
    if (!isFunction(node) || node === home) ts.forEachChild(node, names)
  }
  const returns = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && isGiven(node.expression)) gives = true
    if (!isFunction(node) || node === home) ts.forEachChild(node, returns)
  }
  names(home)
  if (home.body && !ts.isBlock(home.body)) return isGiven(home.body)
  returns(home)
  return gives
}
/** Is it used in a function within, which may be called later? */
function isUsedWithin(home: ts.FunctionLikeDeclaration, name: string): boolean {
  let used = false
  const visit = (node: ts.Node, inner: boolean): void => {
    if (ts.isIdentifier(node) && node.text === name && inner) used = true
    ts.forEachChild(node, (child) => visit(child, inner || isFunction(child)))
  }
  if (home.body) visit(home.body, false)
  return used
}
