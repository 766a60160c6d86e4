import type { ContentBlockParam, MessageCreateParams, MessageParam, Tool } from '@anthropic-ai/sdk/resources/messages'
import { first } from './checks.ts'
import { checkOutputSchema } from './output-schema.ts'

const MOST_OUTPUT = 64_000
const MOST_CACHE_MARKS = 4
/** The last generation that continues an answer begun in the request. */
const TAKES_PREFILL = /-4-5(-\d{8})?$/

export function blocksOf({ content }: MessageParam): ContentBlockParam[] {
  return typeof content === 'string' ? [{ type: 'text', text: content }] : content
}

const isCustom = (tool: object): tool is Tool => 'input_schema' in tool

function checkOutputSize({ model, max_tokens }: MessageCreateParams): string | null {
  if (max_tokens <= MOST_OUTPUT) return null
  return `max_tokens: ${max_tokens} > ${MOST_OUTPUT}, which is the maximum allowed number of output tokens for ${model}`
}

function checkTurns({ messages, model }: MessageCreateParams): string | null {
  if (messages.length === 0) return 'messages: at least one message is required'
  if (messages[0]?.role !== 'user') return 'messages: first message must use the "user" role'
  const prefilled = messages.at(-1)?.role === 'assistant'
  return prefilled && !TAKES_PREFILL.test(model)
    ? 'This model does not support assistant message prefill. The conversation must end with a user message.'
    : null
}

function checkContents({ messages }: MessageCreateParams): string | null {
  const last = messages.length - 1
  const empty = messages.findIndex((message, index) => {
    const isOptional = index === last && message.role === 'assistant'
    return !isOptional && message.content.length === 0
  })
  if (empty >= 0)
    return `messages.${empty}: all messages must have non-empty content except for the optional final assistant message`
  const texts = messages.flatMap((message) => blocksOf(message).filter((block) => block.type === 'text'))
  return texts.some(({ text }) => text === '') ? 'messages: text content blocks must be non-empty' : null
}

/** Each tool call is answered in the message right after it, and nothing else is. */
function checkToolResults({ messages }: MessageCreateParams): string | null {
  return first(
    messages.map((message, index) => () => {
      const results = resultIds(messages[index + 1])
      const missing = useIds(message).filter((id) => !results.includes(id))
      if (missing.length > 0 && index < messages.length - 1)
        return `messages.${index}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${missing.join(', ')}`
      const asked = useIds(messages[index - 1])
      const stray = resultIds(message).find((id) => !asked.includes(id))
      return stray === undefined
        ? null
        : `messages.${index}.content: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${stray}`
    }),
  )
}

const useIds = (message: MessageParam | undefined) =>
  message ? blocksOf(message).flatMap((block) => (block.type === 'tool_use' ? [block.id] : [])) : []

const resultIds = (message: MessageParam | undefined) =>
  message ? blocksOf(message).flatMap((block) => (block.type === 'tool_result' ? [block.tool_use_id] : [])) : []

function checkTools({ tools = [], tool_choice: choice }: MessageCreateParams): string | null {
  const names = tools.flatMap((tool): string[] => ('name' in tool ? [tool.name] : []))
  const badName = tools.findIndex((tool) => isCustom(tool) && !/^[a-zA-Z0-9_-]{1,128}$/.test(tool.name))
  if (badName >= 0) return `tools.${badName}.custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'`
  const badSchema = tools.findIndex((tool) => isCustom(tool) && tool.input_schema['type' as string] !== 'object')
  if (badSchema >= 0) return `tools.${badSchema}.custom.input_schema.type: Input should be 'object'`
  if (new Set(names).size < names.length) return 'tools: Tool names must be unique.'
  if (choice && choice.type !== 'none' && tools.length === 0)
    return 'tool_choice: tool_choice may only be specified while providing tools.'
  if (choice?.type === 'tool' && !names.includes(choice.name))
    return `tool_choice: Tool '${choice.name}' not found in provided tools`
  return first(
    tools.map(
      (tool, index) => () =>
        isCustom(tool) && tool.strict
          ? checkOutputSchema(tool.input_schema, `tools.${index}.custom.input_schema`)
          : null,
    ),
  )
}

/** Source: the vendor's page on structured outputs, "Schema complexity limits". */
const MOST_STRICT_TOOLS = 20
const MOST_OPTIONAL_FIELDS = 24

/** All strict schemas of a request are compiled together: there is a limit to how much. */
function checkStrictTools({ tools = [] }: MessageCreateParams): string | null {
  const strict = tools.filter((tool): tool is Tool => isCustom(tool) && tool.strict === true)
  if (strict.length > MOST_STRICT_TOOLS) return `tools: Too many strict tools (maximum ${MOST_STRICT_TOOLS})`
  const optional = strict.reduce((count, { input_schema: { properties, required } }) => {
    const names = Object.keys(properties ?? {})
    return count + names.filter((name) => !(required ?? []).includes(name)).length
  }, 0)
  return optional > MOST_OPTIONAL_FIELDS
    ? `tools: Too many optional parameters in strict tools (${optional}, maximum ${MOST_OPTIONAL_FIELDS})`
    : null
}

function checkCacheMarks({ system, tools = [], messages, cache_control: whole }: MessageCreateParams): string | null {
  const blocks: object[] = [...tools, ...(Array.isArray(system) ? system : []), ...messages.flatMap(blocksOf)]
  const marks = blocks.filter((block) => 'cache_control' in block && block.cache_control).length + (whole ? 1 : 0)
  return marks > MOST_CACHE_MARKS
    ? `A maximum of ${MOST_CACHE_MARKS} blocks with cache_control may be provided. Found ${marks}.`
    : null
}

function checkThinking({ thinking, max_tokens }: MessageCreateParams): string | null {
  return thinking?.type === 'enabled' && thinking.budget_tokens >= max_tokens
    ? '`max_tokens` must be greater than `thinking.budget_tokens`.'
    : null
}

function checkFormat({ output_config: output }: MessageCreateParams): string | null {
  return output?.format ? checkOutputSchema(output.format.schema, 'output_config.format.schema') : null
}

const RULES = [
  checkOutputSize,
  checkTurns,
  checkContents,
  checkToolResults,
  checkTools,
  checkStrictTools,
  checkCacheMarks,
  checkThinking,
  checkFormat,
]

/** Says what is wrong with a request whose fields are right. */
export function checkRules(request: MessageCreateParams): string | null {
  return first(RULES.map((rule) => () => rule(request)))
}
