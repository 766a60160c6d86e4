import Anthropic from '@anthropic-ai/sdk'
import type {
  Message,
  MessageCreateParamsNonStreaming,
  MessageParam,
  TextBlockParam,
  Tool,
  Usage,
} from '@anthropic-ai/sdk/resources/messages'
import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod'
import type { z } from 'zod'
import type { ProviderMeter } from '#src/providers/meter.ts'
import { asModelError } from './anthropic-errors.ts'
import type {
  AnswerModel,
  Instruction,
  ModelAnswer,
  ModelRequest,
  ModelStep,
  ModelUsage,
  ToolCall,
  ToolRequest,
  ToolRound,
  ToolSpec,
} from './answer-model.ts'
import { ModelError } from './model-error.ts'
import { costOf, factsOf } from './prices.ts'
import { wireFetch } from './wire-fetch.ts'

const officialUrl = 'https://api.anthropic.com'

export interface AnthropicParts {
  apiKey: string
  model: string
  /** Without a path; null is the vendor's own. */
  baseUrl: string | null
  meter: ProviderMeter
}

/** Claude, through the vendor's SDK. */
export class AnthropicModel implements AnswerModel {
  readonly name: string
  readonly #client: Anthropic
  readonly #meter: ProviderMeter

  constructor({ apiKey, model, baseUrl, meter }: AnthropicParts) {
    this.name = model
    this.#meter = meter
    // retries are ours: the SDK's own would wait as long as the provider asks, past the time that a client waits
    this.#client = new Anthropic({
      apiKey,
      authToken: null,
      baseURL: baseUrl ?? officialUrl,
      maxRetries: 0,
      fetch: wireFetch,
      logLevel: 'off',
    })
  }

  fill<T>(request: ModelRequest<T>): Promise<ModelAnswer<T>> {
    return this.#measured(request, () => this.#ask(request))
  }

  step<T>(request: ToolRequest<T>): Promise<ModelStep<T>> {
    return this.#measured(request, () => this.#askWithTools(request))
  }

  async #measured<A>(request: { conciergerieId: number }, ask: () => Promise<A>): Promise<A> {
    const start = performance.now()
    try {
      const answer = await ask()
      this.#meter.called('anthropic', performance.now() - start)
      return answer
    } catch (error) {
      const known = asModelError(error)
      if (known.kind !== 'aborted') this.#meter.failed('anthropic', known.code, known.message, request.conciergerieId)
      throw known
    }
  }

  async #ask<T>(request: ModelRequest<T>): Promise<ModelAnswer<T>> {
    const { timeoutMs, signal } = request
    const message = await this.#client.messages.create(paramsOf(this.name, request), { timeout: timeoutMs, signal })
    const usage = usageOf(this.name, message.usage)
    const written = textOf(message, usage)
    return { value: readForm(request.reader, written, usage), written, usage }
  }

  async #askWithTools<T>(request: ToolRequest<T>): Promise<ModelStep<T>> {
    const { timeoutMs, signal } = request
    const message = await this.#client.messages.create(toolParamsOf(this.name, request), { timeout: timeoutMs, signal })
    const usage = usageOf(this.name, message.usage)
    const calls = callsOf(message)
    if (calls.length > 0 && message.stop_reason === 'tool_use')
      return { kind: 'calls', said: saidIn(message), calls, usage }
    const written = textOf(message, usage)
    return { kind: 'form', value: readForm(request.reader, written, usage), written, usage }
  }
}

function toolParamsOf<T>(model: string, request: ToolRequest<T>): MessageCreateParamsNonStreaming {
  const params = paramsOf(model, request)
  return {
    ...params,
    messages: [...params.messages, ...request.rounds.flatMap(asMessages)],
    tools: request.tools.map(asTool),
    tool_choice: request.mayCall ? { type: 'auto', disable_parallel_tool_use: true } : { type: 'none' },
  }
}

