import { fileURLToPath } from 'node:url'
import {
  API,
  type Checker,
  type Symbol as Named,
  SignatureKind,
  SymbolFlags,
  type Type,
  TypeFlags,
  type TypeReference,
  type UnionType,
} from 'typescript/unstable/sync'
import type { Replies } from '#server/openapi.ts'

const project = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/** JSON Schema of a value as it goes over the wire. */
type Schema = Record<string, unknown>

/**
 * What every action answers, as JSON Schema, read from the types its code is checked by: a reply cannot be described
 * otherwise than it is. Types that bear a name become shared schemas of that name. Takes some seconds; needs the compiler,
 * which only who builds the product has: `npm run docs` keeps the result for the API description.
 * @returns `{ file: true }` stands for an action that answers with a file.
 */
export function repliesOf(): Replies {
  const api = new API({ cwd: project })
  try {
    const opened = api.updateSnapshot({ openProjects: [`${project}/tsconfig.node.json`] }).getProjects()[0]
    const list = `${project}/src/actions/index.ts`
    const file = opened?.program.getSourceFile(list)
    const module = file && opened?.checker.getSymbolAtLocation(file)
    if (!opened || !module) throw new Error(`${list} is not part of tsconfig.node.json`)
    const { checker } = opened
    const exported = checker.getExportsOfModule(module).find(({ name }) => name === 'actions')
    const actions = exported && checker.getTypeOfSymbol(exported)
    if (!actions) throw new Error(`${list} exports no actions`)
    const walk = new Walk(checker)
    const replies = checker.getPropertiesOfType(actions).map((action) => [action.name, walk.schema(walk.reply(action))] as const)
    return {
      actions: Object.fromEntries(replies),
      schemas: Object.fromEntries([...walk.shared].sort(([a], [b]) => (a < b ? -1 : 1))),
    }
  } finally {
    api.close()
  }
}

class Walk {
  checker: Checker
  /** Name of a shared schema → what it says; null while it is being written. */
  shared = new Map<string, Schema>()
  /** A type that bears a name, by the number of the type: two types of one name get two names. */
  names = new Map<number, string>()

  constructor(checker: Checker) {
    this.checker = checker
  }

  /** What `run` of an action promises. */
  reply(action: Named): Type {
    const { checker } = this
    const type = checker.getTypeOfSymbol(action)
    const run = type && checker.getPropertyOfType(type, 'run')
    const signature = run && checker.getSignaturesOfType(checker.getTypeOfSymbol(run) as Type, SignatureKind.Call)[0]
    const promise = signature && checker.getReturnTypeOfSignature(signature)
    const output = promise && checker.getTypeArguments(promise as TypeReference)[0]
    if (!output) throw new Error(`${action.name} promises nothing`)
    return output
  }

  schema(type: Type): Schema {
    const name = this.nameOf(type)
    if (name === null) return this.written(type)
    if (!this.shared.has(name)) {
      this.shared.set(name, {})
      this.shared.set(name, this.written(type))
    }
    return { $ref: `#/components/schemas/${name}` }
  }

  /** Objects and lists of words that bear a name of their own are told once. */
  nameOf(type: Type): string | null {
    const { checker } = this
    const alias = type.getAliasSymbol()
    if (!alias || type.getAliasTypeArguments().length > 0 || alias.name === 'MadeFile') return null
    if (!type.isUnionType() && !(type.flags & TypeFlags.Object)) return null
    if (checker.isArrayLikeType(type) || BUILT_IN.has(alias.name)) return null
    const known = this.names.get(type.id)
    if (known !== undefined) return known
    const taken = new Set(this.names.values())
    let name = alias.name
    for (let n = 2; taken.has(name) || RESERVED.has(name); n++) name = `${alias.name}${n}`
    this.names.set(type.id, name)
    return name
  }

