import type { MessageCreateParams } from '@anthropic-ai/sdk/resources/messages'
import {
  anything,
  flag,
  integer,
  isRecord,
  listOf,
  nullable,
  oneOf,
  record,
  shape,
  tagged,
  text,
  textOr,
} from './checks.ts'
import type { Check } from './checks.ts'

/** Fields that the SDK sends as headers. */
type InHeaders = 'user_profile_id' | 'workspace_id'
type BodyField = Exclude<keyof MessageCreateParams, InHeaders>

const type = anything
const cacheControl = nullable(shape({ type: oneOf('ephemeral') }, { ttl: oneOf('5m', '1h') }))
const cached = { cache_control: cacheControl }
const citations = nullable(shape({}, { enabled: flag }))

const base64 = (...media: string[]) => shape({ type, data: text, media_type: oneOf(...media) })
const byUrl = shape({ type, url: text })
const byFile = shape({ type, file_id: text })

const textBlock = shape({ type, text }, { ...cached, citations: nullable(listOf(record)) })
const image = shape(
  {
    type,
    source: tagged({ base64: base64('image/jpeg', 'image/png', 'image/gif', 'image/webp'), url: byUrl, file: byFile }),
  },
  { ...cached, transformations: nullable(record) },
)
const plain = shape({ type, data: text, media_type: oneOf('text/plain') })
const document = shape(
  {
    type,
    source: tagged({ base64: base64('application/pdf'), text: plain, content: record, url: byUrl, file: byFile }),
  },
  { ...cached, citations, context: nullable(text), title: nullable(text) },
)
const searchResult = shape(
  { type, source: text, title: text, content: listOf(tagged({ text: textBlock })) },
  { ...cached, citations },
)
const toolResultContent = tagged({ text: textBlock, image, search_result: searchResult, document })
const toolResult = shape(
  { type, tool_use_id: text },
  { ...cached, content: textOr(listOf(toolResultContent)), is_error: flag, toolset_name: nullable(text) },
)
const toolUse = shape(
  { type, id: text, name: text, input: record },
  { ...cached, caller: record, toolset_name: nullable(text) },
)

const block = tagged({
  text: textBlock,
  image,
  document,
  search_result: searchResult,
  thinking: shape({ type, thinking: text, signature: text }),
  redacted_thinking: shape({ type, data: text }),
  tool_use: toolUse,
  tool_result: toolResult,
})

const textBlocks = textOr(listOf(tagged({ text: textBlock })))

const customTool = shape(
  { name: text, input_schema: record },
  {
    ...cached,
    type: nullable(oneOf('custom')),
    description: text,
    strict: flag,
    allowed_callers: listOf(text),
    defer_loading: flag,
    eager_input_streaming: nullable(flag),
    input_examples: listOf(record),
  },
)

/** Tools of the vendor carry a dated type; of these only the name is looked at. */
const tool: Check = (value, path) => {
  const kind = isRecord(value) ? value['type'] : undefined
  return typeof kind === 'string' && kind !== 'custom' ? record(value, path) : customTool(value, `${path}.custom`)
}

const parallel = { disable_parallel_tool_use: flag }
const toolChoice = tagged({
  auto: shape({ type }, parallel),
  any: shape({ type }, parallel),
  none: shape({ type }),
  tool: shape({ type, name: text }, parallel),
})

const thinking = tagged({
  enabled: shape({ type, budget_tokens: integer(1024) }, { display: nullable(oneOf('summarized', 'omitted')) }),
  adaptive: shape({ type }, { display: nullable(oneOf('summarized', 'omitted')) }),
  disabled: shape({ type }),
  between_tools: shape({ type }),
})

const outputConfig = shape(
  {},
  {
    effort: nullable(oneOf('low', 'medium', 'high', 'xhigh', 'max')),
    format: nullable(tagged({ json_schema: shape({ type, schema: record }) })),
  },
)

const message = shape({ role: oneOf('user', 'assistant', 'system'), content: textOr(listOf(block)) })

/** Every field of the SDK's own type of a request: a field that comes or goes there stops the compiler here. */
const fields = {
  model: text,
  messages: listOf(message),
  max_tokens: integer(0),
  cache_control: cacheControl,
  container: anything,
  diagnostics: nullable(record),
  inference_geo: nullable(text),
  metadata: shape({}, { user_id: nullable(text) }),
  output_config: outputConfig,
  service_tier: oneOf('auto', 'standard_only'),
  speed: nullable(oneOf('standard', 'fast')),
  stop_sequences: listOf(text),
  stream: flag,
  system: textBlocks,
  thinking,
  tool_choice: toolChoice,
  tools: listOf(tool),
} satisfies Record<BodyField, Check>

const { model, messages, max_tokens, ...optional } = fields

/** Says what is wrong with the body of `POST /v1/messages`, field by field. */
export const checkShape = (body: unknown): string | null => shape({ model, messages, max_tokens }, optional)(body, '')

/** The same without what only an answer needs, for `POST /v1/messages/count_tokens`. */
export const checkCountShape = (body: unknown): string | null =>
  shape({ model, messages }, { ...optional, max_tokens })(body, '')