function asTool({ name, description, input, strict }: ToolSpec): Tool {
  // the vendor's helper leaves out what structured outputs cannot keep
  const { type: _type, ...schema } = zodOutputFormat(input).schema
  return { name, description, input_schema: { type: 'object', ...schema }, ...(strict && { strict }) }
}

function asMessages({ said, calls, answers }: ToolRound): MessageParam[] {
  const spoken: TextBlockParam[] = said.trim() === '' ? [] : [{ type: 'text', text: said }]
  return [
    {
      role: 'assistant',
      content: [
        ...spoken,
        ...calls.map(({ id, name, input }) => ({ type: 'tool_use' as const, id, name, input: asRecord(input) })),
      ],
    },
    {
      role: 'user',
      content: answers.map(({ id, text, failed }) => ({
        type: 'tool_result' as const,
        tool_use_id: id,
        content: text,
        ...(failed && { is_error: true }),
      })),
    },
  ]
}

const asRecord = (input: unknown) => (typeof input === 'object' && input !== null && !Array.isArray(input) ? input : {})

function callsOf({ content }: Message): ToolCall[] {
  const blocks = Array.isArray(content) ? content : []
  return blocks.flatMap((block) =>
    block.type === 'tool_use' ? [{ id: block.id, name: block.name, input: block.input }] : [],
  )
}

const saidIn = ({ content }: Message) =>
  content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('')

function paramsOf<T>(model: string, request: ModelRequest<T>): MessageCreateParamsNonStreaming {
  const effort = factsOf(model).takesEffort ? { effort: 'low' as const } : {}
  return {
    model,
    max_tokens: request.maxTokens,
    system: request.instructions.map(asBlock),
    messages: request.turns.map(({ role, text }) => ({ role, content: text })),
    output_config: { ...effort, format: { type: 'json_schema', schema: schemaOf(request.form) } },
  }
}

const schemas = new WeakMap<z.ZodType, ReturnType<typeof zodOutputFormat>['schema']>()

/** Made once for each form: forms are few and never change, and writing one as a schema costs as much as the request. */
function schemaOf(form: z.ZodType) {
  const schema = schemas.get(form) ?? zodOutputFormat(form).schema
  schemas.set(form, schema)
  return schema
}

function asBlock({ text, cached }: Instruction): TextBlockParam {
  return cached ? { type: 'text', text, cache_control: { type: 'ephemeral' } } : { type: 'text', text }
}

function textOf(message: Message, usage: ModelUsage): string {
  // anything may answer at the configured address
  const blocks = Array.isArray(message.content) ? message.content : []
  const text = blocks.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('')
  if (message.stop_reason === 'refusal')
    throw new ModelError('refused', 'refusal', 'the model declined to answer', { usage })
  if (message.stop_reason === 'max_tokens')
    throw new ModelError('invalid', 'max_tokens', 'the answer was cut', { usage })
  if (text.trim() === '')
    throw new ModelError('invalid', 'no_text', `no text, stop reason ${String(message.stop_reason)}`, { usage })
  return text
}

function readForm<T>(reader: z.ZodType<T>, written: string, usage: ModelUsage): T {
  const parsed = reader.safeParse(parseJson(written))
  if (parsed.success) return parsed.data
  throw new ModelError('invalid', 'wrong_form', 'the answer does not fill the form', {
    usage,
    retryable: true,
    cause: parsed.error,
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.trim().replace(/^```(?:json)?|```$/g, ''))
  } catch {
    return undefined
  }
}

function usageOf(model: string, usage: Partial<Usage> | undefined): ModelUsage {
  const tokens = {
    inputTokens: usage?.input_tokens ?? 0,
    outputTokens: usage?.output_tokens ?? 0,
    cacheReadTokens: usage?.cache_read_input_tokens ?? 0,
    cacheWriteTokens: usage?.cache_creation_input_tokens ?? 0,
  }
  return { ...tokens, costMicros: costOf(model, tokens) }
}