  written(type: Type): Schema {
    const { checker } = this
    const { flags } = type
    if (flags & (TypeFlags.Any | TypeFlags.Unknown)) return {}
    if (type.isStringLiteralType() || type.isNumberLiteralType()) return { const: type.value }
    if (flags & TypeFlags.BooleanLiteral) return { const: checker.typeToString(type) === 'true' }
    if (flags & (TypeFlags.String | TypeFlags.TemplateLiteral)) return { type: 'string' }
    if (flags & TypeFlags.Number) return { type: 'number' }
    // Whatever is exact beyond the integers of a double goes over the wire as digits.
    if (flags & TypeFlags.BigInt) return { type: 'string', pattern: '^-?[0-9]+$' }
    if (flags & TypeFlags.Boolean) return { type: 'boolean' }
    if (flags & TypeFlags.Null) return { type: 'null' }
    if (type.isUnionType()) return this.union(type)
    if (checker.isTupleType(type)) return this.tuple(checker.getTypeArguments(type as TypeReference))
    if (checker.isArrayType(type))
      return { type: 'array', items: this.schema(checker.getTypeArguments(type as TypeReference)[0] as Type) }
    if (type.getSymbol()?.name === 'Date') return { type: 'string', format: 'date-time' }
    if (type.getAliasSymbol()?.name === 'MadeFile') return { file: true }
    return this.object(type)
  }

  union(type: UnionType): Schema {
    const parts = type.getTypes().filter(({ flags }) => !(flags & TypeFlags.Undefined))
    const words = parts.flatMap((part) => (part.isStringLiteralType() || part.isNumberLiteralType() ? [part.value] : []))
    const both = parts.filter(({ flags }) => flags & TypeFlags.BooleanLiteral).length === 2
    const others = parts.filter(
      (part) => !part.isStringLiteralType() && !part.isNumberLiteralType() && !(both && part.flags & TypeFlags.BooleanLiteral),
    )
    const schemas = [
      ...(words.length === 0 ? [] : words.length === 1 ? [{ const: words[0] }] : [{ enum: [...words].sort() }]),
      ...(both ? [{ type: 'boolean' }] : []),
      ...others.map((part) => this.schema(part)),
    ]
    return schemas.length === 1 ? (schemas[0] as Schema) : { anyOf: schemas }
  }

  tuple(items: readonly Type[]): Schema {
    return { type: 'array', prefixItems: items.map((item) => this.schema(item)), minItems: items.length, maxItems: items.length }
  }

  object(type: Type): Schema {
    const { checker } = this
    const index = checker.getIndexInfosOfType(type)[0]
    const fields = checker.getPropertiesOfType(type).flatMap((symbol) => {
      const of = checker.getTypeOfSymbol(symbol)
      // What is a function or nothing does not go over the wire.
      if (!of || checker.getSignaturesOfType(of, SignatureKind.Call).length > 0 || of.flags & TypeFlags.Undefined) return []
      const said = checker.getDocumentationCommentOfSymbol(symbol).replaceAll(/\s+/g, ' ').trim()
      const optional = (symbol.flags & SymbolFlags.Optional) !== 0 || holdsNothing(of)
      return [{ name: symbol.name, optional, schema: { ...this.schema(of), ...(said === '' ? {} : { description: said }) } }]
    })
    if (fields.length === 0 && index) return { type: 'object', additionalProperties: this.schema(index.valueType) }
    return {
      type: 'object',
      required: fields.filter(({ optional }) => !optional).map(({ name }) => name),
      properties: Object.fromEntries(fields.map(({ name, schema }) => [name, schema])),
      ...(index ? { additionalProperties: this.schema(index.valueType) } : { additionalProperties: false }),
    }
  }
}

const holdsNothing = (type: Type): boolean =>
  type.isUnionType() && type.getTypes().some(({ flags }) => flags & TypeFlags.Undefined)

/** Names of the language, not of the field; and names the description of the API already gives. */
const BUILT_IN = new Set(['Record', 'Readonly', 'Partial', 'Pick', 'Omit'])
const RESERVED = new Set(['Problem'])
